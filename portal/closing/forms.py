"""Which classes of a school a coordinator closes."""

from collections.abc import Sequence
from typing import Self

from flask_babel import lazy_gettext
from wtforms import SelectChoice, SelectMultipleField

from portal.classes.models import SchoolClass
from portal.core.web.forms import Form, required


class YearForm(Form):
    """All classes whose school year is over, unless somebody leaves some out."""

    classes = SelectMultipleField(
        lazy_gettext("Classes to close"),
        [required(lazy_gettext("Please choose at least one class."))],
        coerce=int,
        validate_choice=False,  # one that is not there any more is refused as a whole
    )

    @classmethod
    def of(cls, classes: Sequence[SchoolClass]) -> Self:
        form = cls(data={"classes": [each.id for each in classes]})
        form.classes.choices = [SelectChoice(each.id, _words(each)) for each in classes]
        return form


def _words(school_class: SchoolClass) -> str:
    teacher = school_class.teacher
    return f"{school_class.name} · {teacher.name}" if teacher else school_class.name
