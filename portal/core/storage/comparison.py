"""What the store has and what the database names, held against each other."""

from dataclasses import dataclass

from portal.core.storage.queries import NamedFile, named_files
from portal.core.storage.store import Store, StoredFile


@dataclass(frozen=True)
class Comparison:
    n_files: int  # that rows name
    missing: list[NamedFile]
    cut_off: list[NamedFile]  # of another size than the row says
    unreferenced: list[StoredFile]


def compared(store: Store, stored_before: float) -> Comparison:
    """A file that was stored later (seconds since the epoch) may belong to an upload that is not committed yet.

    The store is read first: what is uploaded meanwhile is in the database only, and looked for once more.
    """
    stored = {file.key: file for file in store.stored()}
    named = {file.key: file for file in named_files()}
    stored |= {file.key: file for file in (store.find(key) for key in named.keys() - stored.keys()) if file}
    missing = [file for key, file in named.items() if key not in stored]
    cut_off = [file for key, file in named.items() if key in stored and _differs(file, stored[key])]
    left = [file for key, file in stored.items() if key not in named and file.stored_at < stored_before]
    return Comparison(len(named), missing, cut_off, left)


def _differs(named: NamedFile, stored: StoredFile) -> bool:
    return named.n_bytes is not None and named.n_bytes != stored.n_bytes
