"""Records what requests and commands do, in the transaction of what they do."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import click
from flask import Flask, Response, current_app, g, has_request_context, request
from flask_login import current_user
from werkzeug.exceptions import HTTPException

from portal.accounts.models import Person
from portal.accounts.queries.people import find_by_login
from portal.accounts.views.session import this_session
from portal.audit import actions
from portal.audit.rules import things
from portal.audit.rules.actions import BY_STUDENTS, Action
from portal.audit.rules.network import network_of
from portal.audit.rules.routes import COMMANDS, READS, action_of
from portal.core.acts import COMMAND, VISITOR, Act, Thing, record, told_about
from portal.core.db import listen_to_sessions, only_reading
from portal.core.web.saved import save_only

SIGN_IN = {"accounts.sign_in": "password", "accounts.second_factor": "code"}  # and the field of the secret
RECORDED = "portal.audit"  # in what click keeps of a running command


def init_recording(app: Flask) -> None:
    app.extensions.update(record=actions.record, record_request=record_request)
    app.after_request(record_read)
    app.after_request(record_failure)
    listen_to_sessions(before_commit=record_command)


def record_request(then: str) -> None:
    """What this request is about to commit."""
    name = name_of_request()
    action, person = action_of(name), _person()
    if action is None or (person and person.is_student and action not in BY_STUDENTS):
        return
    record(*(_act(action, person, thing) for thing in _things(then)))


def record_read(answer: Response) -> Response:
    """A page that hands over personal data in bulk is answered once that is recorded."""
    if request.method == "GET" and answer.status_code == 200 and (action := READS.get(request.endpoint or "")):
        acts = [_act(action, _person(), thing) for thing in _things()]
        only_reading.set(False)
        save_only(lambda: record(*acts))
    return answer


def record_failure(answer: Response) -> Response:
    """A password or second factor that was not right. Of whose account it is only the number is kept."""
    is_wrong = request.method == "POST" and answer.status_code == 422
    if is_wrong and request.endpoint in SIGN_IN and request.form.get(SIGN_IN[request.endpoint]):
        session = this_session()
        person = session.person if session else find_by_login(request.form.get("email", ""))
        act = _act(Action.SIGN_IN_FAILED, None, Thing(person_id=person.id if person else None))
        save_only(lambda: record(act))
    return answer


def record_command(_session: object) -> None:
    """What a command is about to commit, once."""
    context = None if has_request_context() else click.get_current_context(silent=True)
    if context is None or RECORDED in context.meta:
        return
    if action := COMMANDS.get(f"{context.parent and context.parent.info_name}.{context.info_name}"):
        context.meta[RECORDED] = True
        person = find_by_login(context.params.get("email", ""))
        record(Act(action, COMMAND, thing=Thing(person_id=person.id if person else None)))


def name_of_request() -> str:
    """The view, and the step that the address names."""
    step = (request.view_args or {}).get("step")
    return f"{request.endpoint}.{step}" if step else str(request.endpoint)


def _person() -> Person | None:
    """Who is signed in, or signs in with this request."""
    begun: Person | None = g.get("signed_in", {}).get("person")
    return begun or (current_user if current_user.is_authenticated else None)


def _act(action: str, person: Person | None, thing: Thing) -> Act:
    role, number = (person.role, person.id) if person else (VISITOR, None)
    return Act(action, role, number, thing, network_of(request.remote_addr))


def _things(then: str = "") -> list[Thing]:
    """What the address names or the view says; for something new, what the page names to which it leads."""
    found = [_named({**(request.view_args or {}), **told}) for told in told_about()]
    return [_named(_parts_of(then))] if found == [Thing()] else found


def _named(parts: Mapping[str, Any]) -> Thing:
    feature = str(request.blueprint)
    kind, number = things.numbered(feature, parts)
    key = ""
    if number is None:
        kind, key = things.keyed(feature, parts)
    return Thing(kind, number, key, things.person_of(parts), things.region_of(feature, parts))


def _parts_of(path: str) -> Mapping[str, Any]:
    """What an address of the portal names."""
    try:
        return current_app.url_map.bind("").match(urlsplit(path).path)[1]
    except HTTPException:
        return {}
