"""The outbox, for administrators: what became of emails; a test, a corrected address, another attempt."""

from collections.abc import Mapping

from flask import current_app, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.core.clock import now
from portal.core.mail import actions
from portal.core.mail.forms import RecipientForm
from portal.core.mail.labels import FAILURES
from portal.core.mail.queries import get_email, newest
from portal.core.web.access import Role, open_to
from portal.core.web.routes import Routes
from portal.core.web.saved import saved

routes = Routes()


@routes.get("/outbox")
@open_to(Role.ADMINISTRATOR)
def outbox() -> ResponseReturnValue:
    """Emails with what became of them; their text, which holds sign-in links, only in the demo."""
    return _page({})


@routes.post("/outbox/test")
@open_to(Role.ADMINISTRATOR)
def send_test() -> ResponseReturnValue:
    """To whoever asks: whether it arrives, or why not, stands in the outbox a moment later."""
    event, language = f"test {current_user.id} {now():%Y%m%d%H%M%S}", current_user.language
    actions.write_email(event=event, to=current_user.email, language=language, template="mail/test.txt")
    message = gettext("A test message to you is being sent. If that does not work, the reason appears here.")
    return saved(message, url_for("mail.outbox"))


@routes.post("/outbox/<int:email_id>/send-again")
@open_to(Role.ADMINISTRATOR)
def send_again(email_id: int) -> ResponseReturnValue:
    email, form = get_email(email_id), RecipientForm(prefix=f"{email_id}-")
    if not form.validate():
        return _page({email_id: form}, 422)
    actions.send_again(email, form.recipient.data or "")
    return saved(gettext("The message is being sent again."), url_for("mail.outbox"))


def _page(wrong: Mapping[int, RecipientForm], code: int = 200) -> ResponseReturnValue:
    """`wrong` are forms that have to be looked at again, by the numbers of their emails."""
    emails = newest()
    forms = {
        email.id: wrong.get(email.id)
        or RecipientForm(formdata=None, prefix=f"{email.id}-", data={"recipient": email.recipient})
        for email in emails
    }
    shows_text = current_app.config["DEMO"]
    page = render_template("mail/outbox.html", emails=emails, forms=forms, failures=FAILURES, shows_text=shows_text)
    return page, code
