"""Consent: what families allow, the rules of each region, and the one rule that decides what may be shown."""

from portal.consent import views
from portal.consent.labels import GIVERS, KINDS, LACKS, REFUSALS, REPLACED, SHORT_USES
from portal.consent.models import Consent
from portal.consent.queries import replaced_at
from portal.core.feature import Feature
from portal.core.retention import KindOfData, Period, Rows

FEATURE = Feature(
    package="portal.consent",
    routes=[views.routes],
    retention=[KindOfData("consents", REPLACED, Period(1095, 365, 3650), Rows(Consent, replaced_at()))],
    refusals=REFUSALS,
    template_globals={
        "consent_givers": GIVERS,
        "consent_kinds": KINDS,
        "consent_lacks": LACKS,
        "consent_uses": SHORT_USES,
    },
)
