"""Award rounds such as LEAH: nominations with their dossiers, results, laureates and certificates."""

from portal.awards.jobs import keep_dates, remind_nominees, renew_pictures, take_off_pictures
from portal.awards.labels import (
    NOMINATIONS,
    REFUSALS,
    award_moment,
    award_moments,
    award_title,
)
from portal.awards.models import Nomination
from portal.awards.queries.laureates import laurels_of_twinning
from portal.awards.queries.nominations import waiting_for, without_place
from portal.awards.queries.nominees import named
from portal.awards.queries.reported import reported_award, reported_laureate
from portal.awards.views import certificates, laureates, nominations, organising, public
from portal.contributions.labels import KINDS
from portal.core.feature import Feature, Schedule
from portal.core.retention import KindOfData, Period, Rows

FEATURE = Feature(
    package="portal.awards",
    routes=[public.routes, nominations.routes, organising.routes, laureates.routes, certificates.routes],
    schedule=Schedule(every_minute=[keep_dates, take_off_pictures], every_hour=[remind_nominees, renew_pictures]),
    retention=[
        KindOfData(
            "nominations", NOMINATIONS, Period(730, 180, 3650), Rows(Nomination, Nomination.updated_at, without_place)
        )
    ],
    refusals=REFUSALS,
    reported={"award": reported_award, "laureate": reported_laureate},
    template_globals={
        "award_moment": award_moment,
        "award_moments": award_moments,
        "award_title": award_title,
        "kind_names": KINDS,
        "laurels_of_twinning": laurels_of_twinning,
        "named_nominee": named,
        "nominations_waiting_for": waiting_for,
    },
)
