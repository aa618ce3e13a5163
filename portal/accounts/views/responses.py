"""Responses that several views share."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.accounts.models import Person
from portal.accounts.views.session import awaits_second_factor
from portal.core.web.forms import Form
from portal.core.web.saved import own_path


def form_page(name: str, form: Form, refusal: int = 422, **facts: Any) -> ResponseReturnValue:
    """The form as a page; a refused one keeps what was typed."""
    return render_template(f"accounts/{name}.html", form=form, **facts), refusal if request.method == "POST" else 200


def link_is_over(then: str = ".ask_for_link") -> ResponseReturnValue:
    """Leads to the page that sends a new one."""
    flash(gettext("This link is too old or was used already. A new one can be sent here."), "warning")
    return redirect(url_for(then), 303)


def start_page(person: Person) -> str:
    """Where somebody goes who has just signed in: on to the page asked for by `next`, or to the own start page."""
    if awaits_second_factor():
        return url_for("accounts.second_factor", lang=person.language, next=request.args.get("next"))
    return own_path(request.args.get("next"), url_for("dashboard.show", lang=person.language))
