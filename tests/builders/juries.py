"""Juries of the cast: Dana's region organises a round, and adults of six regions judge partnerships of towns."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from portal.accounts.models import Person
from portal.awards.models import AwardCriterion, AwardRound, Nomination
from portal.awards.queries.dossiers import facts_of
from portal.awards.rules.codes import NominationStatus, Nominee, RoundStatus
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import existing
from portal.core.web.access import Role
from portal.juries.actions.members import ensure_jury
from portal.juries.actions.scoring import Draft, hand_in, save
from portal.juries.models import Jury, JuryMember
from portal.twinnings.models import Twinning
from tests.cast import Cast

TOWNS = {
    "hessen": "Lindenbrück",
    "aquitaine": "Pinède-sur-Mer",
    "emilia_romagna": "Pontelungo",
    "wielkopolska": "Jezierzno",
    "jaroslawl": "Белореченск",
    "bursa": "Ovacık",
}
JURY = {
    "Hanna": ("hessen", "de"),
    "Amélie": ("aquitaine", "fr"),
    "Elio": ("emilia_romagna", "it"),
    "Wanda": ("wielkopolska", "pl"),
    "Jaroslawa": ("jaroslawl", "ru"),
    "Burak": ("bursa", "tr"),
    "Konstantin": ("jaroslawl", "ru"),
    "Rosa": ("emilia_romagna", "it"),
    "Claire": ("aquitaine", "fr"),
}
PAIRS = (("hessen", "aquitaine"), ("hessen", "bursa"), ("emilia_romagna", "wielkopolska"))


def judging(
    cast: Cast,
    pairs: Sequence[tuple[str, str]] = PAIRS,
    *,
    quorum: int = 3,
    until: datetime | None = None,
    year: int = 2020,
) -> Jury:
    """A round with the jury, with a nomination of each pair of regions; its members are added by `member`."""
    award_round = AwardRound(
        award="leah",
        year=year,
        region_key="hessen",
        titles={"de": "LEAH-Preis", "fr": "Prix LEAH"},
        language="de",
        nominees=["twinning"],
        judge_until=until or now() + timedelta(days=30),
        quorum=quorum,
        status=RoundStatus.JUDGING,
        status_since=now() - timedelta(days=40),
        criteria=[
            AwardCriterion(names={"de": "Wirkung", "en": "Effect"}, weight=60, position=0),
            AwardCriterion(names={"de": "Dauer", "en": "Duration"}, weight=40, position=1),
        ],
    )
    db.session.add(award_round)
    db.session.flush()
    for one, other in pairs:
        add_item(award_round, one, other)
    jury = ensure_jury(award_round)
    db.session.commit()
    return jury


def add_item(award_round: AwardRound, one: str, other: str) -> Nomination:
    pair = f"{award_round.year} {TOWNS[one]} {TOWNS[other]}"
    twinning = Twinning(
        pair=pair,
        one_town=TOWNS[one],
        one_region_key=one,
        other_town=TOWNS[other],
        other_region_key=other,
        is_public=True,
    )
    nomination = Nomination(
        round_id=award_round.id, kind=Nominee.TWINNING, twinning=twinning, language="de", text="Seit Jahren Freunde."
    )
    nomination.status = NominationStatus.AGREED
    db.session.add(nomination)
    db.session.flush()
    nomination.dossier = facts_of(nomination.whom, award_round.id)
    return nomination


def member(jury: Jury, name: str, *, reserve: bool = False, person: Person | None = None) -> JuryMember:
    """Somebody of `JURY` with an account of her own."""
    region_key, language = JURY[name]
    person = person or Person(
        role=Role.TEACHER, name=name, email=f"{name.lower()}@jury.example", email_confirmed_at=now(), language=language
    )
    db.session.add(person)
    db.session.flush()
    number = 10 + list(JURY).index(name)
    made = JuryMember(
        round_id=jury.round_id, person_id=person.id, number=number, region_key=region_key, is_reserve=reserve
    )
    db.session.add(made)
    db.session.commit()
    return made


def members(jury: Jury, names: Iterable[str]) -> list[JuryMember]:
    return [member(jury, name) for name in names]


def person_of(who: JuryMember) -> Person:
    return existing(who.person)


def twinning_of(item: Nomination) -> Twinning:
    return existing(item.twinning)


def items(jury: Jury) -> list[Nomination]:
    return list(db.session.query(Nomination).filter_by(round_id=jury.round_id).order_by(Nomination.id))


def score(jury: Jury, who: JuryMember, item: Nomination, *scores: int, comment: str = "") -> None:
    """A draft."""
    by_criterion = dict(zip([each.id for each in jury.round.criteria], scores, strict=False))
    save(jury, who, item, Draft(by_criterion, comment))
    db.session.commit()


def judge(jury: Jury, who: JuryMember, item: Nomination, *scores: int, comment: str = "") -> None:
    """Handed in."""
    score(jury, who, item, *scores, comment=comment)
    hand_in(jury, who, [item])
    db.session.commit()
