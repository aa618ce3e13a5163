"""Anna writes and adds files, Carla and Dana take steps: what their browsers show and send."""

import io
from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from portal.contributions.actions.media import remove_medium, restore_medium
from portal.contributions.models import Contribution, ContributionEntry, Medium, MediumState, Version
from portal.contributions.queries.authors import invitations_of
from portal.contributions.rules import MOST_FILES, MOST_WAITING, Status
from portal.contributions.views import steps
from portal.core.clock import now
from portal.core.db import db
from portal.core.mail.models import Email
from portal.core.storage.streaming import the_store
from tests.builders.preparing import prepare_all
from tests.builders.retention import erase
from tests.builders.uploads import picture
from tests.cast import Cast
from tests.page_reading import parsed, sent_by, the_form, words

JSON = {"Accept": "application/json"}


def file(content: bytes, name: str) -> tuple[io.BytesIO, str]:
    return io.BytesIO(content), name


def form_of(answer: TestResponse, button: str, **typed: Any) -> MultiDict[str, Any]:
    """What the page with the text sends when this button is pressed; an empty button saves by itself."""
    form = sent_by(answer, "/new" if "/new" in answer.request.path else "/edit", **typed)
    form.setlist("action", [button] if button else [])
    return form


def press(browser: FlaskClient, page: str, button: str, **typed: Any) -> TestResponse:
    return browser.post(page, data=form_of(browser.get(page), button, **typed))


@pytest.fixture
def anna(cast: Cast) -> FlaskClient:
    return cast.signed_in(cast.anna)


# --- writing ---


def test_anna_saves_a_draft_and_hands_it_in_from_the_same_page(cast: Cast, anna: FlaskClient) -> None:
    first = press(anna, "/de/contributions/new", "save", title="Der Fluss")
    contribution = db.session.scalars(select(Contribution)).one()
    assert (first.status_code, first.location) == (303, f"/de/contributions/{contribution.id}/edit")
    refused = press(anna, first.location, "submit")
    assert (refused.location, contribution.status) == (first.location, "draft")
    assert "Text oder eine Datei" in words(anna.get(first.location))
    done = press(anna, first.location, "submit", text="Unser Fluss ist lang.")
    db.session.expire_all()
    assert (done.location, contribution.status) == ("/de/desk", "submitted")


def test_anna_sees_before_handing_in_how_her_text_will_be_read(cast: Cast, anna: FlaskClient) -> None:
    text = "# Der 3. Oktober\n\n3. Oktober: **Ankunft**\u000b4. Oktober: Abfahrt"
    shown = press(anna, "/de/contributions/new", "preview", text=text)
    contribution = db.session.scalars(select(Contribution)).one()
    assert (shown.status_code, contribution.status) == (303, "draft")
    page = anna.get(shown.location)
    assert "<h2>Der 3. Oktober</h2>\n<p>3. Oktober: <strong>Ankunft</strong><br>\n4. Oktober: Abfahrt</p>" in page.text
    assert 'id="preview"' not in anna.get(f"/de/contributions/{contribution.id}/edit").text


def test_anna_names_classmates_and_nobody_else(cast: Cast, anna: FlaskClient) -> None:
    press(anna, "/de/contributions/new", "save", title="Zu zweit", authors=[str(cast.ben.id)])
    [contribution] = db.session.scalars(select(Contribution))
    assert [invitation.person for invitation in invitations_of(contribution)] == [cast.ben]
    page = f"/de/contributions/{contribution.id}/edit"
    stranger = anna.post(page, data=sent_by(anna.get(page), "/edit", authors=[str(cast.filiz.id)]))
    assert stranger.status_code == 422


def test_of_two_windows_the_older_one_shows_both_texts(cast: Cast, anna: FlaskClient) -> None:
    contribution = cast.contribution(text="Gestern geschrieben.")
    page = f"/de/contributions/{contribution.id}/edit"
    older = sent_by(anna.get(page), "/edit", text="Im alten Fenster.")
    press(anna, page, "save", text="Im neuen Fenster.")
    conflict = anna.post(page, data=older)
    assert conflict.status_code == 409
    assert "Im neuen Fenster." in words(conflict)
    assert sent_by(conflict, "/edit")["text"] == "Im alten Fenster."
    assert anna.post(page, data=form_of(conflict, "save")).status_code == 303
    db.session.expire_all()
    assert contribution.text == "Im alten Fenster."


