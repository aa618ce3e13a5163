"""Award rounds of the demo with their juries: LEAH of this year is being judged, that of last year is published."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select

from portal.accounts.models import Person
from portal.awards.actions.nominations import agree, draft, propose
from portal.awards.actions.publishing import name_laureate
from portal.awards.actions.rounds import make_round, set_criteria, take_step
from portal.awards.models import AwardRound, Nomination
from portal.awards.rules.codes import NominationStatus, Nominee, RoundStep
from portal.awards.rules.known import known_awards
from portal.awards.rules.nominations import About, Whom
from portal.awards.rules.rounds import Dates, Description, Row
from portal.core.clock import now, today
from portal.core.db import db
from portal.core.web.access import Role
from portal.demo.people import RegionData
from portal.demo.queries import find_persona
from portal.juries.actions.closing import close
from portal.juries.actions.members import Appointment, appoint
from portal.juries.actions.scoring import Draft, hand_in, recuse, save
from portal.juries.models import Jury, JuryMember
from portal.juries.queries.desks import Desk
from portal.juries.queries.rounds import get_jury
from portal.juries.queries.seats import bench_of
from portal.twinnings.actions import enter
from portal.twinnings.models import Twinning
from portal.twinnings.rules import About as AboutTwinning
from portal.twinnings.rules import Town

A_DAY = timedelta(days=1)
CRITERIA = [
    Row({"de": "Lebendigkeit", "en": "Liveliness", "fr": "Vitalité", "it": "Vivacità", "pl": "Żywotność"}, 40),
    Row({"de": "Beteiligung junger Menschen", "en": "Young people taking part", "fr": "Participation des jeunes"}, 35),
    Row({"de": "Dauer", "en": "Duration", "fr": "Durée", "it": "Durata", "pl": "Trwałość"}, 25),
]
WHY = {
    "de": "Seit Jahren besuchen sich beide Städte, und die Schulen arbeiten jedes Jahr zusammen.",
    "fr": "Les deux villes se rendent visite depuis des années, et leurs écoles travaillent ensemble.",
    "it": "Le due città si visitano da anni e le loro scuole lavorano insieme.",
    "pl": "Oba miasta odwiedzają się od lat, a szkoły co roku pracują razem.",
}
PAIRS = ((0, 1), (0, 2), (0, 3), (1, 2), (2, 3), (1, 3))  # of regions, in their order
GIVEN = ((4, 5, 3), (3, 3, 4), (5, 4, 4), (2, 4, 3), (4, 3, 5), (3, 2, 3))  # by nomination


def load_juries(regions: Sequence[RegionData]) -> None:
    host, moment = regions[0], now()
    twinnings = [_twinning(regions[one], regions[other]) for one, other in PAIRS]
    finished = _judging(host, regions, twinnings[:4], today().year - 1)
    _score(finished, n_silent=0)
    take_step(finished.round, RoundStep.END_JUDGING, by=host.coordinator)
    close(finished)
    _publish(finished, by=host.coordinator)
    for days, name in ((300, "nominate_until"), (270, "agree_until"), (200, "judge_until")):
        setattr(finished.round, name, moment - days * A_DAY)
    current = _judging(host, regions, twinnings, today().year)
    _score(current, n_silent=2)
    db.session.flush()


def _twinning(one: RegionData, other: RegionData) -> Twinning:
    """The one that is there already, or a new one."""
    here, there = one.schools[0], other.schools[0]
    same = (Twinning.one_town == here.town, Twinning.other_town == there.town)
    if found := db.session.scalar(select(Twinning).where(*same)):
        return found
    towns = Town(here.town, here.region_key), Town(there.town, there.region_key)
    return enter(AboutTwinning(*towns, schools=[here.id, there.id]), by=one.coordinator)


def _judging(host: RegionData, regions: Sequence[RegionData], twinnings: Sequence[Twinning], year: int) -> Jury:
    """A round with the jury; the nominees have agreed."""
    award_round = _round(host, year)
    for number, twinning in enumerate(twinnings):
        nominator, partner = (regions[place].coordinator for place in PAIRS[number])
        _nominate(award_round, twinning, nominator, partner)
    take_step(award_round, RoundStep.BEGIN_JUDGING, by=host.coordinator)
    for number, region in enumerate([*regions, regions[1], regions[3]]):
        _appoint(award_round, region, number)
    return get_jury(award_round.id)


def _round(host: RegionData, year: int) -> AwardRound:
    known = known_awards()["leah"]
    dates = Dates(now() + A_DAY, now() + 2 * A_DAY, now() + 21 * A_DAY)
    about = Description("leah", year, known.titles, "de", known.mottos, [Nominee.TWINNING], dates)
    award_round = make_round(about, host.content.region_key, by=host.coordinator)
    set_criteria(award_round, CRITERIA)
    take_step(award_round, RoundStep.OPEN, by=host.coordinator)
    return award_round


def _nominate(award_round: AwardRound, twinning: Twinning, nominator: Person, partner: Person) -> None:
    text = WHY.get(nominator.language, WHY["de"])
    about = About(Whom(Nominee.TWINNING, twinning.id), text, nominator.language)
    nomination = draft(award_round, about, by=nominator)
    propose(nomination, by=nominator)
    if nomination.status != NominationStatus.AGREED:
        agree(nomination, by=partner)


def _appoint(award_round: AwardRound, region: RegionData, number: int) -> None:
    """A teacher of each region; then a coordinator, and one more in reserve."""
    lang = region.content.language
    person = find_persona(Role.TEACHER if number < 6 else Role.COORDINATOR, lang)
    if person and person.email:
        appoint(award_round, Appointment(person.email, region.content.region_key, is_reserve=number > 6))


def _score(jury: Jury, n_silent: int) -> None:
    """Each member is stricter than the one before; the fourth gives up a nomination, the last ones are silent."""
    members = [member for member in bench_of(jury).members if member.is_active]
    for strictness, member in enumerate(members[: len(members) - n_silent]):
        items = Desk(bench_of(jury), member).items
        if strictness == 3 and items:
            recuse(jury, member, items[0], "")
            items = items[1:]
        _judge(jury, member, items, strictness // 3)


def _judge(jury: Jury, member: JuryMember, items: Sequence[Nomination], strictness: int) -> None:
    for item in items:
        scores = [max(1, score - strictness) for score in GIVEN[item.id % len(GIVEN)]]
        by_criterion = {each.id: score for each, score in zip(jury.round.criteria, scores, strict=True)}
        save(jury, member, item, Draft(by_criterion))
    if items:
        hand_in(jury, member, items)


def _publish(jury: Jury, *, by: Person) -> None:
    """The first of the jury's list is the laureate."""
    first = (jury.result or {"places": []})["places"][0]
    reasons = {"de": "Beide Städte zeigen, wie Europa im Alltag lebt.", "fr": "L’Europe vécue au quotidien."}
    name_laureate(db.session.get_one(Nomination, first["item"]), 1, reasons)
    take_step(jury.round, RoundStep.PUBLISH, by=by)
