"""What both sides tell after a visit, and whether visitors read it."""

from collections.abc import Callable

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user
from wtforms import SelectChoice

from portal.core.web.access import Role, open_to
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.visits.actions import reports as actions
from portal.visits.forms import ReportForm
from portal.visits.labels.visits import DONE
from portal.visits.models import Visit
from portal.visits.queries import own
from portal.visits.queries.reports import choosable_works, find_own_report, private_words, reported_words
from portal.visits.rules.codes import Step

routes = Routes()


@routes.route("/visits/<int:visit_id>/report", methods=["GET", "POST"])
@open_to(Role.TEACHER, Role.COORDINATOR)
def report(visit_id: int) -> ResponseReturnValue:
    """Each side writes its own; what is chosen and whether visitors read it belongs to both."""
    visit = own.get_own(current_user, visit_id, to_write=request.method == "POST")
    actions.must_be_reportable(visit, by=current_user)
    form, works = _form(visit), {work.id: work for work in choosable_works(visit)}
    form.works.choices = [SelectChoice(number, work.title) for number, work in works.items()]
    if form.validate_on_submit() and not _is_private(form, visit):
        actions.write(visit, form.answers, form.language.data, by=current_user)
        actions.choose(visit, [works[number] for number in form.works.data])
        _show(visit, form.is_public.data)
        return saved(str(DONE[Step.REPORT]), url_for(".show", visit_id=visit.id))
    page = render_template("visits/report.html", visit=visit, form=form)
    return page, 422 if form.is_submitted() else 200


@routes.post("/visits/<int:visit_id>/announce")
@open_to(Role.TEACHER, Role.COORDINATOR)
def announce(visit_id: int) -> ResponseReturnValue:
    """Either side; what it was told by then is read by visitors, too, so it is looked at once more."""
    visit = own.get_own(current_user, visit_id, to_write=True)
    actions.must_be_fit_for_visitors(visit)
    return _done(visit, Step.ANNOUNCE, actions.announce)


@routes.post("/visits/<int:visit_id>/conceal")
@open_to(Role.TEACHER, Role.COORDINATOR)
def conceal(visit_id: int) -> ResponseReturnValue:
    return _done(own.get_own(current_user, visit_id, to_write=True), Step.CONCEAL, actions.conceal)


@routes.post("/visits/<int:visit_id>/hide")
@open_to(Role.COORDINATOR)
def hide(visit_id: int) -> ResponseReturnValue:
    """By a coordination of one of the two regions."""
    return _done(own.get_of_region(current_user, visit_id, to_write=True), Step.HIDE, actions.hide)


@routes.post("/visits/<int:visit_id>/show-again")
@open_to(Role.COORDINATOR)
def show_again(visit_id: int) -> ResponseReturnValue:
    visit = own.get_of_region(current_user, visit_id, to_write=True)
    actions.show_again(visit, by=current_user)
    message = DONE[Step.SHOW] if visit.is_public else gettext("Both sides can let visitors read of this visit again.")
    return saved(str(message), url_for(".show", visit_id=visit.id))


def _form(visit: Visit) -> ReportForm:
    known = find_own_report(current_user, visit)
    numbers = [work.id for work in visit.works]
    usual = {"works": numbers, "is_public": visit.is_public, "language": current_user.language}
    return ReportForm(data={**usual, **known.answers, "language": known.language} if known else usual)


def _is_private(form: ReportForm, visit: Visit) -> bool:
    """What visitors must not read stands beside the box that shows it to them."""
    if not form.is_public.data:
        return False
    found = private_words(visit, form.answers.values(), form.language.data) + reported_words(visit, current_user)
    if found:
        form.complain_about(found)
    return bool(found)


def _show(visit: Visit, is_public: bool) -> None:
    if visit.hidden_at:
        return
    if is_public and not visit.is_public:
        actions.announce(visit, by=current_user)
    elif not is_public:
        actions.conceal(visit, by=current_user)


def _done(visit: Visit, step: Step, act: Callable[..., None]) -> ResponseReturnValue:
    act(visit, by=current_user)
    return saved(str(DONE[step]), url_for(".show", visit_id=visit.id))
