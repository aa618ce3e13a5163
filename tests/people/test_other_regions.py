"""Dana invites Emil, who teaches in Bursa, to a school in Hessen: his account is still not hers."""

import pytest

from portal.core.db import db
from portal.core.web.access import Role
from portal.people.actions.invitations import Invitation, invite
from portal.people.actions.roles import Task
from portal.people.queries.standing import standing_of
from portal.people.rules import Step, possible_steps
from portal.schools.actions.memberships import confirm
from portal.schools.models import Membership
from tests.builders.accounts import membership_of
from tests.cast import Cast

WHY = {"suspend-reason": "He works for me now.", "suspend-seen": ""}


def invite_emil(cast: Cast) -> None:
    invite(Invitation("emil@school.example", Task(Role.TEACHER), school=cast.school), by=cast.dana)
    db.session.commit()


@pytest.mark.parametrize("step", ["suspend", "end-sessions"])
def test_an_invitation_gives_no_right_to_an_account_of_another_region(cast: Cast, step: str) -> None:
    invite_emil(cast)
    answer = cast.signed_in(cast.dana).post(f"/en/people/{cast.emil.id}/{step}", data=WHY)
    assert (answer.status_code, "Only an administrator" in answer.text) == (409, True)
    assert (cast.emil.suspended_at, cast.emil.sign_in_serial) == (None, 1)


def test_nor_does_it_when_whoever_invited_him_confirms_him_as_well(cast: Cast) -> None:
    invite_emil(cast)
    confirm(membership_of(cast.emil, cast.school), by=cast.dana)
    assert Step.SUSPEND not in possible_steps(standing_of(cast.emil, cast.dana))
    assert Step.END_MEMBERSHIP in possible_steps(standing_of(cast.emil, cast.dana))


def test_before_anybody_confirmed_him_the_region_counts_in_which_he_registered(cast: Cast) -> None:
    membership_of(cast.emil, cast.other_school).confirmed_at = None
    invite_emil(cast)
    steps = [possible_steps(standing_of(cast.emil, by)) for by in (cast.dana, cast.gero)]
    assert [Step.SUSPEND in each for each in steps] == [False, True]


def test_nobody_lifts_what_the_coordination_of_another_region_suspended(cast: Cast) -> None:
    path = f"/en/people/{cast.emil.id}"
    assert cast.signed_in(cast.gero).post(f"{path}/suspend", data=WHY).status_code == 303
    db.session.add(Membership(person=cast.emil, school=cast.school))
    db.session.commit()
    assert cast.signed_in(cast.dana).post(f"{path}/reinstate", data={}).status_code == 409
    assert cast.signed_in(cast.gero).post(f"{path}/reinstate", data={}).status_code == 303
