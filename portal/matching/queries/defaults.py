"""What a class would most likely say when it begins to look for partners, from what is known of it."""

from typing import Any

from portal.classes.models import SchoolClass
from portal.core.clock import today
from portal.matching.rules.searches import usual_period
from portal.projects.rules import MeetingMode
from portal.regions.queries import all_regions
from portal.regions.rules import Status

USUAL_SIZE = 24
FLUENT = "C2"


def usual_search(school_class: SchoolClass) -> dict[str, Any]:
    region = school_class.school.region
    starts_on, ends_on = usual_period(today())
    return {
        "languages": school_class.languages or {region.languages[0]: FLUENT},
        "welcome": [key for key, r in all_regions().items() if r.status == Status.ACTIVE and key != region.key],
        "form": MeetingMode.ONLINE,
        "starts_on": starts_on,
        "ends_on": ends_on,
        "n_students": school_class.n_students or len(school_class.students) or USUAL_SIZE,
        "n_wanted": 1,
    }
