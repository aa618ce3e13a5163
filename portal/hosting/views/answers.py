"""A family tells by the code of its sheet, without an account, what a good choice needs; and takes it back."""

from typing import NoReturn

from flask import abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.accounts.views import throttle
from portal.classes.rules import codes
from portal.classes.views.responses import private
from portal.core.acts import is_about
from portal.core.web.access import open_to_everyone
from portal.core.web.locale import wanted_language
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.hosting.actions import answers as writing
from portal.hosting.forms import FamilyForm, GuestForm, HostForm, SheetCodeForm, told
from portal.hosting.labels import CODE_PROBLEMS
from portal.hosting.models import VisitParticipant
from portal.hosting.notifications import notify_withdrawn
from portal.hosting.queries import answers as queries
from portal.hosting.rules.sheets import SHEET_CODES
from portal.visits.rules.codes import Side

routes = Routes()


@routes.route("/h", has_language=False)
@open_to_everyone
def short_type() -> ResponseReturnValue:
    return redirect(url_for(".type_code", lang=wanted_language()))


@routes.route("/h/<code>", has_language=False)
@open_to_everyone
def short_code(code: str) -> ResponseReturnValue:
    """What a scanned square leads to, in the language of the family."""
    participant = queries.find_by_link(code)
    if participant is None:
        return redirect(url_for(".type_code", lang=wanted_language()))
    return redirect(url_for(".tell_by_code", lang=queries.language_of(participant), code=code))


@routes.get("/hosting/<code>")
@open_to_everyone
def tell_by_code(code: str) -> ResponseReturnValue:
    """Only this installation can have made the code: it is looked up without counting."""
    participant = queries.find_by_link(code)
    return _page(participant) if participant else redirect(url_for(".type_code"))


@routes.route("/hosting", methods=["GET", "POST"])
@open_to_everyone
def type_code() -> ResponseReturnValue:
    """The field for the code; the questions are the answer."""
    form = SheetCodeForm()
    if not form.is_submitted():
        return private(render_template("hosting/type_code.html", form=SheetCodeForm(formdata=None)))
    if not form.validate():
        return private(render_template("hosting/type_code.html", form=form), 422)
    return _page(_counted(form))


@routes.post("/hosting/answer")
@open_to_everyone
def answer() -> ResponseReturnValue:
    participant = _counted(SheetCodeForm())
    form = form_for(participant)
    if not form.validate():
        return _page(participant, form)
    writing.tell(participant, form.answer())
    return saved(gettext("Thank you. Your answer is recorded."), url_for(".done"))


@routes.post("/hosting/withdraw")
@open_to_everyone
def withdraw() -> ResponseReturnValue:
    participant = _counted(SheetCodeForm())
    if writing.withdraw(participant):
        notify_withdrawn(participant.visit)
    return saved(gettext("What you told us has been erased."), url_for(".done"))


@routes.get("/hosting/done")
@open_to_everyone
def done() -> ResponseReturnValue:
    """The receipt: what was recorded stands above, as the message."""
    return private(render_template("hosting/done.html"))


def form_for(participant: VisitParticipant, *, is_empty: bool = False) -> FamilyForm:
    """The questions of the side, with what was told so far; `is_empty`: nothing was sent."""
    kind = HostForm if participant.side == Side.HOST else GuestForm
    known = told(queries.answer_of(participant))
    form: FamilyForm = kind(formdata=None, data=known) if is_empty else kind(data=known)
    return form


def _counted(form: SheetCodeForm) -> VisitParticipant:
    """Counts before it looks."""
    attempt = throttle.find_attempt("hosting", SHEET_CODES)
    participant = queries.find_by_code(form.code.data or "") if attempt else None
    if attempt is None or participant is None:
        _refuse(form, 422 if attempt else 429)
    attempt.passed_at_once()
    is_about(person_id=participant.person_id or 0)
    return participant


def _refuse(form: SheetCodeForm, status: int) -> NoReturn:
    form.code.errors = [CODE_PROBLEMS[status]]
    abort(private(render_template("hosting/type_code.html", form=form), status))


def _page(participant: VisitParticipant, form: FamilyForm | None = None) -> ResponseReturnValue:
    page = render_template(
        "hosting/answer.html",
        participant=participant,
        visit=participant.visit,
        code=codes.shown(queries.code_of(participant)),
        form=form or form_for(participant, is_empty=True),
        is_open=queries.is_open(participant.visit),
        until=queries.answer_until(participant.visit),
    )
    return private(page, 422 if form else 200)
