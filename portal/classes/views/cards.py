"""PDF files to print: login cards, and the poster with the class code."""

from flask import Response, make_response
from flask_login import current_user

from portal.classes import queries
from portal.classes.views import printing
from portal.classes.views.pages import by_name
from portal.core.web.access import Role, open_to
from portal.core.web.routes import Routes

routes = Routes()


@routes.get("/classes/<int:class_id>/cards.pdf")
@open_to(Role.TEACHER)
def cards(class_id: int) -> Response:
    school_class = queries.get_own(current_user, class_id)
    return _pdf(printing.cards(school_class, by_name(school_class.students)), f"cards-{class_id}")


@routes.get("/students/<int:person_id>/card.pdf")
@open_to(Role.TEACHER)
def card(person_id: int) -> Response:
    student = queries.get_student(current_user, person_id)
    return _pdf(printing.cards(student.school_class, [student]), f"card-{person_id}")


@routes.get("/classes/<int:class_id>/poster.pdf")
@open_to(Role.TEACHER)
def poster(class_id: int) -> Response:
    return _pdf(printing.poster(queries.get_own(current_user, class_id)), f"poster-{class_id}")


def _pdf(content: bytes, name: str) -> Response:
    response = make_response(content)
    response.headers["Content-Type"] = "application/pdf"
    response.headers["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    response.headers["Cache-Control"] = "no-store"
    return response
