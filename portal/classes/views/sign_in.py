"""Students sign in by a card, from its QR code or by typing; the code of a class is typed here too."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from portal.accounts.views.known_devices import remember_device
from portal.classes import queries
from portal.classes.forms import CodeForm
from portal.classes.models import SchoolClass
from portal.classes.rules import codes
from portal.classes.views.codes import (
    TYPE_CARD,
    TYPE_CLASS,
    linked_class,
    linked_student,
    refuse,
    subject_of,
    typed_class,
    typed_student,
)
from portal.classes.views.responses import enter, private
from portal.core.web.access import open_to_everyone
from portal.core.web.locale import wanted_language
from portal.core.web.routes import Routes
from portal.core.web.saved import saved

routes = Routes()


@routes.route("/card", methods=["GET", "POST"])
@open_to_everyone
def type_card() -> ResponseReturnValue:
    return _type(TYPE_CARD)


@routes.route("/class", methods=["GET", "POST"])
@open_to_everyone
def type_class() -> ResponseReturnValue:
    return _type(TYPE_CLASS)


@routes.get("/card/<code>")
@open_to_everyone
def show_card(code: str) -> ResponseReturnValue:
    """Greets whoever has scanned a card; of a typed code nothing is said before the button."""
    if student := linked_student(code):
        return private(render_template("classes/card.html", student=student, code=code))
    return page_with_code(TYPE_CARD, code)


@routes.post("/card/<code>")
@open_to_everyone
def sign_in_by_card(code: str) -> ResponseReturnValue:
    form = CodeForm(formdata=None, data={"code": code})
    return enter(linked_student(code) or typed_student(form, TYPE_CARD))


@routes.route("/k/<code>", has_language=False)
@open_to_everyone
def short_card(code: str) -> ResponseReturnValue:
    student = linked_student(code)
    lang = student.school_class.card_language if student else wanted_language()
    return redirect(url_for(".show_card", code=code, lang=lang))


@routes.route("/c/<code>", has_language=False)
@open_to_everyone
def short_class(code: str) -> ResponseReturnValue:
    school_class = linked_class(code)
    lang = school_class.card_language if school_class else wanted_language()
    return redirect(url_for(".show_class", code=code, lang=lang))


@routes.route("/k", has_language=False)
@open_to_everyone
def short_type_card() -> ResponseReturnValue:
    return redirect(url_for(".type_card", lang=wanted_language()))


@routes.route("/c", has_language=False)
@open_to_everyone
def short_type_class() -> ResponseReturnValue:
    return redirect(url_for(".type_class", lang=wanted_language()))


def page_with_code(page: str, code: str) -> ResponseReturnValue:
    """The field with the code in it; nothing is looked up, so any number of addresses can be tried in vain."""
    if not codes.could_be_one(codes.typed(code)):
        refuse(page)
    return private(render_template(page, form=CodeForm(formdata=None, data={"code": codes.shown(codes.typed(code))})))


def _type(page: str) -> ResponseReturnValue:
    """One field takes both kinds of codes, since students mix them up."""
    form = CodeForm()
    if not form.validate_on_submit():
        return render_template(page, form=form), 422 if form.is_submitted() else 200
    if codes.is_class_code(codes.typed(form.code.data)):
        return _show_names(typed_class(form, page))
    return enter(typed_student(form, page))


def _show_names(school_class: SchoolClass) -> ResponseReturnValue:
    """The code has been typed here once: from now on it passes from this device."""
    remember_device(subject_of(school_class))
    return saved("", url_for(".show_class", code=queries.link_code(school_class.code)))
