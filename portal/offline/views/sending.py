"""Folders that open without the portal, sent as one ZIP: the gate is asked for each work once more."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Flask, Response, current_app
from flask_babel import force_locale
from flask_login import current_user

from portal.contributions.views.copies import archive
from portal.core.acts import record_request
from portal.core.storage.archive import Entry
from portal.core.web.saved import save_only
from portal.offline.actions.copies import Source, TakenWork, record_copy
from portal.offline.rules.manifest import with_manifest
from portal.uses.queries import Work, are_usable
from portal.uses.rules import ConsentEnded

DATA = Path(__file__).parents[1] / "data"


@dataclass(frozen=True)
class FolderWork:
    """A work in plain values: when its turn comes, the request is over."""

    taken: TakenWork
    names: list[str]
    entries: list[Entry]

    @classmethod
    def of(cls, work: Work, entries: list[Entry]) -> "FolderWork":
        return cls(TakenWork.of(work), work.names, entries)


def folder_of(place: int) -> str:
    """The folder of a work, with a slash at its end."""
    return f"works/{place:02}/"


def send_folder(source: Source, works: Sequence[FolderWork], others: Sequence[Entry]) -> Response:
    """Recorded first, so that its holder can be told what is withdrawn; then sent while it is made.

    It breaks off when something in it is withdrawn meanwhile: a ZIP without its end opens nowhere.
    """
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    save_only(lambda: _record(source, [work.taken for work in works]))
    about: dict[str, Any] = {"format": 1, "kind": source.kind, "title": source.title, "language": source.language}
    about["portal"] = app.config["BASE_URL"]
    return archive(f"{source.kind}-{source.number}", with_manifest(_sent(app, source, works, others), about))


def in_languages(template: str, languages: Sequence[str], **facts: Any) -> bytes:
    """A plain text in several languages, one below the other."""
    parts = []
    for lang in languages:
        with force_locale(lang):
            parts.append(current_app.jinja_env.get_template(template).render(**facts).strip())
    return ("\n\n\n".join(parts) + "\n").encode()


def _record(source: Source, works: Sequence[TakenWork]) -> None:
    record_copy(source, works, by=current_user)
    record_request("")


def _sent(app: Flask, source: Source, works: Sequence[FolderWork], others: Sequence[Entry]) -> Iterator[Entry]:
    for work in works:
        _must_be_usable(app, source, [work])
        yield from work.entries
    yield from others
    _must_be_usable(app, source, works)


def _must_be_usable(app: Flask, source: Source, works: Sequence[FolderWork]) -> None:
    with app.app_context():
        named = {work.taken.contribution_id: work.names for work in works}
        if not are_usable(named, source.kind.use):
            raise ConsentEnded
