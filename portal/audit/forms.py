"""What narrows the record."""

from collections.abc import Iterable
from typing import Self

from flask_babel import lazy_gettext, lazy_pgettext
from wtforms import SearchField, SelectField
from wtforms.validators import Optional

from portal.audit.labels.actions import AREAS
from portal.audit.labels.things import KINDS
from portal.audit.queries.entries import Filters
from portal.core.web.forms import Count, Day, Form, at_most, choices
from portal.regions.labels import region_choices

YEARS_BACK = 10
ALL = ("", lazy_pgettext("filter", "All"))


class FilterForm(Form):
    """Whose acts the list shows, which ones, and of when."""

    class Meta(Form.Meta):
        csrf = False

    who = SearchField(lazy_gettext("Name, email address or number"), [at_most(200)])
    action = SelectField(lazy_gettext("Action"), default="")
    kind = SelectField(lazy_gettext("Object"), choices=choices([ALL, *KINDS.items()]), default="")
    number = Count(lazy_gettext("Number of the object"), [Optional()])
    since = Day(lazy_pgettext("period", "From"), YEARS_BACK, 0, may_wait=True)
    until = Day(lazy_pgettext("period", "To"), YEARS_BACK, 0, may_wait=True)
    region = SelectField(lazy_gettext("Region"), default="")

    def offer(self, region_keys: Iterable[str] | None) -> Self:
        """The regions to choose from; None: all."""
        known = [each for each in region_choices() if region_keys is None or each[0] in region_keys]
        self.region.choices = choices([ALL, *known])
        self.action.choices = {"": choices([ALL])} | {str(area): choices(words.items()) for area, words in AREAS}
        return self

    def filters(self) -> Filters:
        """What can be used of what the address names."""
        self.validate()
        good = {field.name: field.data for field in self if field.data and not field.errors}
        return Filters(**{name: str(value) for name, value in good.items()})
