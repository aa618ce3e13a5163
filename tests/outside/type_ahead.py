"""How long the school directory takes to answer while somebody types: `python -m tests.outside.type_ahead N`.

Mixes names and towns of the schools that the installation already has until there are N, then types words of N_TYPED
schools letter by letter. The installation must be one to throw away. Exit status 1 when one answer in a hundred takes
LIMIT milliseconds or more.
"""

import random
import sys
import time
from collections.abc import Iterator

from sqlalchemy import func, insert, select

from portal.app import create_app
from portal.core.db import db, only_reading
from portal.core.search.actions import put_all
from portal.schools.models import School
from portal.schools.queries.schools import suggestions
from portal.schools.rules.index_words import index_words

N_TYPED = 150  # schools
LIMIT = 50  # ms
AT_ONCE = 5000  # rows


def fill(n_wanted: int, chance: random.Random) -> None:
    found = db.session.execute(select(School.region_key, School.name, School.town, School.postcode))
    real = [(region, name, town, postcode) for region, name, town, postcode in found]
    n_there = db.session.scalar(select(func.count(School.id))) or 0
    while n_there < n_wanted:
        rows = [_mixed(real, number, chance) for number in range(n_there, min(n_there + AT_ONCE, n_wanted))]
        ids = db.session.scalars(insert(School).returning(School.id, sort_by_parameter_order=True), rows)
        put_all("school", [(number, _words(row)) for number, row in zip(ids, rows, strict=True)])
        db.session.commit()
        n_there += len(rows)


def _mixed(real: list[tuple[str, str, str, str]], number: int, chance: random.Random) -> dict[str, str]:
    """A new school out of two of the same region, so that frequent words stay frequent."""
    region, name, town, postcode = chance.choice(real)
    other = chance.choice([row for row in chance.sample(real, 40) if row[0] == region] or [(region, name, town, "")])
    first, second = name.split()[: 1 + chance.randrange(3)], other[1].split()[-1 - chance.randrange(2) :]
    return {"region_key": region, "name": " ".join([*first, *second]), "town": other[2] or town, "postcode": postcode,
            "id_kind": "eu_oid", "official_id": f"E{number:08}"}  # fmt: skip


def _words(row: dict[str, str]) -> list[str]:
    return index_words(row["region_key"], row["name"], row["town"], row["postcode"], row["official_id"])


def typed(chance: random.Random) -> Iterator[str]:
    """What stands in the field after each letter: of a name, of a town, of a name and a town; and mistakes."""
    schools = db.session.execute(select(School.name, School.town)).all()
    for name, town in chance.sample([tuple(row) for row in schools], N_TYPED):
        for text in (name, town, f"{town} {name}", f"{name[:6]} {town}", f"{name[:4]}q{name[4:]}"):
            yield from (text[:length] for length in range(2, min(len(text), 25) + 1))


def measured() -> list[tuple[float, str]]:
    """Milliseconds and text of every answer, the quickest first."""
    only_reading.set(True)
    times = []
    for text in typed(random.Random(2)):
        start = time.perf_counter()
        suggestions(text, limit=10)
        times.append(((time.perf_counter() - start) * 1000, text))
        db.session.rollback()
    return sorted(times)


def main(n_wanted: int) -> int:
    with create_app({"JOBS_IN_PROCESS": False}).app_context():
        fill(n_wanted, random.Random(1))
        times = measured()
    share = {name: round(times[int(len(times) * part)][0], 1) for name, part in (("p50", 0.5), ("p99", 0.99))}
    print(f"{n_wanted} schools, {len(times)} answers; ms: {share}, at most {times[-1][0]:.1f}")
    print("slowest:", *(f"{ms:.1f}\t{text}" for ms, text in reversed(times[-8:])), sep="\n  ")
    return int(share["p99"] >= LIMIT)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
