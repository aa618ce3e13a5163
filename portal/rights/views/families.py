"""A family reads what is stored about its child, and asks for more, by the code of its letter."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.classes.rules import codes
from portal.classes.views.responses import private
from portal.core.web.access import open_to_everyone
from portal.core.web.locale import language
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.families.models import Letter
from portal.families.queries import code_of
from portal.families.views.answers import counted_letter
from portal.rights.actions import requests
from portal.rights.forms import CorrectionForm
from portal.rights.labels import KINDS
from portal.rights.queries.requests import asked_by
from portal.rights.rules.requests import Way

routes = Routes()


@routes.post("/family/data")
@open_to_everyone
def by_letter() -> ResponseReturnValue:
    return _page(counted_letter(), CorrectionForm(formdata=None))


@routes.post("/family/correct")
@open_to_everyone
def correct_by_letter() -> ResponseReturnValue:
    letter, form = counted_letter(), CorrectionForm()
    if not form.validate():
        return _page(letter, form)
    asked = requests.ask_for_correction(letter.person, form.text.data or "", language(), Way.LETTER)
    return saved(gettext("Your message has been sent."), url_for(".receipt", receipt=asked.receipt))


@routes.post("/family/forget")
@open_to_everyone
def forget_by_letter() -> ResponseReturnValue:
    asked = requests.ask_for_erasure(counted_letter().person, language(), Way.LETTER)
    return saved(gettext("The teacher has been asked."), url_for(".receipt", receipt=asked.receipt))


def _page(letter: Letter, form: CorrectionForm) -> ResponseReturnValue:
    asked = asked_by(letter.person)
    page = render_template(
        "rights/family.html",
        child=letter.person,
        code=codes.shown(code_of(letter)),
        form=form,
        requests=asked.requests,
        asked=asked.erasure,
        may_ask=asked.may_ask,
        kinds=KINDS,
    )
    return private(page, 422 if form.errors else 200)
