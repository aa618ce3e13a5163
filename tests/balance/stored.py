"""Drawn markets as rows of the database, with a round in which all their classes that still look take part."""

from collections.abc import Iterable
from datetime import timedelta
from random import Random

from sqlalchemy import delete, insert

from portal.accounts.models import Person
from portal.classes.models import SchoolClass
from portal.core.clock import now, today
from portal.core.db import db
from portal.core.web.access import Role
from portal.matching.models import Block, PartnerSearch, Partnership
from portal.matching.rules.criteria import DEFAULT_WEIGHTS
from portal.matching.rules.profiles import SearchProfile
from portal.matching.rules.searches import LIFE
from portal.regions.models import RegionStatus
from portal.rounds.models import Proposal, Round, RoundPair, RoundRegion, Run, Side
from portal.rounds.rules import Answer, ProposalStatus, RoundStatus
from portal.schools.models import School
from scripts.bench.profiles import FIRST, SUPPLY
from tests.balance.markets import MOST, Drawn, Pair

OPEN, CLOSED = 1, 2  # numbers of the rounds
OTHERS = (Round, PartnerSearch, SchoolClass, Block, Person, School, RegionStatus)
PATIENCE = timedelta(days=30)


def stored(known: Drawn, seed: int) -> Round:
    """Instead of what was stored before. The search of a class has its place and one as its number."""
    for table in OTHERS:
        db.session.execute(delete(table))
    _many(RegionStatus, ({"region_key": key, "status": "suspended", "since": today()} for key in known.suspended))
    _many(Person, ({"id": n, "role": Role.TEACHER, "name": f"T{n}", "language": "de"} for n in range(1, MOST + 1)))
    _many(School, ({"id": n, "region_key": key, "name": key, "town": "x"} for n, key in enumerate(SUPPLY, 1)))
    rows = list(zip(range(1, len(known.classes) + 1), known.classes, known.teachers, strict=True))
    _many(SchoolClass, (_class(*row) for row in rows))
    _many(PartnerSearch, (_search(*row) for row in rows))
    _rounds(known)
    _decisions(known, Random(seed))
    db.session.commit()
    return db.session.get_one(Round, OPEN)


def _rounds(known: Drawn) -> None:
    """Two with all regions; of one the proposals were declined, and one of them waits; the other is closed."""
    days = {"join_until": today(), "answer_until": today() + PATIENCE, "weights": DEFAULT_WEIGHTS}
    _many(Round, ({"id": n, "status": s, **days} for n, s in ((OPEN, RoundStatus.OPEN), (CLOSED, RoundStatus.CLOSED))))
    _many(RoundRegion, ({"round_id": n, "region_key": key} for n in (OPEN, CLOSED) for key in SUPPLY))
    _many(Run, [{"id": 1, "round_id": OPEN}])
    for number, pair in enumerate(known.declined, 1):
        status = ProposalStatus.WAITING if number == 3 else ProposalStatus.DECLINED
        due = {"points": 1, "remind_on": today(), "due_on": today() + PATIENCE}
        _many(Proposal, [{"id": number, "run_id": 1, "status": status, **due}])
        is_live, answer = status == ProposalStatus.WAITING, "" if status == ProposalStatus.WAITING else Answer.DECLINE
        _many(Side, ({"proposal_id": number, "search_id": n, "is_live": is_live, "answer": answer} for n in _ids(pair)))


def _decisions(known: Drawn, random: Random) -> None:
    """Two that never become a pair are partners already, of teachers who block each other, or kept apart in the round."""
    for pair in known.never:
        one, other = _ids(pair)
        kind = random.choice((Partnership, Block, RoundPair))
        if kind is Partnership:
            _many(Partnership, [{"pair": f"{one}-{other}", "one_id": one, "other_id": other}])
        elif kind is RoundPair or known.teachers[pair[0]] == known.teachers[pair[1]]:
            _many(RoundPair, [_decided(pair, OPEN, False)])
        else:
            teachers = {"by_id": known.teachers[pair[0]], "person_id": known.teachers[pair[1]]}
            db.session.execute(insert(Block).prefix_with("OR IGNORE"), [teachers])
    _many(RoundPair, (_decided(pair, OPEN, True) for pair in known.together if pair not in known.never))
    _many(RoundPair, (_decided(pair, CLOSED, random.random() < 0.5) for pair in known.all_pairs[:2]))


def _decided(pair: Pair, round_id: int, is_together: bool) -> dict[str, object]:
    one, other = _ids(pair)
    return {"round_id": round_id, "one_id": one, "other_id": other, "is_together": is_together}


def _ids(pair: Pair) -> Pair:
    return pair[0] + 1, pair[1] + 1


def _class(n: int, profile: SearchProfile, teacher: int) -> dict[str, object]:
    school = list(SUPPLY).index(profile.region_key) + 1
    facts = {"name": f"{n}a", "age_from": 12, "age_to": 13, "card_language": "de", "code": f"C{n:05}"}
    return {"id": n, "school_id": school, "teacher_id": teacher, **facts}


def _search(n: int, profile: SearchProfile, teacher: int) -> dict[str, object]:
    later = today() - FIRST
    return {
        "id": n,
        "class_id": n,
        "teacher_id": teacher,
        "region_key": profile.region_key,
        "languages": profile.languages,
        "practise": sorted(profile.practise),
        "age": profile.age,
        "form": profile.form,
        "starts_on": profile.starts_on + later,
        "ends_on": profile.ends_on + later,
        "n_students": profile.n_students,
        "welcome": sorted(profile.welcome),
        "n_wanted": 1 + n % 4 // 2,
        "status": "open",
        "opened_at": now() - timedelta(days=1, hours=n % 3),
        "expires_at": now() + LIFE if n != MOST else now(),
    }


def _many(table: type, rows: Iterable[dict[str, object]]) -> None:
    if values := list(rows):
        db.session.execute(insert(table), values)
