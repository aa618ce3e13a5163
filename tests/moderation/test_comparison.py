"""Dana sees what Anna has changed since the last time."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from portal.contributions.actions.drafts import Content, save
from portal.contributions.actions.steps import Explanation, take_step
from portal.contributions.models import Contribution, ContributionEntry, Medium, Version
from portal.contributions.rules import Step
from portal.core.clock import now
from portal.core.db import db
from portal.moderation.rules import FileChange, FileStep, Work, changes, standing
from tests.cast import Cast
from tests.page_reading import NAUGHTY, harm, parsed, words

BECAUSE = Explanation(text="Warum?")


def steps(cast: Cast, contribution: Contribution, *names: Step) -> None:
    """Each by whoever takes it."""
    by = {Step.SUBMIT: cast.anna, Step.WITHDRAW: cast.anna, Step.RESUME: cast.anna, Step.FORWARD: cast.carla}
    for name in names:
        take_step(contribution, name, by=by.get(name, cast.dana), explanation=BECAUSE)
    db.session.commit()


def write(cast: Cast, contribution: Contribution, title: str, text: str, **content: Any) -> None:
    save(contribution, Content(title, text, "de", **content), revision=contribution.revision, by=cast.anna)
    db.session.commit()


@pytest.fixture
def published(cast: Cast) -> Contribution:
    """A work with a picture, which Anna takes back to change it."""
    contribution = cast.contribution(text="Unser Fluss ist lang.\n\nEr fließt ins Meer.")
    db.session.add(picture(contribution, "Das Ufer"))
    db.session.commit()
    steps(cast, contribution, Step.SUBMIT, Step.FORWARD, Step.PUBLISH, Step.WITHDRAW, Step.RESUME)
    return contribution


def picture(contribution: Contribution, alt: str) -> Medium:
    file = {"key": "k.webp", "mime": "image/webp", "bytes": 1, "width": 1, "height": 1}
    medium = Medium(contribution=contribution, kind="image", name=f"{alt}.jpg", alt=alt, n_bytes=1, sha256="")
    medium.files = {"full": file, "thumbnail": file}
    medium.looked_for = 1
    return medium


def told(page: TestResponse) -> list[tuple[str, list[str]]]:
    """Of each comparison its name and all that it marks."""
    found = []
    for fold in parsed(page).iterfind(".//section[@aria-labelledby='changes']/details"):
        name = "".join(fold[0].itertext()).partition(" · ")[0]
        marks = (e for e in fold.iter() if e.tag in ("del", "ins"))
        found.append((name, [" ".join("".join(mark.itertext()).split()) for mark in marks]))
    return found


def review(browser: FlaskClient, contribution: Contribution) -> TestResponse:
    return browser.get(f"/en/moderation/{contribution.id}")


@pytest.mark.both_databases
def test_dana_reads_what_is_different_from_what_was_published(cast: Cast, published: Contribution) -> None:
    write(cast, published, "Der lange Fluss", "Unser Fluss ist breit.\n\nEr fließt ins Meer.")
    steps(cast, published, Step.SUBMIT, Step.FORWARD)
    page = review(cast.signed_in(cast.dana), published)
    assert told(page) == [("Since it was published", ["Added: lange", "Removed: lang.", "Added: breit."])]
    assert [e.get("lang") for e in parsed(page).iter("p") if e.get("class") == "changed"] == ["de", "de"]


def test_and_what_since_she_asked_for_changes(cast: Cast, published: Contribution) -> None:
    write(cast, published, "Der Fluss", "Unser Fluss ist breit.\n\nEr fließt ins Meer.")
    steps(cast, published, Step.SUBMIT, Step.FORWARD, Step.REQUEST_CHANGES)
    write(cast, published, "Der Fluss", "Unser Fluss ist breit.\n\nEr fließt weit.")
    steps(cast, published, Step.SUBMIT, Step.FORWARD)
    assert told(review(cast.signed_in(cast.dana), published)) == [
        ("Since it was published", ["Removed: lang.", "Added: breit.", "Removed: ins Meer.", "Added: weit."]),
        ("Since changes were requested", ["Removed: ins Meer.", "Added: weit."]),
    ]


def test_a_publication_that_was_undone_is_none(cast: Cast, published: Contribution) -> None:
    browser = cast.signed_in(cast.dana)
    write(cast, published, "Der Fluss", "Kurz.")
    steps(cast, published, Step.SUBMIT, Step.FORWARD, Step.PUBLISH)
    assert browser.post(f"/en/moderation/{published.id}/undo").status_code == 303
    [(name, marked)] = told(review(browser, published))
    assert (name, "Added: Kurz." in marked) == ("Since it was published", True)


def test_nothing_is_compared_before_the_first_decision_nor_outside_the_review(cast: Cast) -> None:
    contribution, dana = cast.contribution(), cast.signed_in(cast.dana)
    steps(cast, contribution, Step.SUBMIT, Step.FORWARD)
    assert told(review(dana, contribution)) == []
    steps(cast, contribution, Step.PUBLISH)
    assert told(review(dana, contribution)) == []
    steps(cast, contribution, Step.RECONSIDER)
    assert told(review(dana, contribution)) == [("Since it was published", [])]
    assert "Nothing has changed since then." in words(review(dana, contribution))


def test_files_that_came_went_or_are_described_otherwise(cast: Cast, published: Contribution) -> None:
    [old] = published.media
    described, new = picture(published, "Die Quelle"), picture(published, "Die Mündung")
    db.session.add_all([described, new])
    db.session.commit()
    steps(cast, published, Step.SUBMIT, Step.FORWARD, Step.REQUEST_CHANGES)
    old.removed_at = now()
    write(cast, published, "Der Fluss", "Unser Fluss ist lang.", alts={described.id: "Die Quelle im Wald"})
    steps(cast, published, Step.SUBMIT, Step.FORWARD)
    page = words(review(cast.signed_in(cast.dana), published))
    for text in (
        "Removed Das Ufer.jpg",
        "Described differently Die Quelle.jpg",
        "Added: im Wald",
        "Added Die Mündung.jpg",
    ):
        assert text in page


def test_a_picture_that_was_edited_in_its_place_is_told(cast: Cast, published: Contribution) -> None:
    steps(cast, published, Step.SUBMIT, Step.FORWARD)
    dana = cast.signed_in(cast.dana)
    assert "A picture has been edited since then." not in words(review(dana, published))
    entry = ContributionEntry(contribution_id=published.id, step=Step.EDIT_PICTURE, by_id=cast.carla.id)
    entry.start = entry.to = published.status
    db.session.add(entry)
    db.session.commit()
    page = words(review(dana, published))
    assert ("A picture has been edited since then." in page, "Nothing has changed" in page) == (True, False)


def test_the_texts_of_students_stay_texts(cast: Cast, published: Contribution) -> None:
    write(cast, published, " ".join(NAUGHTY)[:150], "\n\n".join(NAUGHTY))
    steps(cast, published, Step.SUBMIT, Step.FORWARD)
    page = review(cast.signed_in(cast.dana), published)
    assert harm(page) == []
    assert "Added: <script>alert(1)</script>" in told(page)[0][1]


def test_the_version_of_a_decision_is_kept_also_when_nothing_had_been_saved(cast: Cast) -> None:
    contribution = cast.contribution(status="in_review")
    steps(cast, contribution, Step.PUBLISH)
    entry = db.session.query(ContributionEntry).filter_by(step=Step.PUBLISH).one()
    version = db.session.get_one(Version, entry.version_id)
    assert (version.contribution_id, version.text) == (contribution.id, contribution.text)


def test_a_version_that_is_gone_is_not_compared_with(cast: Cast, published: Contribution) -> None:
    steps(cast, published, Step.SUBMIT, Step.FORWARD)
    db.session.execute(db.delete(Version).where(Version.contribution_id == published.id))
    db.session.commit()
    assert told(review(cast.signed_in(cast.dana), published)) == []


# --- the rules ---


def work(text: str = "", *files: tuple[int, str], language: str = "de") -> Work:
    return Work("", text, language, files)


def test_a_file_in_the_place_of_another_one_replaces_it() -> None:
    assert changes(work("", (1, "a"), (2, "b")), work("", (3, "c"), (2, "b"))).files == [
        FileChange(FileStep.REPLACED, 1, 3, [[("del", "a"), ("ins", "c")]])
    ]
    found = changes(work("", (1, "a"), (2, "b")), work("", (2, "b"), (4, "d"), (5, ""))).files
    assert [(each.step, each.before, each.after) for each in found] == [
        (FileStep.REMOVED, 1, None),
        (FileStep.ADDED, None, 4),
        (FileStep.ADDED, None, 5),
    ]
    assert changes(work("", (1, "a"), (2, "b")), work("", (2, "b"), (1, "a"))).is_nothing


def test_another_language_is_a_change() -> None:
    assert (changes(work(), work(language="fr")).language, changes(work(), work()).is_nothing) == ("de", True)


def test_what_is_too_much_for_a_page_is_cut_and_said() -> None:
    before = "\n".join(f"a{n} b c" for n in range(2000))
    cut = changes(work(before), work(before.replace(" b ", " x ")))
    assert (cut.is_cut, sum(map(len, cut.text))) == (True, 1000)
    assert not changes(work("a"), work("b")).is_cut


def test_an_undo_takes_back_the_step_before_it() -> None:
    taken = [Step.FORWARD, Step.PUBLISH, Step.UNDO, Step.REJECT, Step.UNDO, Step.PUBLISH]
    entries = [ContributionEntry(step=step) for step in reversed(taken)]
    assert [entry.step for entry in standing(entries)] == [Step.PUBLISH, Step.FORWARD]
