"""What a backup is made of: one archive, whose last member says what the others must be."""

import json
import re
from dataclasses import asdict, dataclass, field
from datetime import datetime

NAME = re.compile(r"portal-\d{8}-\d{6}\.tar")
DATABASE, MANIFEST = "database", "manifest.json"
SECRETS = ("secret_key", "answers_key")
STORED = re.compile(
    r"files/(kept/[0-9a-f]{2}/[0-9a-f]{2}/[0-9a-f]{32}(\.[a-z0-9]{1,5})?|originals/[0-9a-f]{32})"
)  # of a DiskStore
FORMAT = 1
MOST_MANIFEST = 512 * 1024**2  # bytes; 150 a file


class BrokenBackup(Exception):
    """Says in one sentence what is wrong with an archive."""


@dataclass(frozen=True)
class Member:
    """One file in the archive."""

    n_bytes: int
    sha256: str


@dataclass
class Manifest:
    """What the archive holds; `missing` are keys of files that rows named when the store had them no more."""

    made_at: str  # UTC, ISO 8601
    database: str  # "sqlite" or "postgresql"
    schema: list[str]  # the last migrations
    members: dict[str, Member] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    format: int = FORMAT

    def as_json(self) -> bytes:
        return json.dumps(asdict(self), indent=1).encode()


def manifest_of(data: bytes) -> Manifest:
    """Raises BrokenBackup."""
    try:
        values = json.loads(data)
        members = {name: Member(**one) for name, one in values.pop("members").items()}
        manifest = Manifest(members=members, **values)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise BrokenBackup("its manifest cannot be read") from error
    if manifest.format != FORMAT:
        raise BrokenBackup("a newer version of the portal made it")
    return manifest


def archive_name(moment: datetime) -> str:
    return f"portal-{moment:%Y%m%d-%H%M%S}.tar"


def is_allowed(name: str) -> bool:
    """Whether a member may stand in a backup: nothing else is ever written to the disk."""
    return name in (DATABASE, *SECRETS, MANIFEST) or bool(STORED.fullmatch(name))


def superfluous(names: list[str], keep: int) -> list[str]:
    """The oldest archives of a folder, but for the newest `keep`."""
    return sorted(name for name in names if NAME.fullmatch(name))[:-keep]
