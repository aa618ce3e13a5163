"""Contact data in contributions: Anna reads of it, Carla or Dana confirms that it is none, and nothing else goes out."""

from typing import Any

import pytest
from sqlalchemy import select

from portal.contributions.actions.contacts import confirm_contact, doubt_contact
from portal.contributions.actions.drafts import Content, save
from portal.contributions.actions.steps import Explanation, take_step
from portal.contributions.jobs import look_for_contacts
from portal.contributions.models import ContactConfirmation, ContactCount, Contribution, Medium
from portal.contributions.queries.contacts import findings, open_findings
from portal.contributions.rules import ContributionRefusal, Part, Place, Relation, Status, Step
from portal.core.db import db
from portal.core.refusal import Refused
from portal.core.storage.streaming import the_store
from portal.spotting.spots import Kind
from tests.builders.uploads import text_pdf
from tests.cast import Cast

PHONE = "0171 3920045"
WITH_PHONE = f"Unser Fluss ist lang. Ruf an: {PHONE}!"


def refusal(contribution: Contribution, step: Step, by: Any) -> ContributionRefusal:
    with pytest.raises(Refused) as refused:
        take_step(contribution, step, by=by)
    code = refused.value.code
    assert isinstance(code, ContributionRefusal)
    return code


def picture(contribution: Contribution, **facts: Any) -> Medium:
    described = {"kind": "image", "name": "bild.jpg", "alt": "", "files": {}, "n_bytes": 1, "sha256": "0"} | facts
    medium = Medium(contribution=contribution, **described)
    db.session.add(medium)
    db.session.commit()
    return medium


# --- what is found, and where ---


def test_it_is_found_wherever_readers_see_it_and_the_same_is_one(cast: Cast) -> None:
    contribution = cast.contribution(title="Insta: @anna.malt", text=f"{WITH_PHONE} Oder 0171/39 200 45.")
    picture(contribution, alt=f"Mein Bild, {PHONE}")
    picture(contribution, name="anna@example.org.jpg")
    picture(contribution, kind="pdf", looked_for=1, found=[[3, "address", "Rosengasse 5", "Ich wohne ", ", dort"]])
    found = findings(contribution)
    assert [(each.excerpt.kind, each.excerpt.text, each.places) for each in found] == [
        (Kind.HANDLE, "@anna.malt", [Place(Part.TITLE)]),
        (Kind.PHONE, PHONE, [Place(Part.TEXT), Place(Part.DESCRIPTION, 1)]),
        (Kind.EMAIL, "anna@example.org", [Place(Part.NAME, 2)]),
        (Kind.ADDRESS, "Rosengasse 5", [Place(Part.PAGE, 3, 3)]),
    ]
    assert (found[1].excerpt.before, found[1].excerpt.after[:5]) == ("Unser Fluss ist lang. Ruf an: ", "! Ode")


def test_emphasis_hides_no_number(cast: Cast) -> None:
    contribution = cast.contribution(text="Ruf an: **0171** 39200*45* oder _0171 3920046_, `anna@example.org`.")
    assert [finding.excerpt.essence for finding in findings(contribution)] == [
        "01713920045",
        "01713920046",
        "anna@example.org",
    ]


def test_files_that_were_taken_out_count_no_more(cast: Cast) -> None:
    contribution = cast.contribution()
    removed = picture(contribution, alt=PHONE)
    removed.removed_at = removed.created_at
    assert findings(contribution) == []


# --- the gate ---


def test_nothing_is_forwarded_or_published_with_contact_data(cast: Cast) -> None:
    submitted = cast.contribution(status="submitted", text=WITH_PHONE)
    assert refusal(submitted, Step.FORWARD, cast.carla) == ContributionRefusal.HAS_CONTACTS
    in_review = cast.contribution(status="in_review", text=WITH_PHONE)
    assert refusal(in_review, Step.PUBLISH, cast.dana) == ContributionRefusal.HAS_CONTACTS
    assert (submitted.status, in_review.status) == (Status.SUBMITTED, Status.IN_REVIEW)


def test_what_carla_confirms_nobody_asks_again(cast: Cast) -> None:
    contribution = cast.contribution(status="submitted", text=WITH_PHONE)
    confirm_contact(contribution, findings(contribution)[0].mark, by=cast.carla)
    take_step(contribution, Step.FORWARD, by=cast.carla)
    take_step(contribution, Step.REQUEST_CHANGES, by=cast.dana, explanation=Explanation(text="Bitte mehr."))
    save(contribution, Content("Neu", f"Mehr. {WITH_PHONE}", "de"), revision=contribution.revision, by=cast.anna)
    for step, by in ((Step.SUBMIT, cast.anna), (Step.FORWARD, cast.carla), (Step.PUBLISH, cast.dana)):
        take_step(contribution, step, by=by)
    [confirmation] = db.session.scalars(select(ContactConfirmation))
    assert (contribution.status, confirmation.role, confirmation.by_id) == ("published", "teacher", cast.carla.id)


