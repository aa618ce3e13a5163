"""What coordinators type about works that nobody of their region reads."""

from collections.abc import Iterable
from typing import Self

from flask_babel import lazy_gettext, lazy_pgettext
from wtforms import RadioField, TextAreaField

from portal.contributions.labels import VERDICTS
from portal.contributions.rules import LONGEST_REASON, Verdict
from portal.core.web.forms import Form, at_most, choices, required
from portal.regions.labels import region_name


class PassOnForm(Form):
    """Whom to ask, or who decides instead."""

    region = RadioField(lazy_gettext("Region"), [required(lazy_gettext("Please choose a region."))])
    question = TextAreaField(lazy_gettext("Your question (optional)"), [at_most(LONGEST_REASON)], render_kw={"rows": 2})

    def offer(self, region_keys: Iterable[str]) -> Self:
        self.region.choices = choices((key, region_name(key)) for key in region_keys)
        return self


class OpinionForm(Form):
    """What an adviser would do; the ready reasons are ticked by their codes."""

    verdict = RadioField(
        lazy_pgettext("opinion", "What do you recommend?"),
        [required(lazy_gettext("Please choose what you recommend."))],
        choices=choices(VERDICTS.items()),
    )
    words = TextAreaField(
        lazy_gettext("In your own words (the coordination reads them)"),
        [at_most(LONGEST_REASON)],
        render_kw={"rows": 3},
    )

    @property
    def chosen(self) -> Verdict:
        return Verdict(self.verdict.data)
