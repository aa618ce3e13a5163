"""The signed link in the letter to a school's official address."""

from datetime import timedelta

from flask import current_app
from itsdangerous import BadData, URLSafeTimedSerializer

from portal.core.db import db
from portal.core.web.links import absolute
from portal.schools.models import Membership

LIFETIME = timedelta(days=90)


def token_for(membership: Membership) -> str:
    """Confirms this membership; void when the school's official address turns out to be another one."""
    return _signer().dumps([membership.person_id, membership.school_id, membership.school.email])


def link(membership: Membership, lang: str) -> str:
    return absolute("schools.confirm_from_school", lang, token=token_for(membership))


def find_membership(token: str) -> Membership | None:
    """None when the link is forged, too old, or was sent to another address."""
    try:
        person_id, school_id, address = _signer().loads(token, max_age=int(LIFETIME.total_seconds()))
    except (BadData, ValueError, TypeError):
        return None
    membership = db.session.get(Membership, (person_id, school_id))
    return membership if membership and address and membership.school.email == address else None


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(str(current_app.secret_key), salt="school confirms membership")
