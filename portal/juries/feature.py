"""Who judges which nomination, the scores, and the result that follows from them."""

from sqlalchemy import select

from portal.core.feature import Feature, Schedule
from portal.core.retention import KindOfData, Period, Rows
from portal.juries.jobs import close_due, look_after
from portal.juries.labels.codes import MEMBERS, REFUSALS
from portal.juries.models import Jury, JuryMember
from portal.juries.queries.desks import count_waiting
from portal.juries.views import desk, organising
from portal.juries.views.parts import jury_link, jury_ranking, jury_statement

CLOSED_AT = select(Jury.closed_at).where(Jury.round_id == JuryMember.round_id).scalar_subquery()

FEATURE = Feature(
    package="portal.juries",
    routes=[desk.routes, organising.routes],
    schedule=Schedule(every_minute=[close_due], every_hour=[look_after]),
    retention=[KindOfData("jury_members", MEMBERS, Period(365, 30, 1095), Rows(JuryMember, CLOSED_AT))],
    refusals=REFUSALS,
    template_globals={
        "jury_link": jury_link,
        "jury_ranking": jury_ranking,
        "jury_statement": jury_statement,
        "n_to_score": count_waiting,
    },
)
