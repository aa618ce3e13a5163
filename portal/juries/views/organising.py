"""The organiser's pages: members, who judges what, how far they are; and the result with its tables."""

from flask import Response, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.awards.labels import MISSING_SCORES
from portal.awards.models import AwardRound
from portal.awards.queries.nominees import named
from portal.awards.queries.rounds import get_organised
from portal.core.refusal import existing
from portal.core.tabular.writing import XLSX, Sheet, csv_file, separator, xlsx_file
from portal.core.web.access import Role, open_to
from portal.core.web.locale import in_language, language
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.juries.actions import members
from portal.juries.forms import AppointmentForm, SetUpForm
from portal.juries.labels.codes import GROUNDS
from portal.juries.labels.sheets import sheets_of
from portal.juries.models import Jury
from portal.juries.queries import overview
from portal.juries.queries.results import categories_of, judged_items
from portal.juries.queries.rounds import OVER, find_jury, get_jury, is_open
from portal.juries.queries.seats import bench_of, get_member
from portal.juries.rules.members import FEWEST_REGIONS, REMIND_DAYS, STEP_IN_DAYS
from portal.juries.views.desk import text_of

routes = Routes()
ORGANISERS = (Role.COORDINATOR, Role.ADMINISTRATOR)


@routes.get("/award-rounds/<int:award_id>/jury")
@open_to(*ORGANISERS)
def show(award_id: int) -> ResponseReturnValue:
    return _page(get_organised(current_user, award_id))


@routes.post("/award-rounds/<int:award_id>/jury/members")
@open_to(*ORGANISERS)
def appoint(award_id: int) -> ResponseReturnValue:
    award_round = get_organised(current_user, award_id)
    form = AppointmentForm(prefix="member-").offer()
    if not form.validate():
        return _page(award_round, appointment=form)
    members.appoint(award_round, form.appointment())
    return saved(gettext("The member has been appointed and gets an email."), url_for(".show", award_id=award_id))


@routes.post("/award-rounds/<int:award_id>/jury/members/<int:member_id>/dismiss")
@open_to(*ORGANISERS)
def dismiss(award_id: int, member_id: int) -> ResponseReturnValue:
    award_round = get_organised(current_user, award_id)
    members.dismiss(get_jury(award_round.id), get_member(award_round.id, member_id))
    return saved(gettext("The member was removed from the jury."), url_for(".show", award_id=award_id))


@routes.post("/award-rounds/<int:award_id>/jury/set-up")
@open_to(*ORGANISERS)
def set_up(award_id: int) -> ResponseReturnValue:
    award_round = get_organised(current_user, award_id)
    form = SetUpForm(prefix="rules-")
    if not form.validate():
        return _page(award_round, rules=form)
    members.set_up(award_round, form.days, form.step_in_days.data)
    return saved(gettext("The rules of the jury have been saved."), url_for(".show", award_id=award_id))


@routes.get("/award-rounds/<int:award_id>/jury/result")
@open_to(*ORGANISERS)
def result(award_id: int) -> ResponseReturnValue:
    jury = _judged(award_id)
    names = {number: named(item) for number, item in judged_items(jury).items()}
    return render_template(
        "juries/result.html",
        jury=jury,
        result=jury.result,
        names=names,
        categories=categories_of(jury.round),
        comments=overview.comments_of(jury),
        missing_scores=MISSING_SCORES,
        text_of=text_of,
    )


@routes.get("/award-rounds/<int:award_id>/jury/result.csv")
@open_to(*ORGANISERS)
def result_csv(award_id: int) -> ResponseReturnValue:
    jury = _judged(award_id)
    return _file(csv_file(_sheets(jury), separator()), jury, "csv", "text/csv; charset=utf-8")


@routes.get("/award-rounds/<int:award_id>/jury/result.xlsx")
@open_to(*ORGANISERS)
def result_xlsx(award_id: int) -> ResponseReturnValue:
    jury = _judged(award_id)
    return _file(xlsx_file(_sheets(jury)), jury, "xlsx", XLSX)


def _judged(award_id: int) -> Jury:
    """A jury that is closed."""
    jury = get_jury(get_organised(current_user, award_id).id)
    existing(jury.result)
    return jury


def _page(
    award_round: AwardRound, appointment: AppointmentForm | None = None, rules: SetUpForm | None = None
) -> ResponseReturnValue:
    """With the form that has to be looked at again."""
    jury = find_jury(award_round.id) or Jury(
        round=award_round, round_id=award_round.id, remind_days=list(REMIND_DAYS), step_in_days=STEP_IN_DAYS
    )
    bench = bench_of(jury, with_scores=False)
    days = {"remind_days": ", ".join(map(str, jury.remind_days)), "step_in_days": jury.step_in_days}
    page = render_template(
        "juries/show.html",
        jury=jury,
        is_open=is_open(jury),
        may_change=not jury.closed_at and award_round.status not in OVER,
        members=overview.member_states(bench),
        items=overview.item_states(bench),
        missing=overview.missing_regions(bench),
        fewest_regions=FEWEST_REGIONS,
        appointment=appointment or AppointmentForm(None, prefix="member-", data={"language": language()}).offer(),
        rules=rules or SetUpForm(None, prefix="rules-", data=days),
        grounds=GROUNDS,
        missing_scores=MISSING_SCORES,
        named=named,
        text_of=text_of,
    )
    return page, 422 if appointment or rules else 200


def _sheets(jury: Jury) -> list[Sheet]:
    names = {number: named(item).name for number, item in judged_items(jury).items()}
    criteria = {each.id: in_language(each.names, jury.round.language) for each in jury.round.criteria}
    return sheets_of(jury, names, criteria)


def _file(data: bytes, jury: Jury, ending: str, kind: str) -> Response:
    answer = Response(data, content_type=kind)
    answer.headers["Content-Disposition"] = f"attachment; filename=jury-{jury.round_id}.{ending}"
    return answer
