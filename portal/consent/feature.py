"""Consent: what families allow, the rules of each region, and the one rule that decides what may be shown."""

from portal.consent import views
from portal.consent.labels import GIVERS, KINDS, LACKS, REFUSALS, SHORT_USES
from portal.core.feature import Feature

FEATURE = Feature(
    package="portal.consent",
    routes=[views.routes],
    refusals=REFUSALS,
    template_globals={
        "consent_givers": GIVERS,
        "consent_kinds": KINDS,
        "consent_lacks": LACKS,
        "consent_uses": SHORT_USES,
    },
)
