"""What an exhibit shows of the files of a work, by addresses of the portal or by names in a folder."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import current_app, url_for

from portal.contributions.models import Medium
from portal.contributions.queries.contributions import current_media
from portal.contributions.rules import Kind, address_of
from portal.core.storage.names import extension
from portal.uses.queries import Work

Address = Callable[[Medium, str], str]  # of a variant of a file


@dataclass(frozen=True)
class Shown:
    """One file: of a document its first page, of a film also a picture before it starts."""

    medium: Medium
    variant: str
    source: str
    poster: str = ""

    @property
    def file(self) -> dict[str, Any]:
        """Its facts, with width and height where it has them."""
        file: dict[str, Any] = self.medium.files[self.variant]
        return file


def online(work: Work) -> list[Shown]:
    return _shown(work, _address)


def in_folder(work: Work, folder: str) -> list[Shown]:
    return _shown(work, lambda medium, variant: folder + name_of(work, medium, variant))


def name_of(work: Work, medium: Medium, variant: str) -> str:
    """Of a file in the folder of its work."""
    place = current_media(work.contribution).index(medium) + 1
    return f"{place:02}-{medium.kind}-{variant}.{extension(medium.files[variant]['key'])}"


def address_of_work(number: int) -> str:
    """Short, and without a language: it leads to the page in that of the phone."""
    return f"{current_app.config['BASE_URL'].rstrip('/')}/contributions/{number}"


def _shown(work: Work, address: Address) -> list[Shown]:
    chosen = ((medium, _variant(medium)) for medium in current_media(work.contribution))
    return [_of(medium, variant, address) for medium, variant in chosen if variant]


def _of(medium: Medium, variant: str, address: Address) -> Shown:
    has_poster = medium.kind == Kind.VIDEO and "preview" in medium.files
    return Shown(medium, variant, address(medium, variant), address(medium, "preview") if has_poster else "")


def _variant(medium: Medium) -> str:
    """Empty when there is nothing to be seen or heard yet."""
    wanted = ("preview", "thumbnail") if medium.kind == Kind.PDF else ("full",)
    return next((variant for variant in wanted if variant in medium.files), "")


def _address(medium: Medium, variant: str) -> str:
    return url_for(
        "contributions.medium",
        contribution_id=medium.contribution_id,
        medium_id=medium.id,
        variant=address_of(variant, medium.edition),
    )