def test_an_autosave_answers_with_the_revision_that_it_saved(cast: Cast, anna: FlaskClient) -> None:
    contribution = cast.contribution()
    page = f"/de/contributions/{contribution.id}/edit"
    seen, form = contribution.revision, form_of(anna.get(page), "", text="Noch mehr.")
    answer = anna.post(page, data=form, headers=JSON)
    assert (answer.status_code, answer.get_json()["revision"]) == (201, seen + 1)


def test_what_was_handed_in_opens_no_form(cast: Cast, anna: FlaskClient) -> None:
    contribution = cast.contribution(status="submitted")
    answer = anna.get(f"/de/contributions/{contribution.id}/edit")
    assert answer.location == f"/de/contributions/{contribution.id}"


# --- files ---


def test_one_bad_file_costs_no_good_one(cast: Cast, anna: FlaskClient) -> None:
    contribution = cast.contribution()
    files = [file(picture("PNG"), "wehr.png"), file(b"MZ\x90", "virus.exe")]
    answer = anna.post(f"/de/contributions/{contribution.id}/media", data={"files": files}, headers=JSON)
    [medium] = db.session.scalars(select(Medium))
    assert (answer.status_code, answer.get_json()["media"]) == (201, [medium.id])
    [refused] = answer.get_json()["refused"]
    assert "virus.exe" in refused


def test_when_every_file_is_refused_the_answer_says_so(cast: Cast, anna: FlaskClient) -> None:
    contribution = cast.contribution()
    data = {"files": [file(b"MZ\x90", "virus.exe")]}
    answer = anna.post(f"/de/contributions/{contribution.id}/media", data=data, headers=JSON)
    assert answer.status_code == 422
    assert "virus.exe" in answer.get_json()["message"]


def test_a_removed_file_is_put_back_and_earlier_versions_keep_it(cast: Cast, anna: FlaskClient) -> None:
    contribution = cast.contribution()
    page = f"/de/contributions/{contribution.id}/edit"
    anna.post(f"/de/contributions/{contribution.id}/media", data={"files": [file(picture("PNG"), "wehr.png")]})
    [medium] = db.session.scalars(select(Medium))
    anna.post(page, data=sent_by(anna.get(page), "/edit", remove=str(medium.id)))
    db.session.expire_all()
    assert medium.removed_at is not None
    first = db.session.scalars(select(Version.media).order_by(Version.number)).first()
    assert first == [[medium.id, ""]]
    anna.post(page, data=sent_by(anna.get(page), "/edit", restore=str(medium.id)))
    db.session.expire_all()
    assert medium.removed_at is None


def test_only_a_published_picture_is_shown_again_without_asking(cast: Cast, anna: FlaskClient) -> None:
    contribution = cast.contribution()
    anna.post(f"/de/contributions/{contribution.id}/media", data={"files": [file(picture("PNG"), "wehr.png")]})
    [medium] = db.session.scalars(select(Medium))
    address = f"/de/contributions/{contribution.id}/media/{medium.id}/full"
    prepare_all()
    assert anna.get(address, buffered=True).headers["Cache-Control"] == "private, no-cache"
    contribution.status, contribution.published_at = Status.PUBLISHED, now()
    db.session.commit()
    assert anna.get(address, buffered=True).headers["Cache-Control"] == "private, max-age=60"


def test_a_file_that_another_window_removed_already_makes_no_version_more(cast: Cast) -> None:
    medium = Medium(contribution=cast.contribution(), kind="image", name="a", files={}, n_bytes=1, sha256="")
    db.session.add(medium)
    db.session.flush()
    for change in (restore_medium, remove_medium, remove_medium, restore_medium, restore_medium):
        change(medium, by=cast.anna)
    assert len(db.session.scalars(select(Version)).all()) == 2


def test_anna_describes_her_picture_and_the_version_keeps_her_words(cast: Cast, anna: FlaskClient) -> None:
    contribution = cast.contribution()
    page = f"/de/contributions/{contribution.id}/edit"
    anna.post(f"/de/contributions/{contribution.id}/media", data={"files": [file(picture("PNG"), "wehr.png")]})
    [medium] = db.session.scalars(select(Medium))
    press(anna, page, "save", **{f"alt-{medium.id}": "Ein Wehr im Nebel"})
    last = db.session.scalars(select(Version.media).order_by(Version.number.desc())).first()
    assert last == [[medium.id, "Ein Wehr im Nebel"]]


