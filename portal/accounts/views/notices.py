"""When emails come: everybody's own choice, and the link in each email that ends those of its kind."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.accounts.actions import notices as actions
from portal.accounts.forms import Confirm, emails_form
from portal.accounts.labels import TOPICS
from portal.accounts.queries.notices import choices_of, get_unsubscribing, has_unread_notices
from portal.accounts.rules.notices import Choice
from portal.accounts.views.responses import form_page
from portal.core.db import only_reading
from portal.core.web.access import ADULTS, open_to, open_to_everyone
from portal.core.web.routes import Routes
from portal.core.web.saved import save_if_possible, saved, shown_once

routes = Routes()
View = TypeVar("View", bound=Callable[..., Any])


@routes.route("/settings/emails", methods=["GET", "POST"])
@open_to(*ADULTS)
def emails() -> ResponseReturnValue:
    form = emails_form(choices_of(current_user))
    if not form.validate_on_submit():
        return form_page("emails", form)
    actions.choose(current_user, form.choices)
    return saved(gettext("Settings saved."), then=url_for(".settings"))


@routes.route("/emails/off/<token>", methods=["GET", "POST"])
@open_to_everyone
def unsubscribe(token: str) -> ResponseReturnValue:
    """Looking changes nothing, since mail scanners open links; mail programs send the form by themselves (RFC 8058)."""
    found = get_unsubscribing(token)
    words = TOPICS[found.topic] if found.topic else gettext("Summary of the day")
    if request.method == "GET":
        return render_template("accounts/unsubscribe.html", form=Confirm(), words=words, is_done=False)
    if found.topic and request.form.get("again"):
        actions.choose(found.person, {found.topic: Choice.EACH})
        return saved(gettext("The messages come again."), then=url_for(".unsubscribe", token=token))
    actions.turn_off(found.person, found.topic)
    return shown_once("accounts/unsubscribe.html", words=words, is_done=True, may_undo=found.topic is not None)


def reads_what_waits(view: View) -> View:
    """Marks a page that shows somebody all that waits: what emails have told of it is read now."""

    @wraps(view)
    def read(*args: Any, **kwargs: Any) -> Any:
        answer = view(*args, **kwargs)
        if current_user.email and has_unread_notices(current_user):
            only_reading.set(False)
            person_id = current_user.id
            save_if_possible(lambda: actions.note_read(person_id))
        return answer

    return read  # type: ignore[return-value]
