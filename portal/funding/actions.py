"""Writes rules of programmes and sets of countries, each change as a new version."""

from datetime import date

from sqlalchemy import select

from portal.accounts.models import Person
from portal.core.clock import today
from portal.core.db import db
from portal.funding.models import CountrySetVersion, ProgrammeVersion
from portal.funding.rules.programmes import Row
from portal.funding.rules.shipped import members_of, shipped_programmes, shipped_sets

NOTES = ("deadline", "extra_rules", "grant_model", "applicant")  # that were free text once
SHIPPED_FROM = date(2021, 1, 1)  # the programmes of the shipped facts began then


def load_facts() -> int:
    """Adds shipped programmes and sets that are not known yet, and brings shipped facts up to date; what administrators
    changed stays. Returns how many were added.
    """
    for row in shipped_programmes():
        _put_into_fields(row)
        _bring_up_to_date(row)
    programmes = set(db.session.scalars(select(ProgrammeVersion.key)))
    sets = set(db.session.scalars(select(CountrySetVersion.key)))
    added: list[ProgrammeVersion | CountrySetVersion] = [
        ProgrammeVersion(key=row["key"], valid_from=SHIPPED_FROM, facts=dict(row))
        for row in shipped_programmes()
        if row["key"] not in programmes
    ]
    added += [
        CountrySetVersion(
            key=row["set_key"],
            valid_from=SHIPPED_FROM,
            members=members_of(row),
            source=row["source"],
            confidence=row["confidence"],
        )
        for row in shipped_sets()
        if row["set_key"] not in sets
    ]
    db.session.add_all(added)
    return len(added)


def change(version: ProgrammeVersion, facts: dict[str, str], valid_from: date, *, by: Person) -> None:
    """A new version of the same programme; the old ones stay readable."""
    merged = {**version.facts, **facts}
    db.session.add(ProgrammeVersion(key=version.key, valid_from=valid_from, facts=merged, by_id=by.id))


def change_set(
    version: CountrySetVersion, members: list[str], valid_from: date, source: str, confidence: str, *, by: Person
) -> None:
    """A new version of a set of countries."""
    new_version = CountrySetVersion(
        key=version.key, valid_from=valid_from, members=members, source=source, confidence=confidence, by_id=by.id
    )
    db.session.add(new_version)


def restore(version: ProgrammeVersion, *, by: Person) -> None:
    """Makes an older version valid again from today on."""
    change(version, {}, today(), by=by)


def _bring_up_to_date(row: Row) -> None:
    """The version that was shipped says what is shipped today; those of administrators get the facts that are new."""
    for version in db.session.scalars(select(ProgrammeVersion).filter_by(key=row["key"])):
        is_shipped = version.by_id is None and version.valid_from == SHIPPED_FROM
        version.facts = {**version.facts, **row} if is_shipped else {**row, **version.facts}


def _put_into_fields(row: Row) -> None:
    """Facts of an earlier version of the portal, notes in English: those that were shipped are the fields of today;
    what an administrator wrote instead becomes a note in the administrator's language.
    """
    query = select(ProgrammeVersion).filter_by(key=row["key"]).order_by(ProgrammeVersion.id)
    versions = [version for version in db.session.scalars(query) if "note" not in version.facts]
    shipped = next((version.facts for version in versions if version.by_id is None), {})
    for version in versions:
        written = {name: text for name, text in version.facts.items() if text != shipped.get(name)}
        note = "\n".join(text for name, text in written.items() if name in NOTES and text)
        kept = {name: text for name, text in written.items() if name in row}
        language = version.by.language if version.by else ""
        version.facts = {**row, **kept, "note": note, "note_language": language if note else ""}