def add(anna: FlaskClient, contribution: Contribution, content: bytes, name: str = "wehr.png") -> Medium:
    """A file that Anna has just sent."""
    anna.post(f"/de/contributions/{contribution.id}/media", data={"files": [file(content, name)]})
    return db.session.scalars(select(Medium).order_by(Medium.id.desc()).limit(1)).one()


def test_a_new_file_is_shown_as_being_prepared_and_then_as_a_picture(cast: Cast, anna: FlaskClient) -> None:
    contribution = cast.contribution()
    medium = add(anna, contribution, picture("PNG"))
    page, full = f"/de/contributions/{contribution.id}", f"media/{medium.id}/full"
    for address in (f"{page}/edit", page):
        answer = anna.get(address)
        assert "wehr.png" in words(answer)
        assert "wird vorbereitet" in words(answer)
        assert full not in answer.text
    waiting = anna.get(f"{page}/{full}")
    assert (waiting.status_code, waiting.headers["Retry-After"]) == (202, "2")
    assert picture("PNG") not in waiting.data
    prepare_all()
    for address in (f"{page}/edit", page):
        answer = anna.get(address)
        assert "wird vorbereitet" not in words(answer)
        assert full in answer.text


def test_anna_describes_a_file_that_is_still_being_prepared(cast: Cast, anna: FlaskClient) -> None:
    contribution = cast.contribution()
    medium = add(anna, contribution, picture("PNG"))
    press(anna, f"/de/contributions/{contribution.id}/edit", "save", **{f"alt-{medium.id}": "Ein Wehr im Nebel"})
    prepare_all()
    db.session.expire_all()
    assert (medium.state, medium.alt) == (MediumState.READY, "Ein Wehr im Nebel")


def test_anna_reads_why_her_file_can_not_be_used_and_takes_it_out(cast: Cast, anna: FlaskClient) -> None:
    contribution = cast.contribution()
    medium = add(anna, contribution, picture("PNG")[:60])
    prepare_all()
    page = f"/de/contributions/{contribution.id}/edit"
    for address in ("/de/desk", page):
        assert "wehr.png“ kann nicht verwendet werden" in words(anna.get(address))
    anna.post(page, data=sent_by(anna.get(page), "/edit", remove=str(medium.id)))
    for address in ("/de/desk", page):
        assert "wehr.png" not in words(anna.get(address))


def test_anna_hears_of_it_on_her_start_page_after_handing_in(cast: Cast, anna: FlaskClient) -> None:
    contribution = cast.contribution()
    add(anna, contribution, picture("PNG")[:60])
    press(anna, f"/de/contributions/{contribution.id}/edit", "submit")
    prepare_all()
    assert "ziehe den Beitrag zurück" in words(anna.get("/de/desk"))
    assert "wehr.png“ kann nicht verwendet werden" in words(
        cast.signed_in(cast.carla).get(f"/de/contributions/{contribution.id}")
    )


