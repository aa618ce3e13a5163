"""The page of the outbox, for administrators."""

from flask import current_app, render_template
from flask.typing import ResponseReturnValue

from portal.core.mail.labels import FAILURES
from portal.core.mail.queries import newest
from portal.core.web.access import Role, open_to
from portal.core.web.routes import Routes

routes = Routes()


@routes.get("/outbox")
@open_to(Role.ADMINISTRATOR)
def outbox() -> ResponseReturnValue:
    """Emails with what became of them; their text, which holds sign-in links, only in the demo."""
    shows_text = current_app.config["DEMO"]
    return render_template("mail/outbox.html", emails=newest(), failures=FAILURES, shows_text=shows_text)
