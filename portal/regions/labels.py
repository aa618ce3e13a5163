"""Words for regions: names come from the region's own data, the rest from the catalogues."""

from flask_babel import lazy_gettext, lazy_pgettext

from portal.core.web.errors import Words
from portal.core.web.formatting import in_order
from portal.core.web.locale import language
from portal.regions.queries import all_regions
from portal.regions.rules import RegionRefusal, Status

STATUSES = {
    Status.ACTIVE: lazy_pgettext("region status", "Active partnership"),
    Status.SUSPENDED: lazy_pgettext("region status", "Partnership suspended"),
    Status.ENDED: lazy_pgettext("region status", "Partnership ended"),
}

REFUSALS: Words = {
    RegionRefusal.NOT_ACTIVE: lazy_gettext(
        "The partnership with this region is suspended at the moment. "
        "Everything stays readable; nothing new can be started."
    ),
    RegionRefusal.KEY_TAKEN: lazy_gettext("A region with this key exists already."),
}


def region_name(key: str, lang: str | None = None) -> str:
    """The name as displayed, in the reader's language."""
    region = all_regions().get(key)
    return named(region.names, lang) if region else key


def named(names: dict[str, str], lang: str | None = None) -> str:
    return names.get(lang or language()) or names.get("en") or next(iter(names.values()), "")


def region_choices(*, only_open: bool = False) -> list[tuple[str, str]]:
    """(key, name) for menus, in the order of the reader's language."""
    regions = all_regions().values()
    return in_order([(r.key, named(r.names)) for r in regions if not only_open or r.status == Status.ACTIVE])
