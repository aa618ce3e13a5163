"""What fits in a programme, what two people changed at once, which text is read."""

from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from portal.agenda.rules.codes import ClockChange, Conflict, Mark
from portal.agenda.rules.conflicts import Found, Slot, conflicts
from portal.agenda.rules.merging import Merged, merged
from portal.agenda.rules.moments import clock_change, span_of
from portal.agenda.rules.wording import Words, reading, readings

MONDAY = date(2027, 4, 12)
LAST = MONDAY + timedelta(days=4)
BERLIN = ZoneInfo("Europe/Berlin")


def slot(
    number: int, starts: str, ends: str = "", day: date = MONDAY, mark: Mark = Mark.USUAL, next_day: bool = False
) -> Slot:
    return Slot(number, day, time.fromisoformat(starts), time.fromisoformat(ends) if ends else None, next_day, mark)


def found(*slots: Slot) -> list[Found]:
    return conflicts(slots, MONDAY, LAST)


def test_items_one_after_the_other_fit() -> None:
    assert found(slot(1, "09:00", "10:00"), slot(2, "10:00", "12:00"), slot(3, "12:00")) == []


def test_an_item_that_begins_before_another_one_ends_overlaps_with_it() -> None:
    assert found(slot(1, "09:00", "12:00"), slot(2, "10:00", "11:00"), slot(3, "11:30")) == [
        Found(Conflict.OVERLAP, 2, 1),
        Found(Conflict.OVERLAP, 3, 1),
    ]


def test_two_items_at_the_same_minute_overlap_though_none_has_an_end() -> None:
    assert found(slot(1, "09:00"), slot(2, "09:00")) == [Found(Conflict.OVERLAP, 2, 1)]


def test_a_bus_through_the_night_overlaps_with_the_next_morning() -> None:
    bus = slot(1, "22:00", "07:30", next_day=True)
    assert found(bus, slot(2, "07:00", "08:00", day=MONDAY + timedelta(days=1))) == [Found(Conflict.OVERLAP, 2, 1)]


def test_whoever_arrives_has_an_hour_of_rest() -> None:
    arrival = slot(1, "14:00", "15:00", mark=Mark.ARRIVAL)
    assert found(arrival, slot(2, "15:59")) == [Found(Conflict.NO_REST, 2, 1, 59)]
    assert found(arrival, slot(2, "16:00")) == []


def test_a_meal_is_rest_but_what_follows_it_has_to_wait() -> None:
    arrival, meal = slot(1, "14:00", "15:00", mark=Mark.ARRIVAL), slot(2, "15:00", "15:30", mark=Mark.REST)
    assert found(arrival, meal) == []
    assert found(arrival, meal, slot(3, "15:30")) == [Found(Conflict.NO_REST, 3, 1, 30)]


def test_a_day_of_ten_hours_is_long_enough() -> None:
    assert found(slot(1, "09:00", "10:00"), slot(2, "18:00", "19:00")) == []
    assert found(slot(1, "09:00", "10:00"), slot(2, "18:00", "19:01")) == [Found(Conflict.LONG_DAY, 2, None, 601)]


def test_a_day_that_the_visit_does_not_have_any_more_is_told() -> None:
    assert found(slot(1, "09:00", day=LAST + timedelta(days=1))) == [Found(Conflict.OUTSIDE, 1)]


def test_five_hundred_items_at_the_same_time_are_told_once_each() -> None:
    assert len(found(*(slot(number, "09:00", "10:00") for number in range(500)))) == 499


def test_two_people_who_change_different_fields_both_get_what_they_want() -> None:
    base = {"title": "Stadt", "place": "Markt", "bring": ""}
    both = merged(base, {**base, "place": "Rathaus"}, {**base, "bring": "Schirm"})
    assert both == Merged({"title": "Stadt", "place": "Rathaus", "bring": "Schirm"}, ())


def test_two_people_who_change_the_same_field_are_asked() -> None:
    base = {"title": "Stadt"}
    assert merged(base, {"title": "Altstadt"}, {"title": "Neustadt"}) == Merged({"title": "Neustadt"}, ("title",))
    assert merged(base, {"title": "Altstadt"}, {"title": "Altstadt"}).is_clear


def test_while_nobody_knows_what_the_page_showed_every_difference_is_asked() -> None:
    assert merged(None, {"title": "A", "place": "M"}, {"title": "B", "place": "M"}).contested == ("title",)


FACTS = st.fixed_dictionaries({name: st.sampled_from(["", "a", "b"]) for name in ("title", "place")})


@given(FACTS, FACTS, FACTS)
def test_nothing_that_only_one_has_changed_is_lost(
    base: dict[str, str], saved: dict[str, str], typed: dict[str, str]
) -> None:
    result = merged(base, saved, typed)
    for name in base:
        changed = {facts[name] for facts in (saved, typed)} - {base[name]}
        assert (name in result.contested) == (len(changed) == 2)
        assert result.facts[name] == (typed[name] if name in result.contested else (changed or {base[name]}).pop())


DE, TR = Words("de", "Ankunft", "Pass"), Words("tr", "Varış", "Pasaport", of=Words("de", "Ankunft", "Pass").mark)


def test_a_text_is_read_in_the_language_of_the_reader_else_in_the_original() -> None:
    assert reading([DE, TR], "de", "tr").words == TR
    assert reading([DE, TR], "de", "pl").words == DE
    assert reading([TR], "de", "pl").words == TR
    assert reading([], "de", "pl").words == Words("de", "")


def test_a_translation_of_an_earlier_original_is_told() -> None:
    newer = Words("de", "Ankunft", "Pass und Visum")
    assert not reading([DE, TR], "de", "tr").is_older
    assert reading([newer, TR], "de", "tr").is_older
    assert [(each.words.language, each.is_original) for each in readings([TR, newer], "de")] == [
        ("de", True),
        ("tr", False),
    ]


def test_the_hours_that_do_not_exist_or_come_twice_are_known() -> None:
    night, other = date(2027, 3, 28), date(2027, 10, 31)
    assert clock_change(night, time(2, 30), BERLIN) == ClockChange.SKIPPED
    assert clock_change(other, time(2, 30), BERLIN) == ClockChange.TWICE
    assert clock_change(night, time(3), BERLIN) is None
    assert clock_change(other, time(3), BERLIN) is None
    assert clock_change(night, time(2, 30), ZoneInfo("Europe/Moscow")) is None


TIMES = st.times().map(lambda at: at.replace(fold=0))  # as they are typed
ZONES = st.sampled_from([f"Europe/{name}" for name in ("Berlin", "Paris", "Rome", "Warsaw", "Moscow", "Istanbul")])
NIGHTS = st.sampled_from([date(2027, 3, 27), date(2027, 3, 28), date(2027, 10, 30), date(2027, 10, 31), MONDAY])


@given(NIGHTS, TIMES, st.none() | TIMES, st.booleans(), ZONES)
def test_no_item_ends_before_it_begins(day: date, starts: time, ends: time | None, next_day: bool, zone: str) -> None:
    begin, end = span_of(day, starts, ends, next_day, ZoneInfo(zone))
    assert end >= begin
    assert begin.time() == starts or clock_change(day, starts, ZoneInfo(zone)) == ClockChange.SKIPPED
