"""What administrators say about a list that they send."""

from typing import Self

from flask_babel import lazy_gettext, pgettext
from wtforms import FileField, RadioField, SelectField

from portal.core.web.forms import Form, choices
from portal.imports.labels import KINDS
from portal.imports.rules import Kind
from portal.regions.labels import region_choices


class ListForm(Form):
    """A published list; the only region to take over, when not all that it names."""

    kind = RadioField(lazy_gettext("What the list is about"), choices=choices(KINDS.items()), default=Kind.SCHOOLS)
    region = SelectField(lazy_gettext("Region"), default="")
    file = FileField(lazy_gettext("File"), render_kw={"accept": ".csv,.tsv,.txt,.xlsx,.json,.ics"})

    def offer(self) -> Self:
        self.region.choices = choices([("", pgettext("filter", "All")), *region_choices()])
        return self
