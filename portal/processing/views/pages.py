"""The record of processing activities and the impact assessment, to be printed."""

from flask import current_app, render_template
from flask.typing import ResponseReturnValue

from portal.core.clock import today
from portal.core.web.access import Role, open_to
from portal.core.web.routes import Routes
from portal.legal.labels import FACTS
from portal.legal.queries.texts import facts_for
from portal.processing.labels.assessment import MEASURES, QUESTIONS, RISKS, SAFEGUARDS
from portal.processing.labels.records import ACTIVITIES, BASES, CATEGORIES, GROUPS, PURPOSES, RECIPIENTS
from portal.processing.queries.figures import figures
from portal.processing.queries.stored import records
from portal.processing.rules.assessment import outside_eea, safeguards
from portal.regions.labels import region_name
from portal.regions.queries import all_regions

routes = Routes()

WORDS = {
    "activities": ACTIVITIES, "bases": BASES, "categories": CATEGORIES, "groups": GROUPS, "purposes": PURPOSES,
    "recipients": RECIPIENTS, "risks": RISKS, "measures": MEASURES, "questions": QUESTIONS,
}  # fmt: skip


@routes.get("/processing")
@open_to(Role.ADMINISTRATOR)
def index() -> ResponseReturnValue:
    return _page("processing/index.html", records=records())


@routes.get("/impact-assessment")
@open_to(Role.ADMINISTRATOR)
def assessment() -> ResponseReturnValue:
    return _page("processing/assessment.html", figures=figures(), records=records())


def _page(template: str, **facts: object) -> ResponseReturnValue:
    countries = {key: region.country for key, region in all_regions().items()}
    third = outside_eea(countries.values())
    kept_safe = safeguards(current_app.config["BASE_URL"], current_app.config["SECOND_FACTOR"])
    return render_template(
        template,
        operator=facts_for(""),
        names=FACTS,
        abroad=[region_name(key) for key, country in countries.items() if country in third],
        safeguards=[SAFEGUARDS[each] for each in kept_safe],
        day=today(),
        **WORDS,
        **facts,
    )
