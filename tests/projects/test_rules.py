"""The transitions of a project, as reviewed: who may take which step from which status to which."""

from typing import Any

import pytest

from portal.projects.rules import (
    EDITABLE,
    PUBLIC,
    TAKES_CONTRIBUTIONS,
    TRANSITIONS,
    Difference,
    Field,
    Relation,
    Status,
    differences,
    missing_fields,
)

# A “!” after the step: only with a reason. Whoever changes a row of the rules changes it here too, on purpose.
REVIEWED = """
submit           owner        draft changes_requested -> submitted
take_back        owner        submitted -> draft
accept           coordinator  submitted -> accepted
request_changes! coordinator  submitted -> changes_requested
decline!         coordinator  submitted -> declined
reconsider!      coordinator  accepted running finished -> submitted
reconsider       coordinator  changes_requested declined -> submitted
start            owner        accepted -> running
finish           owner        running -> finished
reopen           owner        finished -> running
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


def test_only_coordinators_make_a_project_public() -> None:
    opening = [transition for transition in TRANSITIONS if transition.to in PUBLIC and not transition.start <= PUBLIC]
    assert [(transition.by, transition.to) for transition in opening] == [
        (frozenset({Relation.COORDINATOR}), Status.ACCEPTED)
    ]


@pytest.mark.parametrize("status", Status)
def test_owners_do_not_edit_what_is_under_review(status: Status) -> None:
    assert (status in EDITABLE) == (status not in {Status.SUBMITTED, Status.DECLINED, Status.FINISHED})


@pytest.mark.parametrize("status", Status)
def test_classes_work_in_private_before_anybody_has_decided(status: Status) -> None:
    assert (status in TAKES_CONTRIBUTIONS) == (status not in {Status.DECLINED, Status.FINISHED})


@pytest.mark.parametrize(
    ("title", "summary", "topics", "n_classes", "missing"),
    [
        ("Flüsse", "Zwei Klassen erzählen.", ["nature"], 1, []),
        ("", "", [], 0, ["title", "summary", "topics", "classes"]),
        ("Flüsse", "Zwei Klassen erzählen.", ["nature"], 0, ["classes"]),
    ],
)
def test_a_project_says_all_that_it_lacks(
    title: str, summary: str, topics: list[str], n_classes: int, missing: list[str]
) -> None:
    assert missing_fields(title, summary, topics, n_classes) == missing


def test_topics_in_another_order_are_no_change() -> None:
    before: dict[str, Any] = {**dict.fromkeys(map(str, Field), 1), "topics": ["nature", "climate"]}
    after = {**before, "topics": ["climate", "nature"]}
    assert differences(before, after) == []
    assert differences(before, {**after, "title": 2}) == [Difference(Field.TITLE, 1, 2)]
