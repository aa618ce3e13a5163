"""Who judges which nomination, the scores, and the result that follows from them."""

from portal.core.feature import Feature, Schedule
from portal.core.retention import KindOfData, Period, Rows
from portal.juries.jobs import close_due, look_after
from portal.juries.labels.codes import MEMBERS, REFUSALS
from portal.juries.models import JuryMember
from portal.juries.queries.desks import count_waiting
from portal.juries.queries.rounds import CLOSED_AT
from portal.juries.views import desk, organising
from portal.juries.views.parts import jury_ranking, jury_statement

FEATURE = Feature(
    package="portal.juries",
    routes=[desk.routes, organising.routes],
    schedule=Schedule(every_minute=[close_due], every_hour=[look_after]),
    retention=[KindOfData("jury_members", MEMBERS, Period(365, 30, 1095), Rows(JuryMember, CLOSED_AT))],
    refusals=REFUSALS,
    template_globals={
        "jury_ranking": jury_ranking,
        "jury_statement": jury_statement,
        "jury_text": desk.text_of,
        "n_to_score": count_waiting,
    },
)
