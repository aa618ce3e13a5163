"""Categories and criteria of a round as rows of one form."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext
from wtforms import FieldList, FormField, HiddenField
from wtforms.validators import NumberRange, Optional

from portal.awards.forms.texts import LONGEST_TITLE, InLanguages, per_language, typed
from portal.awards.labels import MISSING
from portal.awards.rules.codes import Missing
from portal.awards.rules.rounds import WHOLE, Row
from portal.config import LANGUAGES
from portal.core.web.converters import row_number
from portal.core.web.forms import Count, Form

MOST_ROWS, EMPTY_ROWS = 10, 2


class _RowFields(InLanguages, Form):
    """A category or a criterion."""

    class Meta(Form.Meta):
        csrf = False

    number = HiddenField()
    weight = Count(lazy_gettext("Weight in per cent"), [Optional(), NumberRange(1, WHOLE)])

    def says_more_than(self, original: str) -> bool:
        """There is a name in another language, or something is wrong with it."""
        others = (self[f"name_{lang}"] for lang in LANGUAGES if lang != original)
        return any(field.data or field.errors for field in others)


RowForm = type("RowForm", (_RowFields,), per_language("name", LONGEST_TITLE))


class RowsForm(Form):
    """Categories or criteria, one row each; rows without a name are left out."""

    rows = FieldList(FormField(RowForm), max_entries=MOST_ROWS)

    @classmethod
    def of(cls, parts: Sequence[Any], original: str) -> "RowsForm":
        """A row for each of them, and some that are empty; the name in the original's language is just the name."""
        known = [
            {"number": each.id, "weight": getattr(each, "weight", None), **typed("name", each.names)} for each in parts
        ]
        form = cls(rows=[*known, *({} for _ in range(min(EMPTY_ROWS, MOST_ROWS - len(known))))])
        for row in form.rows:
            row.form[f"name_{original}"].label.text = lazy_gettext("Name")
        return form

    def named(self) -> list[Any]:
        return [row.form for row in self.rows if row.form.texts("name")]

    def parts(self) -> list[Row]:
        return [
            Row(
                row.texts("name"),
                row.weight.data or 0,
                _number(str(row.number.data or "")),
            )
            for row in self.named()
        ]

    def complains(self, original: str, *, has_weights: bool, is_open: bool) -> bool:
        """Says beside the field what is missing; the weights must add up, and a round that is open keeps some."""
        if has_weights and is_open and not self.named():
            for row in self.rows[:1]:
                row.form[f"name_{original}"].errors = [MISSING[Missing.CRITERIA]]
            return True
        for row in self.named():
            if original not in row.texts("name"):
                row[f"name_{original}"].errors = [lazy_gettext("The name in the language of the original is missing.")]
            elif has_weights and not row.weight.data:
                row.weight.errors = [lazy_gettext("Please enter a weight, for example 25.")]
        total = sum(row.weight.data or 0 for row in self.named())
        if has_weights and self.named() and total != WHOLE:
            self.named()[-1].weight.errors = [
                lazy_gettext("The weights add up to %(total)d. They must add up to 100.", total=total)
            ]
        return any(field.errors for row in self.named() for field in row)


def _number(text: str) -> int | None:
    """Of a row that is there already; as a number when the form came without fields."""
    try:
        return row_number(text)
    except ValueError:
        return None
