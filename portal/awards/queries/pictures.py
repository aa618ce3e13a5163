"""Reads which works of a dossier show a picture and may be used for the award now."""

from collections.abc import Collection

from portal.consent.rules.codes import Use
from portal.contributions.queries.contributions import current_media
from portal.contributions.rules import Kind, cover
from portal.uses.queries import still_usable

MOST_PICTURES = 6


def usable_pictures(work_ids: Collection[int]) -> list[int]:
    """Numbers of contributions, those published last first: as many as a page shows."""
    return with_picture(work_ids)[:MOST_PICTURES]


def with_picture(work_ids: Collection[int]) -> list[int]:
    """All of these works, in the same order."""
    works = still_usable(work_ids, Use.AWARD) if work_ids else []
    shown = [work.contribution for work in works]
    return [each.id for each in shown if (medium := cover(current_media(each))) and medium.kind == Kind.IMAGE]
