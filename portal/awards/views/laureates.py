"""Organisers choose laureates, with place and reasons, and take an award back."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.awards import labels
from portal.awards.actions import publishing
from portal.awards.forms.nominations import laureate_form
from portal.awards.forms.texts import original_first
from portal.awards.queries.dossiers import dossier_of
from portal.awards.queries.nominations import get_decidable, get_organised
from portal.awards.queries.nominees import may_be_nominated, named
from portal.awards.views.organising import ORGANISERS
from portal.core.web.access import open_to
from portal.core.web.routes import Routes
from portal.core.web.saved import saved

routes = Routes()


@routes.route("/award-rounds/nominations/<int:nomination_id>/laureate", methods=["GET", "POST"])
@open_to(*ORGANISERS)
def choose(nomination_id: int) -> ResponseReturnValue:
    nomination = get_decidable(current_user, nomination_id)
    form = laureate_form(nomination.place, nomination.reasons)
    is_in_order = form.validate_on_submit()
    if form.is_submitted() and not form.complains(nomination.round.language) and is_in_order:
        publishing.name_laureate(nomination, form.place.data, form.texts("reason"))
        return saved(gettext("Saved. Nobody is told before the result is published."), _round_page(nomination.round_id))
    page = render_template(
        "awards/choose.html",
        nomination=nomination,
        award=nomination.round,
        nominee=named(nomination),
        dossier=dossier_of(nomination),
        is_public=may_be_nominated(nomination.round, nomination.whom),
        form=form,
        languages=original_first(nomination.round.language),
        labels=labels,
    )
    return page, 422 if form.is_submitted() else 200


@routes.post("/award-rounds/nominations/<int:nomination_id>/unname")
@open_to(*ORGANISERS)
def unname(nomination_id: int) -> ResponseReturnValue:
    nomination = get_organised(current_user, nomination_id, to_write=True)
    publishing.unname(nomination)
    return saved(gettext("No longer a laureate."), _round_page(nomination.round_id))


@routes.post("/award-rounds/nominations/<int:nomination_id>/revoke")
@open_to(*ORGANISERS)
def revoke(nomination_id: int) -> ResponseReturnValue:
    nomination = get_organised(current_user, nomination_id, to_write=True)
    publishing.revoke(nomination)
    way_back = url_for(".restore", nomination_id=nomination.id)
    message = gettext("The award has been revoked. Its certificates are no longer genuine.")
    return saved(message, _round_page(nomination.round_id), undo=way_back)


@routes.post("/award-rounds/nominations/<int:nomination_id>/restore")
@open_to(*ORGANISERS)
def restore(nomination_id: int) -> ResponseReturnValue:
    nomination = get_organised(current_user, nomination_id, to_write=True)
    publishing.restore(nomination)
    return saved(gettext("The award counts again."), _round_page(nomination.round_id))


def _round_page(round_id: int) -> str:
    return url_for(".organise", award_id=round_id)
