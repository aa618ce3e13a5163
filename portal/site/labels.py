"""Words for the history of a partnership."""

from flask_babel import lazy_pgettext

from portal.site.queries.timeline import Moment

MOMENTS = {
    Moment.FOUNDED: lazy_pgettext("timeline", "The partnership was founded."),
    Moment.RENEWED: lazy_pgettext("timeline", "The partnership was renewed."),
    Moment.ACTIVE: lazy_pgettext("timeline", "The partnership goes on."),
    Moment.SUSPENDED: lazy_pgettext("timeline", "The partnership was suspended."),
    Moment.ENDED: lazy_pgettext("timeline", "The partnership ended."),
    Moment.RENAMED: lazy_pgettext("timeline", "New official name of the region"),
    Moment.FIRST_PROJECT: lazy_pgettext("timeline", "First project in the portal"),
    Moment.FIRST_WORK: lazy_pgettext("timeline", "First published contribution"),
    Moment.VISIT: lazy_pgettext("timeline", "Visit"),
    Moment.EVENT: lazy_pgettext("timeline", "Event"),
    Moment.LAUREATE: lazy_pgettext("timeline", "Award"),
}
