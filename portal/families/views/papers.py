"""A teacher records what families have signed, and what they take back."""

from typing import Any

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext
from flask_login import current_user

from portal.classes import queries as classes
from portal.classes.models import SchoolClass, Student
from portal.classes.views.pages import by_name
from portal.consent.labels import GIVERS, KINDS, LACKS, REFUSALS, SHORT_USES, USES, WAYS
from portal.consent.queries import givers_of, history_of, rule_of
from portal.consent.rules.codes import Giver, Way
from portal.core.refusal import Refused
from portal.core.web.access import Role, open_to
from portal.core.web.forms import choices
from portal.core.web.routes import Routes
from portal.core.web.saved import saved
from portal.families import actions, queries
from portal.families.forms import ALL_PROJECTS, PaperForm, WithdrawalForm, suggested
from portal.families.labels import ANSWERS
from portal.families.rules.answers import Answer
from portal.projects.queries import open_for

routes = Routes()

WORDS: dict[str, Any] = {
    "uses": USES, "short_uses": SHORT_USES, "kinds": KINDS, "lacks": LACKS, "ways": WAYS, "giver_words": GIVERS,
    "answer_words": ANSWERS,
}  # fmt: skip


@routes.route("/classes/<int:class_id>/consent", methods=["GET", "POST"])
@open_to(Role.TEACHER)
def papers(class_id: int) -> ResponseReturnValue:
    """The whole class in one pass."""
    school_class = classes.get_own(current_user, class_id)
    form = PaperForm(data=suggested()).offer_years()
    form.project.choices = project_choices(school_class)
    if not form.validate_on_submit():
        return _page(school_class, form)
    try:
        n = actions.record_class(
            school_class, form.answers(queries.people_of(school_class)), form.terms(), by=current_user
        )
    except Refused as refusal:
        form.uses.errors = [REFUSALS[refusal.code]]
        return _page(school_class, form)
    words = ngettext("The answer of %(num)d family is recorded.", "The answers of %(num)d families are recorded.", n)
    return saved(words, url_for(".papers", class_id=class_id))


@routes.get("/students/<int:person_id>/consent")
@open_to(Role.TEACHER)
def student(person_id: int) -> ResponseReturnValue:
    """All that was decided about one student, and the way to take it back."""
    return _student_page(classes.get_student(current_user, person_id), WithdrawalForm(formdata=None))


@routes.post("/students/<int:person_id>/consent/withdraw")
@open_to(Role.TEACHER)
def withdraw(person_id: int) -> ResponseReturnValue:
    """A family has told the teacher; it counts at once."""
    found, form = classes.get_student(current_user, person_id), WithdrawalForm()
    if not form.validate():
        return _student_page(found, form)
    n = actions.take_back(found, Giver(form.giver.data), Way.PAPER, by=current_user)
    return saved(taken_back_text(n), url_for(".student", person_id=person_id))


def taken_back_text(n: int) -> str:
    """The receipt: what was public until now and is not any more."""
    if not n:
        return str(gettext("Consent is withdrawn. Nothing of the student was public."))
    return str(
        ngettext(
            "Consent is withdrawn. %(num)d public contribution was checked: it shows nothing of the student now.",
            "Consent is withdrawn. %(num)d public contributions were checked: they show nothing of the student now.",
            n,
        )
    )


def _page(school_class: SchoolClass, form: PaperForm) -> ResponseReturnValue:
    givers = givers_of(school_class)
    page = render_template(
        "families/papers.html",
        school_class=school_class,
        form=form,
        students=by_name(school_class.students),
        standings=queries.standings(school_class),
        answers=offered(givers),
        typed=form.answers(queries.people_of(school_class)) if form.is_submitted() else {},
        givers=sorted(givers),
        rule=rule_of(school_class.school.region_key),
        **WORDS,
    )
    return page, 422 if form.is_submitted() else 200


def _student_page(student: Student, form: WithdrawalForm) -> ResponseReturnValue:
    page = render_template(
        "families/student.html",
        student=student,
        form=form,
        standing=queries.standing_of(student),
        history=history_of(student.person),
        **WORDS,
    )
    return page, 422 if form.is_submitted() else 200


def offered(givers: frozenset[Giver]) -> dict[Answer, Any]:
    """Parents alone are an answer of their own only where the student has to agree as well."""
    needs_both = len(givers) > 1
    return {answer: words for answer, words in ANSWERS.items() if needs_both or answer != Answer.PARENTS_ONLY}


def project_choices(school_class: SchoolClass) -> list[Any]:
    own = [(str(project.id), project.title) for project in open_for(school_class.id)]
    return choices([(ALL_PROJECTS, gettext("All projects")), *own])
