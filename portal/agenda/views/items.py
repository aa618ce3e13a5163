"""The two sides write the programme: items are added, changed by two people at once, moved, copied, removed."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.agenda.actions import items as actions
from portal.agenda.forms import CopyForm, ItemForm, WhenForm
from portal.agenda.labels import FINDINGS, copied, field_words
from portal.agenda.models import CLOCK, AgendaItem
from portal.agenda.queries import programmes
from portal.agenda.queries.contacts import Finding, findings
from portal.agenda.rules.merging import Merged
from portal.agenda.rules.wording import readings
from portal.agenda.views.programmes import page_of
from portal.config import LANGUAGES
from portal.core.differences import differences
from portal.core.web.access import Role, open_to
from portal.core.web.converters import row_number
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.regions.queries import all_regions
from portal.visits.models import Visit
from portal.visits.queries.own import get_own

routes = Routes()


@routes.route("/visits/<int:visit_id>/programme/new", methods=["GET", "POST"])
@open_to(Role.TEACHER, Role.COORDINATOR)
def new(visit_id: int) -> ResponseReturnValue:
    visit = get_own(current_user, visit_id, to_write=request.method == "POST")
    days = [day.isoformat() for day in programmes.days_of(visit)]
    wanted = request.args.get("day", "")
    defaults = {"day": wanted if wanted in days else days[0], "language": current_user.language}
    form = ItemForm(data=defaults).offer(programmes.days_of(visit))
    if not form.validate_on_submit():
        return _page(visit, form)
    if found := _found(visit, form):
        return _page(visit, form, found=found)
    item = actions.add(visit, form.facts(), by=current_user)
    _clear(visit, item)
    return saved(gettext("The item has been added."), _back(visit, item))


@routes.route("/visits/<int:visit_id>/programme/<int:item_id>", methods=["GET", "POST"])
@open_to(Role.TEACHER, Role.COORDINATOR)
def change(visit_id: int, item_id: int) -> ResponseReturnValue:
    """Of two people who change the same item, the second reads both texts and decides."""
    visit = get_own(current_user, visit_id, to_write=request.method == "POST")
    item = programmes.get_item(visit, item_id)
    days = programmes.days_of(visit, [item])
    form = ItemForm(data=typed(_asked_facts(item))).offer(days)
    if not form.validate_on_submit():
        return _page(visit, form, item)
    merged = actions.merge(item, form.facts(), request.form.get("seen", item.version))
    if not merged.is_clear:
        again = ItemForm(formdata=None, data=typed(merged.facts)).offer(days)
        return _page(visit, again, item, merged=merged)
    if found := _found(visit, form):
        return _page(visit, form, item, found=found)
    actions.change(visit, item, merged.facts, by=current_user, current=form.current())
    _clear(visit, item)
    return saved(gettext("The item has been saved."), _back(visit, item))


@routes.post("/visits/<int:visit_id>/programme/<int:item_id>/move")
@open_to(Role.TEACHER, Role.COORDINATOR)
def move(visit_id: int, item_id: int) -> ResponseReturnValue:
    visit = get_own(current_user, visit_id, to_write=True)
    item = programmes.get_item(visit, item_id)
    form = WhenForm().offer(programmes.days_of(visit, [item]))
    if not form.validate():
        return page_of(visit, status=422)
    actions.move(visit, item, date.fromisoformat(form.day.data), form.starts.data, by=current_user)
    return saved(gettext("The item has been moved."), _back(visit, item))


@routes.post("/visits/<int:visit_id>/programme/copy-day")
@open_to(Role.TEACHER, Role.COORDINATOR)
def copy_day(visit_id: int) -> ResponseReturnValue:
    visit = get_own(current_user, visit_id, to_write=True)
    items = programmes.items_of(visit)
    form = CopyForm().offer([item.day for item in items], programmes.days_of(visit, items))
    if not form.validate():
        return page_of(visit, status=422)
    target = date.fromisoformat(form.target.data)
    number = actions.copy_day(visit, date.fromisoformat(form.source.data), target, by=current_user)
    return saved(copied(number), url_for(".show", visit_id=visit.id, _anchor=f"day-{target}"))


@routes.post("/visits/<int:visit_id>/programme/<int:item_id>/remove")
@open_to(Role.TEACHER, Role.COORDINATOR)
def remove(visit_id: int, item_id: int) -> ResponseReturnValue:
    visit = get_own(current_user, visit_id, to_write=True)
    item = programmes.get_item(visit, item_id)
    actions.remove(visit, item)
    way_back = url_for(".restore", visit_id=visit_id, item_id=item_id)
    return saved(gettext("The item has been removed."), _back(visit, item), undo=way_back)


@routes.post("/visits/<int:visit_id>/programme/<int:item_id>/restore")
@open_to(Role.TEACHER, Role.COORDINATOR)
def restore(visit_id: int, item_id: int) -> ResponseReturnValue:
    visit = get_own(current_user, visit_id, to_write=True)
    item = programmes.get_item(visit, item_id, is_removed=True)
    actions.restore(visit, item)
    return saved(gettext("The item is back in the programme."), _back(visit, item))


def typed(facts: Mapping[str, str]) -> dict[str, Any]:
    """The facts of an item as the form holds them."""
    times = {name: datetime.strptime(facts[name], CLOCK).time() if facts[name] else None for name in ("starts", "ends")}
    return {**facts, **times, "ends_next_day": bool(facts["ends_next_day"])}


def _asked_facts(item: AgendaItem) -> Mapping[str, str]:
    """Those of the item, or of an earlier version that somebody wants to bring back."""
    number = request.args.get("version", 0, row_number)
    return next((each.facts for each in programmes.versions_of(item) if each.id == number), item.facts)


def _found(visit: Visit, form: ItemForm) -> list[Finding]:
    """What has to be looked at before others than those who plan read it."""
    agenda = programmes.find_agenda(visit)
    is_asked = agenda is not None and agenda.is_shared and not form.is_meant.data
    return findings(visit, [form.facts()]) if is_asked else []


def _clear(visit: Visit, item: AgendaItem) -> None:
    """What was just looked through, others may read."""
    agenda = programmes.find_agenda(visit)
    if agenda and agenda.is_shared:
        actions.clear(item)


def _page(
    visit: Visit,
    form: ItemForm,
    item: AgendaItem | None = None,
    *,
    merged: Merged | None = None,
    found: list[Finding] | None = None,
) -> ResponseReturnValue:
    if title := form.title_of_original:
        title.flags.required = True
    page = render_template(
        "agenda/edit.html",
        visit=visit,
        item=item,
        form=form,
        languages=(languages := _languages(visit, form)),
        has_more_texts=any(form.has_text(code) for code in languages[1]),
        readings={each.words.language: each for each in readings(item.words, item.language)} if item else {},
        moving=_moving(visit, item) if item else None,
        merged=merged,
        found=found or [],
        versions=programmes.versions_of(item) if item else [],
        field_words=field_words,
        finding_words=FINDINGS,
        differences=differences,
    )
    return page, 422 if form.is_submitted() or merged else 200


def _moving(visit: Visit, item: AgendaItem) -> WhenForm:
    values = {"day": item.day.isoformat(), "starts": item.starts}
    return WhenForm(formdata=None, data=values).offer(programmes.days_of(visit, [item]))


def _languages(visit: Visit, form: ItemForm) -> tuple[list[str], list[str]]:
    """The original and the languages of both sides, then all others."""
    of_sides = (code for side in visit.sides for code in all_regions()[side.region_key].languages)
    first = list(dict.fromkeys([form.language.data, *of_sides]))
    return [code for code in first if code in LANGUAGES], [code for code in LANGUAGES if code not in first]


def _back(visit: Visit, item: AgendaItem) -> str:
    return url_for(".show", visit_id=visit.id, _anchor=f"item-{item.id}" if not item.removed_at else f"day-{item.day}")
