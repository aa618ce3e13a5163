"""Answers and questions that several doors of this room share."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user
from wtforms import PasswordField

from portal.accounts.rules.hashing import is_right
from portal.accounts.views import throttle
from portal.core.web.access import Role
from portal.core.web.forms import Form
from portal.core.web.saved import pause

ADULTS = (Role.TEACHER, Role.COORDINATOR, Role.ADMINISTRATOR)


def form_page(name: str, form: Form, **facts: Any) -> ResponseReturnValue:
    """The form as a page; a refused one keeps what was typed."""
    return render_template(f"accounts/{name}.html", form=form, **facts), 422 if request.method == "POST" else 200


def link_is_over(then: str = ".ask_for_link") -> ResponseReturnValue:
    """Leads to the door that sends a new one."""
    flash(gettext("This link is too old or was used already. A new one can be sent here."), "warning")
    return redirect(url_for(then), 303)


def knows_password(field: PasswordField) -> bool:
    """Whether the own password was typed; guessing it is slowed down like signing in."""
    watched = throttle.buckets("sign in", current_user.mailbox)
    throttle.check(*watched)
    kept = current_user.password_hash
    pause()
    if is_right(kept, field.data or ""):
        return True
    throttle.failed(*watched)
    field.errors = [gettext("The current password is not right.")]
    return False
