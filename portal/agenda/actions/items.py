"""Items of a programme are added, changed, moved, copied, removed; every version that was saved is kept."""

from collections.abc import Mapping
from datetime import date, datetime, time

from portal.accounts.models import Person
from portal.agenda.models import CLOCK, AgendaItem, AgendaText, AgendaVersion
from portal.agenda.queries.programmes import find_version, is_cancelled, items_of, n_items
from portal.agenda.rules.codes import MOST_ITEMS, AgendaRefusal, Mark
from portal.agenda.rules.merging import Merged, merged
from portal.agenda.rules.wording import Words
from portal.config import LANGUAGES
from portal.core.clock import now
from portal.core.db import db
from portal.core.refusal import Refused
from portal.visits.models import Visit

Facts = Mapping[str, str]


def add(visit: Visit, facts: Facts, *, by: Person) -> AgendaItem:
    """The visit must be locked, so that none of two people comes above the limit."""
    _must_take(visit, 1)
    item = AgendaItem(visit_id=visit.id)
    db.session.add(item)
    _write(item, facts)
    return _saved(item, by)


def merge(item: AgendaItem, typed: Facts, seen: str) -> Merged:
    """What was typed into a page that showed the version `seen`, with what others have saved since."""
    base = find_version(item, seen)
    return merged(base.facts if base else None, item.facts, typed)


def change(visit: Visit, item: AgendaItem, facts: Facts, *, by: Person, current: frozenset[str] = frozenset()) -> None:
    """`current`: languages whose translation somebody has compared with the original, and found right."""
    _must_take(visit, 0)
    _write(item, facts, current)
    _saved(item, by)


def move(visit: Visit, item: AgendaItem, day: date, starts: time, *, by: Person) -> None:
    """It keeps its length."""
    _must_take(visit, 0)
    if item.ends:
        length = item.slot.end - item.slot.begin
        end = starts.hour * 60 + starts.minute + length
        if end >= 48 * 60:
            raise Refused(AgendaRefusal.TOO_LONG)
        item.ends, item.ends_next_day = time(end // 60 % 24, end % 60), end >= 24 * 60
    item.day, item.starts = day, starts
    _saved(item, by)


def copy_day(visit: Visit, source: date, target: date, *, by: Person) -> int:
    """How many items were copied; those that the other day has already stay."""
    items = [item for item in items_of(visit) if item.day == source]
    if not items:
        raise Refused(AgendaRefusal.EMPTY_DAY)
    _must_take(visit, len(items))
    for item in items:
        copy = AgendaItem(visit_id=visit.id, cleared=item.cleared)
        db.session.add(copy)
        _write(copy, {**item.facts, "day": target.isoformat()})
        originals = {text.language: text.of for text in item.texts}
        for text in copy.texts:
            text.of = originals[text.language]
        _saved(copy, by)
    return len(items)


def remove(visit: Visit, item: AgendaItem) -> None:
    _must_take(visit, 0)
    item.removed_at = item.updated_at = now()
    item.n_changes += 1


def restore(visit: Visit, item: AgendaItem) -> None:
    _must_take(visit, 1)
    item.removed_at, item.updated_at = None, now()
    item.n_changes += 1


def clear(item: AgendaItem) -> None:
    """Nothing was found in its texts, or whoever saved them says that it is meant for everybody."""
    item.cleared = item.texts_mark


def _must_take(visit: Visit, number: int) -> None:
    if is_cancelled(visit):
        raise Refused(AgendaRefusal.CANCELLED)
    if number and n_items(visit) + number > MOST_ITEMS:
        raise Refused(AgendaRefusal.FULL)


def _write(item: AgendaItem, facts: Facts, current: frozenset[str] = frozenset()) -> None:
    item.day = date.fromisoformat(facts["day"])
    item.starts = _time(facts["starts"])
    item.ends = _time(facts["ends"]) if facts["ends"] else None
    item.ends_next_day = bool(facts["ends_next_day"])
    item.mark, item.language = Mark(facts["mark"]), facts["language"]
    item.place, item.leader = facts["place"], facts["leader"]
    _write_texts(item, facts, current)


def _write_texts(item: AgendaItem, facts: Facts, current: frozenset[str]) -> None:
    """A translation that was typed or found right now belongs to the original as it is now."""
    before = {text.language: text for text in item.texts}
    original = Words(item.language, facts[f"title_{item.language}"], facts[f"bring_{item.language}"]).mark
    for code in LANGUAGES:
        title, bring = facts[f"title_{code}"], facts[f"bring_{code}"]
        text = before.get(code)
        if not (title or bring):
            if text:
                item.texts.remove(text)
            continue
        if text is None:
            text = AgendaText(language=code)
            item.texts.append(text)
        if code in current or (text.title, text.bring) != (title, bring):
            text.of = original
        text.title, text.bring = title, bring


def _saved(item: AgendaItem, by: Person) -> AgendaItem:
    item.n_changes = (item.n_changes or 0) + 1
    item.updated_at = now()
    db.session.flush()
    db.session.add(AgendaVersion(item_id=item.id, version=item.version, facts=item.facts, by_id=by.id))
    db.session.flush()
    return item


def _time(text: str) -> time:
    return datetime.strptime(text, CLOCK).time()
