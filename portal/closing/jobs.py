"""Reminds teachers when the school year of their classes is over."""

from portal.closing.notifications import remind_of_year_end
from portal.closing.queries import teachers_to_remind


def remind() -> None:
    for teacher, ended_on in teachers_to_remind():
        remind_of_year_end(teacher, ended_on)
