"""What happens to a contribution, told with Anna, Ben, Carla and Dana."""

import pytest
from sqlalchemy import select, update

from portal.contributions.actions.drafts import Content, save, start
from portal.contributions.actions.steps import Explanation, take_step
from portal.contributions.models import Contribution, Facet, Version
from portal.contributions.queries.contributions import relations
from portal.contributions.queries.history import history, latest_entries
from portal.contributions.rules import ContributionRefusal, Reason, Relation, Status, Step
from portal.core.clock import today
from portal.core.db import db
from portal.core.mail.models import Email
from portal.core.refusal import Refused
from portal.core.search.queries import find
from portal.core.search.stems import query_groups
from portal.core.transitions import Impossible
from portal.projects.rules import Status as ProjectStatus
from portal.regions.actions import set_status
from portal.regions.queries import get_region
from portal.regions.rules import RegionRefusal
from portal.regions.rules import Status as RegionStatus
from tests.cast import Cast

WRITTEN = Content("Der Fluss", "Unser Fluss ist lang und grün.", "de")


def emails() -> list[str]:
    return list(db.session.scalars(select(Email.recipient).order_by(Email.id)))


def handed_in(cast: Cast) -> Contribution:
    contribution = start(cast.project, cast.school_class, WRITTEN, by=cast.anna)
    take_step(contribution, Step.SUBMIT, by=cast.anna)
    return contribution


def in_review(cast: Cast) -> Contribution:
    contribution = handed_in(cast)
    take_step(contribution, Step.FORWARD, by=cast.carla)
    return contribution


def test_anna_hands_in_carla_forwards_dana_publishes(cast: Cast) -> None:
    contribution = in_review(cast)
    take_step(contribution, Step.PUBLISH, by=cast.dana)

    assert contribution.status == Status.PUBLISHED
    assert [entry.step for entry in history(contribution)] == ["publish", "forward", "submit"]
    assert [entry.by_id for entry in history(contribution)] == [cast.dana.id, cast.carla.id, cast.anna.id]


def test_a_published_contribution_is_found_by_other_forms_of_its_words(cast: Cast) -> None:
    take_step(in_review(cast), Step.PUBLISH, by=cast.dana)
    db.session.flush()

    assert len(find("contribution", query_groups("flüsse grüne"), limit=5)) == 1


def test_a_published_contribution_can_be_filtered_by_topic_kind_and_age(cast: Cast) -> None:
    take_step(in_review(cast), Step.PUBLISH, by=cast.dana)
    db.session.flush()

    assert set(db.session.scalars(select(Facet.name))) == {"topic:nature", "kind:text", "age:13", "age:14"}


def test_what_was_begun_last_year_is_found_under_the_age_of_the_class_that_hands_it_in(cast: Cast) -> None:
    contribution = handed_in(cast)
    cast.school_class.age_from, cast.school_class.age_to = 15, 16
    take_step(contribution, Step.FORWARD, by=cast.carla)
    take_step(contribution, Step.PUBLISH, by=cast.dana)
    db.session.flush()

    assert {"age:15", "age:16"} <= set(db.session.scalars(select(Facet.name)))


def test_withdrawing_takes_it_away_everywhere(cast: Cast) -> None:
    contribution = in_review(cast)
    take_step(contribution, Step.PUBLISH, by=cast.dana)
    take_step(contribution, Step.WITHDRAW, by=cast.anna)
    db.session.flush()

    assert contribution.published_at is None
    assert db.session.scalars(select(Facet)).all() == []
    assert find("contribution", query_groups("Fluss"), limit=5) == []


def test_visitors_see_it_after_publishing(cast: Cast) -> None:
    contribution = in_review(cast)
    db.session.commit()
    before = cast.signed_in(None).get("/de/").text
    take_step(contribution, Step.PUBLISH, by=cast.dana)
    db.session.commit()

    assert [contribution.title in page for page in (before, cast.signed_in(None).get("/de/").text)] == [False, True]


def test_nothing_can_be_handed_in_without_a_title(cast: Cast) -> None:
    contribution = start(cast.project, cast.school_class, Content("", "Text", "de"), by=cast.anna)

    with pytest.raises(Refused) as refused:
        take_step(contribution, Step.SUBMIT, by=cast.anna)
    assert refused.value.code == ContributionRefusal.EMPTY


def test_returning_needs_a_reason(cast: Cast) -> None:
    contribution = handed_in(cast)

    with pytest.raises(Refused) as refused:
        take_step(contribution, Step.RETURN, by=cast.carla)
    assert refused.value.code == Impossible.REASON_MISSING


