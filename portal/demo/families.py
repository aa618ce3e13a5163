"""What the families of the demo have answered: most agree, some say no, some have not answered yet."""

from portal.accounts.models import Person
from portal.classes.models import SchoolClass
from portal.consent.actions import Terms, record
from portal.consent.queries import givers_of
from portal.consent.rules.codes import ALL_GRANTS, Way
from portal.core.clock import today
from portal.families.rules.answers import YEARS_SHOWN
from portal.holidays.rules.days import year_of, year_span

OPEN, NO = 3, 5  # of eight students in the order of the class


def load_answers(school_class: SchoolClass) -> None:
    """The demo's works reach back into the school year before, so the answers count for any."""
    answered = [student.person for place, student in enumerate(school_class.students) if place % 8 not in (OPEN, NO)]
    refusing = [student.person for place, student in enumerate(school_class.students) if place % 8 == NO]
    until = year_span(year_of(today()) + YEARS_SHOWN).end
    _record(school_class, answered, Terms(ALL_GRANTS, None, until))
    _record(school_class, refusing, Terms((), None, until))


def _record(school_class: SchoolClass, people: list[Person], terms: Terms) -> None:
    record(people, givers_of(school_class), terms, Way.PAPER, by=school_class.teacher)
