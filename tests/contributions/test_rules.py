"""The transitions of a contribution, as reviewed: who may take which step from which status to which."""

import pytest

from portal.contributions.rules import (
    EDITABLE,
    SEEN_BY_COORDINATORS,
    TRANSITIONS,
    Kind,
    Relation,
    Status,
    Step,
    is_empty,
    kinds,
)
from portal.core.transitions import possible

# A “!” after the step: only with a reason. Whoever changes a row of the rules changes it here too, on purpose.
REVIEWED = """
submit           author          draft returned changes_requested -> submitted
forward          teacher         submitted -> in_review
return!          teacher         submitted -> returned
publish          coordinator     in_review -> published
request_changes! coordinator     in_review -> changes_requested
reject!          coordinator     in_review -> rejected
reconsider!      coordinator     published -> in_review
reconsider       coordinator     changes_requested rejected -> in_review
withdraw         author+teacher  submitted returned in_review changes_requested published -> withdrawn
resume           author+teacher  rejected withdrawn -> draft
delete           author          draft -> deleted
restore          author          deleted -> draft
"""


def test_the_table_is_the_reviewed_one() -> None:
    rows = [
        (
            transition.step + "!" * transition.needs_reason,
            "+".join(relation for relation in Relation if relation in transition.by),
            " ".join(status for status in Status if status in transition.start) + f" -> {transition.to}",
        )
        for transition in TRANSITIONS
    ]
    assert rows == [tuple(line.split(maxsplit=2)) for line in REVIEWED.strip().splitlines()]


def test_only_coordinators_publish() -> None:
    assert {
        relation for transition in TRANSITIONS if transition.to == Status.PUBLISHED for relation in transition.by
    } == {Relation.COORDINATOR}


def test_nothing_is_published_that_no_teacher_forwarded() -> None:
    seen = {Status.DRAFT}
    for _ in Status:
        seen |= {
            transition.to
            for transition in TRANSITIONS
            if transition.step != Step.FORWARD and not transition.start.isdisjoint(seen)
        }
    assert seen == {Status.DRAFT, Status.SUBMITTED, Status.RETURNED, Status.WITHDRAWN, Status.DELETED}


@pytest.mark.parametrize("status", Status)
def test_coordinators_decide_only_about_what_they_see(status: Status) -> None:
    assert status in SEEN_BY_COORDINATORS or not possible(TRANSITIONS, status, [Relation.COORDINATOR])


@pytest.mark.parametrize("status", Status)
def test_authors_always_find_a_way_back_to_their_own_text(status: Status) -> None:
    """By steps of their own and of their teacher alone, whatever has happened."""
    seen = {status}
    for _ in Status:
        own = (
            transition
            for start in seen
            for transition in possible(TRANSITIONS, start, [Relation.AUTHOR, Relation.TEACHER])
        )
        seen |= {transition.to for transition in own}
    assert not seen.isdisjoint(EDITABLE)


@pytest.mark.parametrize(
    ("title", "text", "n_media", "empty"),
    [
        ("Der Fluss", "Unser Fluss ist lang.", 0, False),
        ("Der Fluss", "", 1, False),
        ("Der Fluss", " \n", 0, True),
        (" ", "Unser Fluss ist lang.", 1, True),
    ],
)
def test_only_something_with_a_title_can_be_handed_in(title: str, text: str, n_media: int, empty: bool) -> None:
    assert is_empty(title, text, n_media) is empty


def test_kinds_stand_in_one_order_however_files_came() -> None:
    assert kinds("Text", ["pdf", "image", "image"]) == [Kind.TEXT, Kind.IMAGE, Kind.PDF]
    assert kinds(" ", ["video"]) == [Kind.VIDEO]
    assert kinds("", []) == []
