"""Words for what is remembered of forms."""

from flask_babel import lazy_gettext

from portal.core.retention import KindWords

SENT_FORMS = KindWords(
    lazy_gettext("Marks of forms that were saved"),
    lazy_gettext("They make sure that nothing is saved twice. No connection stays away for longer than a day."),
)
KEPT_TEXTS = KindWords(
    lazy_gettext("Texts that were typed when a session had ended"),
    lazy_gettext("They wait for their authors alone, who may be on holiday for some weeks."),
)