def test_a_ready_reason_is_stored_as_a_code_for_every_language(cast: Cast) -> None:
    contribution = handed_in(cast)
    take_step(
        contribution, Step.RETURN, by=cast.carla, explanation=Explanation((Reason.EXPLAIN_MORE,), "Wo genau war das?")
    )

    entry = latest_entries([contribution])[contribution.id]
    assert (entry.reasons, entry.reason, entry.reason_language) == (["explain_more"], "Wo genau war das?", "de")


def test_a_second_publisher_is_refused(cast: Cast) -> None:
    contribution = in_review(cast)
    take_step(contribution, Step.PUBLISH, by=cast.dana)

    with pytest.raises(Refused) as refused:
        take_step(contribution, Step.PUBLISH, by=cast.dana)
    assert refused.value.code == Impossible.ALREADY_TAKEN


def test_carla_cannot_forward_before_her_school_is_confirmed(cast: Cast) -> None:
    contribution = handed_in(cast)
    cast.carla.email_confirmed_at = None

    with pytest.raises(Refused) as refused:
        take_step(contribution, Step.FORWARD, by=cast.carla)
    assert refused.value.code == ContributionRefusal.NOT_CONFIRMED


def test_nothing_new_starts_while_the_partnership_is_suspended(cast: Cast) -> None:
    set_status(get_region("hessen"), RegionStatus.SUSPENDED, today())

    with pytest.raises(Refused) as refused:
        start(cast.project, cast.school_class, WRITTEN, by=cast.anna)
    assert refused.value.code == RegionRefusal.NOT_ACTIVE


@pytest.mark.parametrize("status", [ProjectStatus.FINISHED, ProjectStatus.DECLINED])
def test_nothing_new_starts_in_a_project_that_is_over(cast: Cast, status: ProjectStatus) -> None:
    cast.project.status = status
    with pytest.raises(Refused) as refused:
        start(cast.project, cast.school_class, WRITTEN, by=cast.anna)
    assert refused.value.code == ContributionRefusal.NOT_EDITABLE


def test_every_saved_version_is_saved(cast: Cast) -> None:
    contribution = start(cast.project, cast.school_class, WRITTEN, by=cast.anna)
    save(contribution, Content("Der lange Fluss", "Neu.", "de"), revision=contribution.revision, by=cast.anna)

    titles = db.session.scalars(select(Version.title).order_by(Version.number)).all()
    assert titles == ["Der Fluss", "Der lange Fluss"]


def test_an_older_window_never_overwrites_a_newer_save(cast: Cast) -> None:
    contribution = start(cast.project, cast.school_class, WRITTEN, by=cast.anna)
    seen = contribution.revision
    save(contribution, Content("Zuerst gespeichert", "Neu.", "de"), revision=seen, by=cast.anna)

    with pytest.raises(Refused) as refused:
        save(contribution, Content("Altes Fenster", "Alt.", "de"), revision=seen, by=cast.anna)
    assert refused.value.code == ContributionRefusal.EDITED_ELSEWHERE


def test_anna_never_hands_in_what_ben_writes_at_the_same_moment_without_having_seen_it(cast: Cast) -> None:
    contribution = start(cast.project, cast.school_class, WRITTEN, by=cast.anna)
    bens = {"revision": contribution.revision + 1, "text": "Von Ben."}
    query = update(Contribution).where(Contribution.id == contribution.id).values(bens)
    db.session.execute(query, execution_options={"synchronize_session": False})

    with pytest.raises(Refused) as refused:
        take_step(contribution, Step.SUBMIT, by=cast.anna)
    assert refused.value.code == Impossible.ALREADY_TAKEN
    assert history(contribution) == []


def test_one_mail_a_day_goes_to_carla_however_many_contributions_wait(cast: Cast) -> None:
    handed_in(cast)
    handed_in(cast)

    assert emails() == ["carla@school.example"]


def test_only_the_coordination_of_the_region_gets_mail_about_a_forwarded_contribution(cast: Cast) -> None:
    in_review(cast)

    assert emails() == ["carla@school.example", "dana@school.example"]


def test_of_a_project_of_two_regions_the_coordination_of_the_own_school_gets_mail(cast: Cast) -> None:
    """Filiz of Bursa writes for the project that is at home in Hessen."""
    cast.project.classes.append(cast.other_class)
    contribution = start(cast.project, cast.other_class, WRITTEN, by=cast.filiz)
    take_step(contribution, Step.SUBMIT, by=cast.filiz)
    take_step(contribution, Step.FORWARD, by=cast.emil)

    assert emails() == ["emil@school.example", "gero@school.example"]


def test_a_draft_belongs_to_its_authors_alone(cast: Cast) -> None:
    contribution = cast.contribution(cast.anna)

    assert relations(cast.anna, contribution) == {Relation.AUTHOR}
    for stranger in (cast.ben, cast.carla, cast.dana, cast.emil, cast.gero, cast.filiz, cast.ada):
        assert relations(stranger, contribution) == set()
