"""A step of the database that was shipped never changes: installations have run it.

`python -m tests.test_shipped_migrations` records the steps that are new.
"""

from hashlib import blake2b
from pathlib import Path

MIGRATIONS = Path(__file__).parent.parent / "migrations"
RECORD = MIGRATIONS / "shipped.txt"  # a line for each step: its file and a digest of it


def digests() -> dict[str, str]:
    files = sorted((MIGRATIONS / "versions").glob("*.py"))
    return {file.name: blake2b(file.read_bytes(), digest_size=12).hexdigest() for file in files}


def recorded() -> dict[str, str]:
    return dict(line.split() for line in RECORD.read_text().splitlines())


def test_no_shipped_step_has_changed() -> None:
    there = digests()
    changed = [name for name, digest in recorded().items() if there.get(name) != digest]
    assert not changed, f"{changed}: take the change back and write a new step (docs/contributors.md, Migrations)"


def test_every_step_is_recorded() -> None:
    missing = sorted(digests().keys() - recorded().keys())
    assert not missing, f"{missing}: run python -m tests.test_shipped_migrations"


if __name__ == "__main__":
    with RECORD.open("a") as record:
        record.writelines(f"{name} {digest}\n" for name, digest in digests().items() if name not in recorded())
