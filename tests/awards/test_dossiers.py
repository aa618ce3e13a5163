"""What the jury reads of a nominee: only what families allow for awards, and no longer than they do."""

from portal.awards.actions.publishing import name_laureate, revoke, take_off_pictures
from portal.awards.queries.dossiers import dossier_of, laurels_of
from portal.awards.queries.laureates import pictures_of
from portal.awards.rules.codes import RoundStep
from portal.classes.models import Student
from portal.consent.rules.codes import Giver, Way
from portal.contributions.rules import Kind
from portal.core.db import db
from portal.families.actions import take_back
from tests.builders.awards import REASONS, advance, award_round, laureate, nomination_in, of_project
from tests.builders.families import allow
from tests.builders.publishing import picture
from tests.builders.visits import reported
from tests.cast import Cast
from tests.statements import counted


def test_a_frozen_dossier_loses_what_families_take_back(cast: Cast) -> None:
    allow(cast.anna)
    published = cast.contribution(status="published")
    cast.contribution(cast.ben, status="published", title="Ohne Erlaubnis")
    nomination = nomination_in(cast, award_round(cast))
    dossier = dossier_of(nomination)
    assert [work.contribution.id for work in dossier.works] == [published.id]
    assert (dossier.by_kind, dossier.by_language) == ({Kind.TEXT: 1}, {"de": 1})
    assert (dossier.is_frozen, dossier.regions) == (True, ["hessen"])
    assert "Der Fluss" not in str(nomination.dossier)
    take_back(db.session.get_one(Student, cast.anna.id), Giver.PARENT, Way.PAPER)
    db.session.commit()
    assert dossier_of(nomination).works == []


def test_a_frozen_dossier_loses_a_visit_that_visitors_read_no_more(cast: Cast) -> None:
    visit = reported(cast)
    visit.project = cast.project
    db.session.commit()
    nomination = nomination_in(cast, award_round(cast))
    assert [each.place for each in dossier_of(nomination).visits] == [visit.place]
    visit.is_public = False
    db.session.commit()
    assert dossier_of(nomination).visits == []


def test_pictures_of_a_laureate_go_with_the_consent(cast: Cast) -> None:
    allow(cast.anna)
    published = cast.contribution(status="published")
    picture(published)
    round_ = award_round(cast)
    won = nomination_in(cast, round_)
    advance(cast, round_, RoundStep.END_JUDGING)
    name_laureate(won, 1, REASONS)
    advance(cast, round_, RoundStep.PUBLISH)
    assert [each.id for each in pictures_of(won)] == [published.id]
    take_back(db.session.get_one(Student, cast.anna.id), Giver.PARENT, Way.PAPER)
    take_off_pictures()
    db.session.commit()
    assert won.picture_ids == []
    assert list(pictures_of(won)) == []


def test_many_laureates_are_asked_about_at_once(cast: Cast) -> None:
    def n_statements(years: range) -> int:
        for year in years:
            laureate(cast, year=year).picture_ids = [published.id]
        db.session.commit()
        with counted() as seen:
            take_off_pictures()
        return len(seen)

    allow(cast.anna)
    published = cast.contribution(status="published")
    picture(published)
    assert n_statements(range(2027, 2028)) == n_statements(range(2028, 2031))


def test_earlier_awards_are_part_of_a_dossier_as_long_as_they_count(cast: Cast) -> None:
    won = laureate(cast, year=2025)
    later = nomination_in(cast, award_round(cast))
    [laurel] = dossier_of(later).laurels
    assert (laurel.round.year, laurel.place, laurel.id) == (2025, 1, won.id)
    revoke(won)
    assert dossier_of(later).laurels == []
    assert laurels_of(of_project(cast.other_project)) == []
