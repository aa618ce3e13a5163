"""Uploaded files on their way in: small bodies are read into memory, those of people who may send files to the disk."""

import io
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, cast
from uuid import uuid4

from flask import Flask, Request, current_app
from werkzeug.datastructures import ImmutableMultiDict

from portal.core.storage.store import DiskStore, Store, StoredName
from portal.core.web.request_limits import largest_file


class IncomingFile(io.BufferedRandom):
    """A temporary file that keeps at most one byte more than allowed, so that its size tells that it was too large.

    The rest is read and dropped: an answer in the middle of an upload would reach the browser as "connection reset",
    and the text typed into the same form would be lost.
    """

    def __init__(self, folder: Path, max_bytes: int) -> None:
        self.path = folder / f"{uuid4().hex}.part"
        self.remaining = max_bytes + 1
        super().__init__(io.FileIO(self.path, "x+"))

    def write(self, data: bytes) -> int:  # type: ignore[override]
        accepted = data[: self.remaining]
        self.remaining -= super().write(accepted)
        return len(data)

    def close(self) -> None:
        """It goes, so it does not matter whether a full disk takes its last bytes."""
        with suppress(OSError):
            super().close()
        self.path.unlink(missing_ok=True)


class Dropped(io.BytesIO):
    """A file that is read past: the text of its form alone is wanted."""

    def write(self, data: Any) -> int:
        return len(data)


class Fields(ImmutableMultiDict[str, Any]):
    """What was sent, by name; a part without a name, which no form has, is called "" so that every name is a text."""

    def __init__(self, sent: Iterable[tuple[str | None, Any]] = ()) -> None:
        super().__init__([(name or "", value) for name, value in sent])


class StreamedRequest(Request):
    """A request that reads little, unless it is known that its sender may send files (`takes_files`).

    Then its uploaded files are IncomingFile; all are removed when it ends, also those that broke off.
    """

    takes_files = False
    parameter_storage_class = Fields

    def __init__(self, environ: dict[str, Any], **options: Any) -> None:
        super().__init__(environ, **options)
        self.incoming: list[IncomingFile] = []

    def _get_file_stream(
        self,
        total_content_length: int | None,
        content_type: str | None,
        filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        if not self.takes_files:
            return (
                Dropped() if (total_content_length or 0) >= current_app.config["MAX_CONTENT_LENGTH"] else io.BytesIO()
            )
        self.incoming.append(IncomingFile(the_store().incoming(), largest_file()))
        return cast(IO[bytes], self.incoming[-1])

    def close(self) -> None:
        super().close()
        for file in self.incoming:
            file.close()


def init_streaming(app: Flask) -> None:
    """Gives the app its store and the request class that streams into it."""
    app.extensions["store"] = DiskStore(app.config["FILES_DIR"], durable=app.config["DURABLE"])
    app.request_class = StreamedRequest


def the_store() -> Store:
    return cast(Store, current_app.extensions["store"])


def remove_files(names: Iterable[StoredName]) -> None:
    """For good; it does not matter how many of them went before."""
    for name in names:
        the_store().remove(name)
