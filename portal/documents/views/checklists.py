"""What a visit needs, who sees to it and how far it is."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.core.refusal import NotFound
from portal.core.web.access import Role, open_to
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.documents import actions
from portal.documents import labels as words
from portal.documents.queries.checklists import checklist as items_of
from portal.documents.queries.checklists import get_item
from portal.documents.rules.codes import State
from portal.documents.views.printing import usual_languages
from portal.visits.queries.own import get_own, get_visible, sides_of

routes = Routes()


@routes.get("/visits/<int:visit_id>/documents")
@open_to(Role.TEACHER, Role.COORDINATOR)
def checklist(visit_id: int) -> ResponseReturnValue:
    visit = get_visible(current_user, visit_id)
    items = items_of(visit)
    return render_template(
        "documents/checklist.html",
        visit=visit,
        items=items,
        mine=sides_of(current_user, visit),
        n_open=sum(item.state == State.OPEN for item in items),
        words=words,
        languages=usual_languages(visit),
    )


@routes.post("/visits/<int:visit_id>/documents/<int:document_id>/<any(open,done,not_needed):state>")
@open_to(Role.TEACHER, Role.COORDINATOR)
def mark(visit_id: int, document_id: int, state: str) -> ResponseReturnValue:
    """By the side that sees to it; the address of the form says how it stood on the page."""
    visit = get_own(current_user, visit_id, to_write=True)
    item = get_item(visit, document_id)
    if item.document.side not in sides_of(current_user, visit):
        raise NotFound
    seen = request.form.get("seen", item.state)
    actions.mark(visit, item, State(state), seen=State(seen) if seen in set(State) else item.state, by=current_user)
    return saved(gettext("Noted."), url_for(".checklist", visit_id=visit_id, _anchor=f"document-{document_id}"))
