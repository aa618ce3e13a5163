"""Ada decides how long data stays, and sees what goes and what went."""

from datetime import timedelta

from flask.testing import FlaskClient

from portal.core.clock import now
from portal.core.db import db
from portal.core.retention import Source, Together, kinds_of_data
from portal.retention.models import RetentionPeriod
from portal.retention.queries import days_of
from tests.builders.retention import erase, night
from tests.cast import Cast
from tests.page_reading import parsed, words
from tests.retention.stale import add_stale
from tests.statements import n_queries

PAGE = "/en/retention"


def panel(browser: FlaskClient, key: str) -> str:
    fold = parsed(browser.get(PAGE)).find(f".//details[@id='{key}']")
    return " ".join("".join(fold.itertext()).split()) if fold is not None else ""


def test_ada_reads_what_stays_how_long_and_why_and_what_goes_next(cast: Cast) -> None:
    ada = cast.signed_in(cast.ada)
    assert "Nothing goes in the next night." in panel(ada, "emails")
    oldest = now() - timedelta(days=99)
    for moment in (oldest, now() - timedelta(days=91), now() - timedelta(days=89)):
        add_stale(kinds_of_data()["emails"], moment)
    db.session.commit()
    text = panel(ada, "emails")
    assert "Goes in the next night: 2" in text
    assert "The oldest is from:" in text
    assert "Three months are enough to find out what did not arrive." in text
    assert "As shipped: 90. From 7 to 365." in text


def test_ada_changes_a_period_and_it_counts(cast: Cast) -> None:
    ada = cast.signed_in(cast.ada)
    add_stale(kinds_of_data()["emails"], now() - timedelta(days=40))
    db.session.commit()
    answer = ada.post(f"{PAGE}/emails", data={"emails-days": "30", "seen": "90"})
    assert (answer.status_code, answer.location) == (303, f"{PAGE}#emails")
    assert (days_of("emails"), erase("emails")) == (30, 1)
    assert db.session.get_one(RetentionPeriod, "emails").by_id == cast.ada.id


def test_what_is_too_short_too_long_or_no_number_is_refused_beside_the_field(cast: Cast) -> None:
    ada = cast.signed_in(cast.ada)
    for typed in ("6", "366", "", "soon"):
        answer = ada.post(f"{PAGE}/emails", data={"emails-days": typed, "seen": "90"})
        wrong = parsed(answer).findall(".//div[@class='field wrong']/input")
        assert answer.status_code == 422
        assert [(field.get("name"), field.get("value")) for field in wrong] == [("emails-days", typed)]
    assert days_of("emails") == 90


def test_of_two_administrators_the_second_is_told(cast: Cast) -> None:
    ada = cast.signed_in(cast.ada)
    ada.post(f"{PAGE}/emails", data={"emails-days": "60", "seen": "90"})
    answer = ada.post(f"{PAGE}/emails", data={"emails-days": "30", "seen": "90"})
    assert answer.status_code == 409
    assert "Somebody else has changed this" in words(answer)
    assert days_of("emails") == 60


def test_the_report_of_a_night_stands_on_the_page(cast: Cast) -> None:
    ada = cast.signed_in(cast.ada)
    assert "No night has passed yet." in words(ada.get(PAGE))
    add_stale(kinds_of_data()["kept_texts"], now() - timedelta(days=31))
    run = night()
    assert "Texts that were typed when a session had ended: 1" in words(ada.get(PAGE))
    run.ended_at, run.failed, run.counts = None, ["emails"], {"a kind of former times": 4}
    db.session.commit()
    text = words(ada.get(PAGE))
    assert "Not finished yet" in text
    assert "a kind of former times: 4" in text
    assert "the log says why: Emails that were sent or given up" in text


def test_the_preview_costs_the_same_however_much_goes(cast: Cast) -> None:
    ada = cast.signed_in(cast.ada)
    few = n_queries(ada, PAGE)
    for kind in kinds_of_data().values():
        for age in range(1, 4):
            add_stale(kind, now() - timedelta(days=kind.period.days + age))
    db.session.commit()
    assert n_queries(ada, PAGE) == few <= sum(places(kind.source) for kind in kinds_of_data().values()) + 8


def places(source: Source) -> int:
    """In how many a kind lies: each is counted by one question."""
    return sum(map(places, source.sources)) if isinstance(source, Together) else 1


def test_the_privacy_notice_tells_the_periods_that_count(cast: Cast, client: FlaskClient) -> None:
    before = words(client.get("/de/legal/privacy"))
    assert "Gesendete und endgültig nicht zustellbare E-Mails: 90 Tage" in before
    assert "Zähler fehlgeschlagener Anmeldungen: bis zur nächsten Nacht" in before
    cast.signed_in(cast.ada).post(f"{PAGE}/emails", data={"emails-days": "30", "seen": "90"})
    assert "Gesendete und endgültig nicht zustellbare E-Mails: 30 Tage" in words(client.get("/de/legal/privacy"))


def test_anna_reads_when_her_forgotten_draft_goes_and_keeps_it_by_going_on(cast: Cast) -> None:
    anna, draft = cast.signed_in(cast.anna), cast.contribution()
    pages = ("/de/desk", f"/de/contributions/{draft.id}/edit")
    assert not any("lange nicht geändert" in words(anna.get(page)) for page in pages)
    draft.updated_at = now() - timedelta(days=720)
    db.session.commit()
    assert all("Dieser Entwurf wurde lange nicht geändert." in words(anna.get(page)) for page in pages)
    typed = {"title": "Der Fluss im Winter", "text": "Er friert zu.", "language": "de", "revision": draft.revision}
    anna.post(pages[1], data={**typed, "project": draft.project_id, "action": "save"})
    assert not any("lange nicht geändert" in words(anna.get(page)) for page in pages)
