"""The page of a class, with which several views answer."""

from flask import render_template
from markupsafe import Markup

from portal.classes import queries
from portal.classes.forms import NamesForm
from portal.classes.labels import NAME_PROBLEMS, level_text
from portal.classes.models import SchoolClass, Student
from portal.classes.rules import codes
from portal.classes.views import printing
from portal.core.text import sort_key
from portal.core.web.locale import language
from portal.core.web.qr import qr
from portal.schools.queries.memberships import colleagues_of


def class_page(school_class: SchoolClass, form: NamesForm | None = None, **more: object) -> str:
    """The class with its students; a form that came back keeps what was typed, with what is wrong beside it."""
    return render_template(
        "classes/show.html",
        school_class=school_class,
        students=by_name(school_class.students),
        newest=max((student.person_id for student in school_class.students), default=0),
        languages=[level_text(code, level) for code, level in school_class.languages.items()],
        address=printing.address("c", school_class.code, scheme=False),
        qr=Markup(qr(printing.address("c", queries.link_code(school_class.code)))),  # noqa: S704 - our own drawing
        form=form or NamesForm(formdata=None),
        pins=[(s.person.name, codes.shown_pin(queries.pin(s))) for s in by_name(school_class.students)],
        colleagues=colleagues_of(school_class.teacher, school_class.school_id) if school_class.teacher else [],
        problems=NAME_PROBLEMS,
        **more,
    )


def by_name(students: list[Student]) -> list[Student]:
    """Sorted as in the reader's language."""
    return sorted(students, key=lambda student: sort_key(student.person.name, language()))