def test_carlas_click_waits_for_a_file_that_has_only_just_arrived(
    cast: Cast, anna: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    contribution = cast.contribution()
    page = f"/de/contributions/{contribution.id}"
    add(anna, contribution, picture("PNG"))
    press(anna, f"{page}/edit", "submit")
    monkeypatch.setattr(steps, "PATIENCE", 0.01)
    carla = cast.signed_in(cast.carla)
    form = sent_by(carla.get(page), "/forward")
    refused = carla.post(f"{page}/forward", data=form)
    assert (refused.status_code, "wird noch vorbereitet" in words(refused)) == (409, True)
    monkeypatch.setattr(steps, "PATIENCE", 10)
    monkeypatch.setattr(steps, "pause", prepare_all)  # a worker that comes to it while she waits
    assert carla.post(f"{page}/forward", data=form).status_code == 303


def test_too_many_files_that_wait_are_refused_and_nothing_typed_is_lost(cast: Cast, anna: FlaskClient) -> None:
    for _ in range(MOST_WAITING // MOST_FILES):
        contribution = cast.contribution()
        data = {"files": [file(picture("PNG"), f"{n}.png") for n in range(MOST_FILES)]}
        anna.post(f"/de/contributions/{contribution.id}/media", data=data)
    answer = press(anna, "/de/contributions/new", "submit", title="Noch mehr", files=[file(picture("PNG"), "25.png")])
    shown = anna.get(answer.location)
    assert "25.png“ wurde nicht hinzugefügt. Es werden noch viele Dateien vorbereitet." in words(shown)
    assert sent_by(shown, "/edit")["title"] == "Noch mehr"


def test_beyond_the_limit_no_file_is_added(cast: Cast, anna: FlaskClient) -> None:
    contribution = cast.contribution()
    for position in range(MOST_FILES):
        db.session.add(
            Medium(contribution=contribution, position=position, kind="image", name="a", files={}, n_bytes=1, sha256="")
        )
    db.session.commit()
    data = {"files": [file(picture("PNG"), "noch-eins.png")]}
    answer = anna.post(f"/de/contributions/{contribution.id}/media", data=data, headers=JSON)
    assert answer.status_code == 422
    assert len(db.session.scalars(select(Medium)).all()) == MOST_FILES


# --- steps ---


def test_carla_forwards_from_her_start_page_and_comes_back_to_it(cast: Cast) -> None:
    contribution = cast.contribution(status="submitted")
    carla = cast.signed_in(cast.carla)
    forward = f"/contributions/{contribution.id}/forward"
    answer = carla.post(f"/de{forward}", data=sent_by(carla.get("/de/desk"), forward))
    assert answer.location == "/de/desk"


def test_carla_returns_it_with_a_reason_and_stays_on_its_page(cast: Cast, anna: FlaskClient) -> None:
    contribution = cast.contribution(status="submitted")
    page, carla = f"/de/contributions/{contribution.id}", cast.signed_in(cast.carla)
    form = sent_by(carla.get(page), "/return", codes=["explain_more", "unknown"], words="Wo war das?")
    assert carla.post(f"{page}/return", data=form).location == page
    [entry] = db.session.scalars(select(ContributionEntry))
    assert (entry.reasons, entry.reason) == (["explain_more"], "Wo war das?")
    assert "Wo war das?" in words(anna.get("/de/desk"))


@pytest.mark.parametrize("folder", ["contributions", "moderation"])
def test_dana_decides_on_either_page_with_the_same_result(cast: Cast, folder: str) -> None:
    contribution = cast.contribution(status="in_review")
    dana, path = cast.signed_in(cast.dana), f"/de/{folder}/{contribution.id}"
    silent = dana.post(f"{path}/reject", data=sent_by(dana.get(path), "/reject"))
    assert (silent.status_code, "Begründung" in words(silent)) == (409, True)
    assert the_form(dana.get(path), f"{path}/publish") is not None
    answer = dana.post(f"{path}/publish", data=sent_by(dana.get(path), f"{path}/publish"))
    assert answer.status_code == 303
    [entry] = db.session.scalars(select(ContributionEntry))
    assert (entry.step, entry.start, entry.to, entry.by) == ("publish", "in_review", "published", cast.dana)
    assert [email.recipient for email in db.session.scalars(select(Email))] == [cast.carla.email]


def test_strangers_find_neither_drafts_nor_versions(cast: Cast) -> None:
    contribution = cast.contribution()
    for person in (None, cast.ben, cast.carla, cast.dana, cast.emil):
        assert cast.signed_in(person).get(f"/de/contributions/{contribution.id}").status_code == 404
    for person in (cast.ben, cast.carla, cast.dana, cast.emil):
        assert cast.signed_in(person).get(f"/de/contributions/{contribution.id}/versions").status_code == 404


def test_anna_looks_back_at_what_she_saved_before(cast: Cast, anna: FlaskClient) -> None:
    press(anna, "/de/contributions/new", "save", title="Der Fluss", text="Zuerst.")
    [contribution] = db.session.scalars(select(Contribution))
    page = f"/de/contributions/{contribution.id}"
    press(anna, f"{page}/edit", "save", text="Danach.")
    assert "Zuerst." in words(anna.get(f"{page}/versions/1"))
    assert "Danach." in words(anna.get(f"{page}/versions/2"))
    assert anna.get(f"{page}/versions/3").status_code == 404


# --- empty, deleted, handed in ---


def test_a_form_in_which_nothing_was_typed_makes_no_draft(anna: FlaskClient) -> None:
    for button in ("save", "submit"):
        answer = press(anna, "/de/contributions/new", button, title="  ")
        assert answer.status_code == 422
        assert "Noch ist nichts gespeichert" in words(answer)
    refused = press(anna, "/de/contributions/new", "save", files=[file(b"MZ", "virus.exe")])
    assert (refused.status_code, "virus.exe" in words(refused)) == (422, True)
    assert db.session.scalars(select(Contribution)).all() == []


def test_anna_deletes_a_draft_and_puts_it_back(cast: Cast, anna: FlaskClient) -> None:
    contribution = cast.contribution()
    page = f"/de/contributions/{contribution.id}"
    assert anna.post(f"{page}/delete").location == "/de/desk"
    desk = anna.get("/de/desk")
    assert "7 Tage lang" in words(desk)
    assert [a.get("href") for a in parsed(desk).iter("a") if "/contributions/" in (a.get("href") or "")] == [
        "/de/contributions/new"
    ]
    assert anna.get(f"{page}/edit").status_code == 302
    assert cast.signed_in(cast.carla).get(page).status_code == 404
    assert anna.post(f"{page}/restore").status_code == 303
    assert anna.get(f"{page}/edit").status_code == 200


def test_a_draft_of_several_and_what_was_handed_in_are_not_deleted(cast: Cast, anna: FlaskClient) -> None:
    shared, submitted = cast.contribution(), cast.contribution(status="submitted")
    shared.authors.append(cast.ben)
    db.session.commit()
    for contribution in (shared, submitted):
        assert anna.post(f"/de/contributions/{contribution.id}/delete").status_code == 409
        assert "/delete" not in anna.get(f"/de/contributions/{contribution.id}").text


def test_a_deleted_draft_goes_for_good_after_a_week_with_its_files(cast: Cast, anna: FlaskClient) -> None:
    contribution = cast.contribution()
    medium = add(anna, contribution, picture("PNG"))
    prepare_all()
    keys = [stored["key"] for stored in medium.files.values()]
    anna.post(f"/de/contributions/{contribution.id}/delete")
    assert erase("deleted_drafts") == 0
    assert all(the_store().find(key) for key in keys)
    db.session.get_one(Contribution, contribution.id).status_since = now() - timedelta(days=7)
    assert erase("deleted_drafts") == 1
    assert db.session.scalars(select(Contribution)).all() == []
    assert [the_store().find(key) for key in keys] == [None] * len(keys)


@pytest.mark.parametrize("headers", [{}, {**JSON, "X-Goes-On": "1"}], ids=["without scripts", "by script"])
def test_after_handing_in_the_start_page_says_what_happens_next(anna: FlaskClient, headers: dict[str, str]) -> None:
    typed = form_of(anna.get("/de/contributions/new"), "submit", title="Der Main", text="Er fließt.")
    answer = anna.post("/de/contributions/new", data=typed, headers=headers)
    assert answer.headers["Location"] == "/de/desk"
    told = words(anna.get("/de/desk"))
    assert [part in told for part in ("Eingereicht!", "Der Main", "Carla", "Regionalkoordination")] == [True] * 4
    assert "Eingereicht!" not in words(anna.get("/de/desk"))


def test_a_file_saved_by_script_is_confirmed_on_the_next_page(anna: FlaskClient) -> None:
    typed = form_of(anna.get("/de/contributions/new"), "save", title="Der Main")
    answer = anna.post("/de/contributions/new", data=typed, headers={**JSON, "X-Goes-On": "1"})
    assert "Gespeichert." in words(anna.get(answer.headers["Location"]))


def test_taking_it_back_is_not_the_next_step(cast: Cast, anna: FlaskClient) -> None:
    contribution = cast.contribution(status="submitted")
    page = parsed(anna.get(f"/de/contributions/{contribution.id}"))
    panel = next(section for section in page.iter("section") if section.get("aria-labelledby") == "next-step")
    assert "Als Nächstes liest die Lehrkraft" in " ".join(panel.itertext())
    assert list(panel.iter("form")) == []
    assert any((form.get("action") or "").endswith("/withdraw") for form in page.iter("form"))