def test_another_number_than_the_confirmed_one_is_asked_about(cast: Cast) -> None:
    """A confirmation belongs to what was confirmed."""
    contribution = cast.contribution(status="submitted", text=WITH_PHONE)
    confirm_contact(contribution, findings(contribution)[0].mark, by=cast.carla)
    contribution.text = "Ruf an: 0171 3920046"
    assert refusal(contribution, Step.FORWARD, cast.carla) == ContributionRefusal.HAS_CONTACTS


def test_a_confirmation_of_one_contribution_says_nothing_about_another(cast: Cast) -> None:
    one, other = (cast.contribution(status="submitted", text=WITH_PHONE) for _ in range(2))
    confirm_contact(one, findings(one)[0].mark, by=cast.carla)
    assert (len(open_findings(one)), len(open_findings(other))) == (0, 1)


def test_the_row_of_a_confirmation_holds_no_contact_data(cast: Cast) -> None:
    contribution = cast.contribution(status="submitted", text=WITH_PHONE)
    confirm_contact(contribution, findings(contribution)[0].mark, by=cast.carla)
    row = db.session.execute(select(*ContactConfirmation.__table__.columns)).one()
    assert "0171" not in repr(row)


@pytest.mark.both_databases
def test_confirming_twice_is_confirming_once_and_can_be_taken_back(cast: Cast) -> None:
    contribution = cast.contribution(status="in_review", text=WITH_PHONE)
    [finding] = findings(contribution)
    for by in (cast.dana, cast.carla):
        confirm_contact(contribution, finding.mark, by=by)
    assert [each.role for each in db.session.scalars(select(ContactConfirmation))] == [Relation.COORDINATOR]
    doubt_contact(contribution, finding.mark)
    assert refusal(contribution, Step.PUBLISH, cast.dana) == ContributionRefusal.HAS_CONTACTS


def test_what_is_not_there_any_more_can_not_be_confirmed(cast: Cast) -> None:
    contribution = cast.contribution(status="submitted", text=WITH_PHONE)
    [finding] = findings(contribution)
    contribution.text = "Nichts mehr."
    with pytest.raises(Refused) as refused:
        confirm_contact(contribution, finding.mark, by=cast.carla)
    assert refused.value.code == ContributionRefusal.CHANGED_SINCE


# --- documents ---


def stored_pdf(cast: Cast, status: str) -> Medium:
    """As it was stored before anybody looked for contact data."""
    path = the_store().incoming() / "old.pdf"
    path.write_bytes(text_pdf("Nichts.", "Write to anna@example.org"))
    facts = {"key": the_store().adopt(path, ".pdf"), "mime": "application/pdf", "bytes": 1}
    return picture(cast.contribution(status=status), kind="pdf", name="alt.pdf", files={"full": facts})


def test_a_document_that_came_before_is_looked_through_before_anything_is_published(cast: Cast) -> None:
    medium = stored_pdf(cast, "in_review")
    assert refusal(medium.contribution, Step.PUBLISH, cast.dana) == ContributionRefusal.STILL_PREPARING
    look_for_contacts()
    assert refusal(medium.contribution, Step.PUBLISH, cast.dana) == ContributionRefusal.HAS_CONTACTS
    assert [each.places for each in findings(medium.contribution)] == [[Place(Part.PAGE, 1, 2)]]
    assert list(the_store().incoming().iterdir()) == []


def test_a_document_that_can_not_be_read_is_looked_at_by_people(cast: Cast) -> None:
    medium = picture(
        cast.contribution(status="in_review"), kind="pdf", files={"full": {"key": f"00/00/{'0' * 32}.pdf"}}
    )
    look_for_contacts()
    [finding] = findings(medium.contribution)
    assert (finding.excerpt.kind, finding.places) == (Kind.UNREAD, [Place(Part.PAGE, 1, 1)])


def test_what_was_published_before_stays_published_and_is_counted(cast: Cast) -> None:
    published = cast.contribution(status="published", text=WITH_PHONE)
    waiting = cast.contribution(status="submitted", text=WITH_PHONE)
    cast.contribution(status="published")
    cast.contribution(text=WITH_PHONE)
    look_for_contacts()
    counts = db.session.scalars(select(ContactCount).order_by(ContactCount.contribution_id))
    assert [(row.contribution_id, row.number) for row in counts] == [(published.id, 1), (waiting.id, 1)]
    assert cast.signed_in(None).get(f"/de/contributions/{published.id}").status_code == 200
