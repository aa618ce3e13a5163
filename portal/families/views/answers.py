"""A family answers its letter, without an account; later it takes the answer back by the same code."""

from typing import NoReturn

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.accounts.views import throttle
from portal.classes.queries import code_of
from portal.classes.rules import codes
from portal.classes.views.responses import private
from portal.consent.labels import KINDS, SHORT_USES, USES
from portal.consent.rules.codes import Kind, Use, grant
from portal.core.acts import is_about
from portal.core.clock import today
from portal.core.web.access import open_to_everyone
from portal.core.web.locale import wanted_language
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.families import actions, queries
from portal.families.forms import AnswerForm, LetterCodeForm
from portal.families.labels import CODE_PROBLEMS
from portal.families.models import Letter
from portal.families.rules.letters import LETTER_CODES
from portal.families.views.papers import taken_back_text

routes = Routes()


@routes.route("/f", has_language=False)
@open_to_everyone
def short_type() -> ResponseReturnValue:
    return redirect(url_for(".type_code", lang=wanted_language()))


@routes.route("/f/<code>", has_language=False)
@open_to_everyone
def short_code(code: str) -> ResponseReturnValue:
    """The family reads its letter; the teacher of the class records the sheet, by whichever camera the phone has."""
    letter = _scanned(code)
    if letter is None:
        return redirect(url_for(".type_code", lang=wanted_language()))
    if class_id := queries.find_class_taught(current_user, letter):
        return redirect(url_for(".sheet", lang=wanted_language(), class_id=class_id, code=code))
    return redirect(url_for(".show", lang=letter.text.language, code=code))


@routes.get("/family/<code>")
@open_to_everyone
def show(code: str) -> ResponseReturnValue:
    """What a scanned code carries, only this installation can have made: it is looked up without counting."""
    letter = _scanned(code)
    return _letter_page(letter) if letter else redirect(url_for(".type_code"))


@routes.route("/family", methods=["GET", "POST"])
@open_to_everyone
def type_code() -> ResponseReturnValue:
    """The field for the code; the letter itself is the answer, in the language in which it was written."""
    if request.method == "GET":
        return private(render_template("families/type_code.html", form=LetterCodeForm(formdata=None)))
    form = LetterCodeForm()
    if not form.validate():
        return private(render_template("families/type_code.html", form=form), 422)
    return _letter_page(_counted(form))


@routes.post("/family/answer")
@open_to_everyone
def answer() -> ResponseReturnValue:
    letter, form = counted_letter(), AnswerForm()
    if not form.validate():
        return _letter_page(letter, form)
    chosen = {"all": tuple(letter.grants), "some": tuple(request.form.getlist("grants")), "no": ()}[form.answer.data]
    if form.answer.data == "some" and not {*chosen} & {*letter.grants}:
        form.answer.errors = [gettext("Please tick what you agree to, or choose one of the other answers.")]
        return _letter_page(letter, form)
    actions.answer_letter(letter, chosen)
    return saved(gettext("Thank you. Your answer is recorded."), url_for(".done"))


@routes.post("/family/take-back")
@open_to_everyone
def take_back() -> ResponseReturnValue:
    n = actions.take_back_letter(counted_letter())
    return saved(taken_back_text(n), url_for(".done"))


@routes.get("/family/done")
@open_to_everyone
def done() -> ResponseReturnValue:
    """The receipt: what was recorded stands above, as the message."""
    return private(render_template("families/done.html"))


def _scanned(link: str) -> Letter | None:
    code = code_of(link)
    return queries.find_letter(code) if code else None


def counted_letter() -> Letter:
    """That whose code a form carries; without the right one the field for it is the answer."""
    return _counted(LetterCodeForm())


def _counted(form: LetterCodeForm) -> Letter:
    """Counts before it looks."""
    attempt = throttle.find_attempt("letter", LETTER_CODES)
    letter = queries.find_letter(form.code.data or "") if attempt else None
    if attempt is None or letter is None:
        _refuse(form, 422 if attempt else 429)
    attempt.passed_at_once()
    is_about(person_id=letter.person_id)
    return letter


def _refuse(form: LetterCodeForm, status: int) -> NoReturn:
    form.code.errors = [CODE_PROBLEMS[status]]
    abort(private(render_template("families/type_code.html", form=form), status))


def _letter_page(letter: Letter, form: AnswerForm | None = None) -> ResponseReturnValue:
    offered = [kind for kind in Kind if any(grant(use, kind) in letter.grants for use in Use)]
    page = render_template(
        "families/letter.html",
        letter=letter,
        code=codes.shown(queries.code_of(letter)),
        form=form or AnswerForm(formdata=None),
        ticked=request.form.getlist("grants") if form else letter.grants,
        offered=[(use, [kind for kind in offered if grant(use, kind) in letter.grants]) for use in Use],
        is_ended=letter.until < today(),
        uses=USES,
        short_uses=SHORT_USES,
        kinds=KINDS,
        grant=grant,
    )
    return private(page, 422 if form else 200)
