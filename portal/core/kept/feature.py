"""What was typed when a session ended: its author finds it after the next login, and sends it or drops it."""

from portal.core.feature import Feature
from portal.core.kept import views
from portal.core.kept.labels import KEPT_TEXTS, SENT_FORMS
from portal.core.retention import KindOfData, Period
from portal.core.sending import kept, sent

FEATURE = Feature(
    package="portal.core.kept",
    routes=[views.routes],
    retention=[
        KindOfData("sent_forms", SENT_FORMS, Period(1, 1, 30), sent.FORMS),
        KindOfData("kept_texts", KEPT_TEXTS, Period(30, 7, 180), kept.TEXTS),
    ],
)
