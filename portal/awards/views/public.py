"""What everybody reads of awards: rounds, laureates, and whether a certificate is genuine."""

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from portal.awards import labels
from portal.awards.queries import laureates as query
from portal.awards.queries.nominees import named
from portal.awards.queries.rounds import get_open_to_all, is_organiser, open_to_all
from portal.awards.rules.rounds import takes_nominations
from portal.contributions.queries.contributions import current_media
from portal.contributions.rules import cover
from portal.core.clock import now
from portal.core.web.access import open_to_everyone
from portal.core.web.page_cache import public_page
from portal.core.web.paging import from_cursor
from portal.core.web.routes import Routes
from portal.regions.queries import all_regions

routes = Routes()


@routes.get("/awards")
@open_to_everyone
@public_page
def index() -> ResponseReturnValue:
    """Rounds, the newest first; a draft is seen by nobody but its organisers."""
    return render_template("awards/index.html", page=open_to_all(from_cursor(request.args.get("after"))), labels=labels)


@routes.get("/awards/<int:award_id>")
@open_to_everyone
@public_page
def show(award_id: int) -> ResponseReturnValue:
    round_ = get_open_to_all(award_id)
    return render_template(
        "awards/show.html",
        award=round_,
        laureates=query.laureates_of(round_),
        is_open=takes_nominations(round_.status, round_.dates, now()),
        is_organiser=is_organiser(current_user, round_),
        regions=list(all_regions()),
        labels=labels,
        named=named,
    )


@routes.get("/laureates")
@open_to_everyone
@public_page
def laureates() -> ResponseReturnValue:
    page = query.all_laureates(from_cursor(request.args.get("after")))
    return render_template("awards/laureates.html", page=page, named=named)


@routes.get("/laureates/<int:nomination_id>")
@open_to_everyone
@public_page
def laureate(nomination_id: int) -> ResponseReturnValue:
    """It stays, whatever becomes of the nominee; pictures come and go with their consent."""
    nomination = query.get_laureate(nomination_id)
    pictures = [(each, cover(current_media(each))) for each in query.pictures_of(nomination)]
    return render_template(
        "awards/laureate.html",
        nomination=nomination,
        award=nomination.round,
        nominee=named(nomination),
        pictures=[(contribution, medium) for contribution, medium in pictures if medium],
        labels=labels,
    )


@routes.get("/certificates/<code>")
@open_to_everyone
def verify(code: str) -> ResponseReturnValue:
    """Whoever holds a certificate asks without an account: genuine, taken back, or unknown."""
    nomination = query.find_certificate(code)
    nominee = named(nomination) if nomination else None
    page = render_template("awards/verify.html", nomination=nomination, nominee=nominee)
    return page, 200 if nomination else 404
