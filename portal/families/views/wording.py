"""The words of a letter, whole sentences in the language of the family."""

from collections.abc import Callable

from flask_babel import force_locale, gettext, pgettext

from portal.classes.models import SchoolClass
from portal.consent.actions import Terms
from portal.consent.labels import KINDS, USES
from portal.consent.queries import givers_of, rule_of
from portal.consent.rules.codes import Giver, Kind, Use, grant
from portal.core.clock import today
from portal.core.web.formatting import day_long
from portal.families.queries import introductions
from portal.families.rules.letters import Words
from portal.holidays.rules.days import year_name
from portal.projects.queries import project_title

BETWEEN = "\u00a0· "  # no line begins with it


def words_for(school_class: SchoolClass, terms: Terms) -> Callable[[str], Words]:
    """Gives the words of a language."""
    own = introductions(school_class.school.region_key)

    def words(language: str) -> Words:
        with force_locale(language):
            introduction = own.get(language)
            return {  # plain text: it is stored
                "title": pgettext("letter", "May we show what your child makes?"),
                "intro": (introduction.text if introduction else "") or _introduction(school_class),
                **_parts(school_class, terms),
                **_labels(),
            }

    return words


def _introduction(school_class: SchoolClass) -> str:
    words: str = pgettext(
        "letter",
        "Dear family, the class %(school_class)s (%(school)s) takes part in the European Dialogue: school classes "
        "of Hessen and its partner regions show each other what they make. Part of it needs your consent.",
        school_class=school_class.name,
        school=school_class.school.name,
    )
    return words


def _parts(school_class: SchoolClass, terms: Terms) -> Words:
    kinds = [str(KINDS[kind]) for kind in Kind if any(grant(use, kind) in terms.grants for use in Use)]
    uses = [str(USES[use]) for use in Use if any(grant(use, kind) in terms.grants for kind in Kind)]
    title = project_title(terms.project_id)
    return {
        "what": BETWEEN.join(kinds),
        "where": BETWEEN.join(uses),
        "how_long": pgettext(
            "letter",
            "For works of the school year %(year)s. Last day on which they may be shown: %(day)s",
            year=year_name(terms.school_year or 0),
            day=day_long(terms.until or today()).replace(" ", "\u00a0"),
        ),
        "project": pgettext("letter", "Only in the project: %(title)s", title=title) if title else "",
        "free": pgettext(
            "letter",
            "You are free to say yes or no. Whatever you say, your child takes part and has no disadvantage; without "
            "your consent nothing is published in which your child can be recognised.",
        ),
        "withdraw": pgettext(
            "letter",
            "You can take your consent back at any time, with the code of this letter or through the teacher. It is "
            "then gone from the portal at once; what is printed already cannot be called back.",
        ),
        "rights": pgettext(
            "letter",
            "The school is responsible: %(school)s. You may ask what is stored, have it corrected or erased, and "
            "complain to the data protection authority.",
            school=f"{school_class.school.name}, {school_class.school.town}",
        ),
        "student": _student_sentence(school_class),
    }


def _student_sentence(school_class: SchoolClass) -> str:
    if Giver.STUDENT not in givers_of(school_class):
        return ""
    age = rule_of(school_class.school.region_key).ages.student_from
    return str(pgettext("letter", "From the age of %(age)d your child has to agree as well and signs below.", age=age))


def _labels() -> Words:
    return {
        "child": pgettext("letter", "Your child"),
        "what_label": pgettext("letter", "What"),
        "where_label": pgettext("letter", "Where"),
        "how_long_label": pgettext("letter", "How long"),
        "answer": pgettext(
            "letter",
            "Answer with your phone: scan the square, or open this address and type the code. Or tick and sign here.",
        ),
        "yes": pgettext("letter", "Yes, I agree to all that is named above."),
        "no": pgettext("letter", "No, I do not agree."),
        "only": pgettext("letter", "I agree to this only:"),
        "date": pgettext("letter", "Date"),
        "parent": pgettext("letter", "Signature of a parent or guardian"),
        "student_signature": pgettext("letter", "Signature of the student"),
        "qr": gettext("QR code"),
    }
