"""Records what families answer; what may not be shown any more goes in the same moment."""

from collections.abc import Mapping

from portal.accounts.models import Person
from portal.classes.models import SchoolClass, Student
from portal.consent.actions import Terms, record, withdraw
from portal.consent.queries import givers_of
from portal.consent.rules.codes import ConsentRefusal, Giver, Way
from portal.contributions.actions.publishing import check_again
from portal.contributions.queries.consent import published_with
from portal.core.refusal import Refused
from portal.families.queries import people_of
from portal.families.rules import Answer, answered


def record_class(school_class: SchoolClass, answers: Mapping[int, str], terms: Terms, *, by: Person) -> int:
    """What the sheets of paper of a class say; gives how many families were recorded. Unknown students are dropped."""
    people = people_of(school_class)
    known = {number: answer for number, answer in answers.items() if number in people}
    alike = answered(known, givers_of(school_class))
    is_yes = any(answer == Answer.YES for answer, _ in alike)
    if not alike or (is_yes and not terms.grants):
        raise Refused(ConsentRefusal.NOTHING_TICKED)
    for (answer, givers), numbers in alike.items():
        what = terms if answer == Answer.YES else Terms((), terms.school_year, terms.until, terms.project_id)
        record([people[number] for number in numbers], givers, what, Way.PAPER, by=by)
    recorded = [number for numbers in alike.values() for number in numbers]
    for number in recorded:
        check_again(published_with(people[number]))
    return len(recorded)


def take_back(student: Student, giver: Giver, way: Way, *, by: Person | None = None) -> int:
    """Nothing is allowed any more; gives how many contributions were public with the student until now."""
    withdraw(student.person, giver, way, by=by)
    shown = published_with(student.person)
    check_again(shown)
    return len(shown)
