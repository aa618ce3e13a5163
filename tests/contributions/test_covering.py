"""Carla covers a face in a picture that is there already: rows, versions, addresses and the disk forget the old one."""

from functools import partial

import pytest
from sqlalchemy import select

from portal.accounts.models import Person
from portal.contributions.actions.pictures import replace_picture
from portal.contributions.models import Contribution, ContributionEntry, Medium, Preparation
from portal.contributions.queries.contributions import get_picture, get_stored
from portal.contributions.queries.history import find_undoable, get_version, history, latest_entries, media_of
from portal.contributions.rules import ContributionRefusal, Status, Step
from portal.core.db import db
from portal.core.refusal import Gone, NotFound, Refused
from portal.core.storage.edits import PictureEdit, read_boxes
from portal.core.storage.ingest import edited
from portal.core.storage.models import FileRemoval
from portal.core.storage.store import StoredName, kept_file, original_file
from portal.core.storage.streaming import the_store
from tests.builders.canary import PATCH
from tests.builders.editing import with_picture
from tests.builders.races import WON, at_once
from tests.cast import Cast
from tests.outside.wholeness import flaws

COVERED = PictureEdit(0, tuple(read_boxes(PATCH)))


def cover(cast: Cast, medium: Medium, seen: int = 1) -> list[StoredName]:
    with edited(medium.files["full"]["key"], COVERED, the_store()) as file:
        return replace_picture(medium, file, the_store(), seen=seen, by=cast.carla)


def test_all_old_files_go_also_the_upload_and_versions_show_the_new_one(cast: Cast) -> None:
    contribution, medium = with_picture(cast)
    old = [medium.files[name]["key"] for name in ("full", "thumbnail")]
    original = db.session.scalars(select(Preparation.original)).one()
    files = [*map(kept_file, old), original_file(original)]
    assert sorted(cover(cast, medium)) == sorted(files)
    assert set(db.session.scalars(select(FileRemoval.name))) == {*files}
    assert not set(old) & {stored["key"] for stored in medium.files.values()}
    assert (medium.n_bytes, medium.sha256) == (medium.files["full"]["bytes"], medium.files["full"]["sha256"])
    [shown] = media_of(contribution, get_version(contribution, 1))
    assert (shown.files, shown.edition) == (medium.files, 2)
    assert [flaw for flaw in flaws() if flaw.startswith("medium")] == []


def test_old_addresses_lead_to_nothing(cast: Cast) -> None:
    _contribution, medium = with_picture(cast)
    cover(cast, medium)
    cover(cast, medium, seen=2)
    assert get_stored(medium, "full-3") == medium.files["full"]
    for address in ("full", "full-2", "thumbnail-2"):
        with pytest.raises(Gone):
            get_stored(medium, address)
    for address in ("full-1", "full-4", "full-03", "full-", "other", "other-3", ""):
        with pytest.raises(NotFound) as refusal:
            get_stored(medium, address)
        assert refusal.type is NotFound


def test_a_picture_that_somebody_else_has_edited_is_not_edited_again(cast: Cast) -> None:
    _contribution, medium = with_picture(cast)
    cover(cast, medium)
    files = medium.files
    with pytest.raises(Refused) as refusal:
        cover(cast, medium)
    assert (refusal.value.code, medium.files) == (ContributionRefusal.PICTURE_CHANGED, files)


@pytest.mark.several_connections
def test_of_two_at_once_one_wins_and_the_other_leaves_no_file(cast: Cast) -> None:
    _contribution, medium = with_picture(cast)
    number, key, carla = medium.id, medium.files["full"]["key"], cast.carla.id

    def click() -> str:
        with edited(key, COVERED, the_store()) as file:
            found, by = db.session.get_one(Medium, number), db.session.get_one(Person, carla)
            try:
                replace_picture(found, file, the_store(), seen=1, by=by)
            except Refused as refused:
                return str(refused.code)
            db.session.commit()
            return WON

    results = at_once(cast.app, [partial(click)] * 2)
    assert sorted(results) == sorted([WON, "contribution_picture_changed"])
    stored = {file.key for file in the_store().stored()}
    assert len(stored) == 4  # the old ones, whose removal is promised, and those of the winner
    assert list(the_store().incoming().iterdir()) == []


@pytest.mark.parametrize(("status", "increase"), [("in_review", 1), ("published", 1), ("returned", 0)])
def test_whoever_decides_looks_again_and_whoever_writes_goes_on(cast: Cast, status: str, increase: int) -> None:
    contribution, medium = with_picture(cast, status)
    revision = contribution.revision
    cover(cast, medium)
    assert contribution.revision == revision + increase


def test_the_history_says_who_did_it_and_the_last_step_stays_the_last_one(cast: Cast) -> None:
    contribution, medium = with_picture(cast)
    entry = ContributionEntry(contribution_id=contribution.id, by_id=cast.dana.id, step=Step.PUBLISH)
    entry.start, entry.to = Status.IN_REVIEW, Status.PUBLISHED
    db.session.add(entry)
    db.session.flush()
    cover(cast, medium)
    newest = history(contribution)[0]
    assert (newest.step, newest.by_id, newest.start, newest.to) == (
        Step.EDIT_PICTURE, cast.carla.id, "published", "published",
    )  # fmt: skip
    assert (newest.reason, newest.reasons) == ("", [])
    assert find_undoable(cast.dana, contribution) == entry
    assert latest_entries([contribution]) == {contribution.id: entry}


def test_only_a_picture_that_is_ready_is_edited(cast: Cast) -> None:
    contribution, medium = with_picture(cast)
    assert get_picture(contribution, medium.id) is medium
    for changes in ({"kind": "video"}, {"kind": "image", "state": "preparing"}):
        for name, value in changes.items():
            setattr(medium, name, value)
        db.session.flush()
        with pytest.raises(NotFound):
            get_picture(db.session.get_one(Contribution, contribution.id), medium.id)
