"""Words for projects: the labels of topics come from data/topics.csv, the rest from the catalogues."""

from collections.abc import Callable
from typing import Any

from flask_babel import gettext, lazy_gettext, lazy_pgettext

from portal.core.web.errors import Words
from portal.core.web.formatting import day, in_order
from portal.core.web.locale import OWN_NAMES, language
from portal.projects.rules import Field, MeetingMode, ProjectRefusal, Status, Step, topics
from portal.regions.labels import region_name

STATUSES = {
    Status.DRAFT: lazy_pgettext("project status", "Draft"),
    Status.SUBMITTED: lazy_pgettext("project status", "Submitted"),
    Status.CHANGES_REQUESTED: lazy_pgettext("project status", "Changes requested"),
    Status.DECLINED: lazy_pgettext("project status", "Not accepted"),
    Status.ACCEPTED: lazy_pgettext("project status", "Accepted"),
    Status.RUNNING: lazy_pgettext("project status", "In progress"),
    Status.FINISHED: lazy_pgettext("project status", "Completed"),
}

STEPS = {
    Step.SUBMIT: lazy_pgettext("project step", "Submit for review"),
    Step.TAKE_BACK: lazy_pgettext("project step", "Take back to draft"),
    Step.ACCEPT: lazy_pgettext("project step", "Accept project"),
    Step.REQUEST_CHANGES: lazy_pgettext("project step", "Request changes"),
    Step.DECLINE: lazy_pgettext("project step", "Decline project"),
    Step.RECONSIDER: lazy_pgettext("project step", "Review again"),
    Step.START: lazy_pgettext("project step", "Start project"),
    Step.FINISH: lazy_pgettext("project step", "Complete project"),
    Step.REOPEN: lazy_pgettext("project step", "Reopen project"),
    Step.ACCEPT_CHANGES: lazy_pgettext("project step", "Accept changes"),
    Step.RETURN_CHANGES: lazy_pgettext("project step", "Return changes"),
    Step.DISCARD_CHANGES: lazy_pgettext("project step", "Discard changes"),
    Step.UNDO: lazy_pgettext("project step", "Undo"),
}

HISTORY = {
    Step.SUBMIT: lazy_pgettext("history of a project", "Submitted for review"),
    Step.TAKE_BACK: lazy_pgettext("history of a project", "Made a draft again"),
    Step.ACCEPT: lazy_pgettext("history of a project", "Accepted"),
    Step.REQUEST_CHANGES: lazy_pgettext("history of a project", "Changes requested"),
    Step.DECLINE: lazy_pgettext("history of a project", "Not accepted"),
    Step.RECONSIDER: lazy_pgettext("history of a project", "Taken back into review"),
    Step.START: lazy_pgettext("history of a project", "Started"),
    Step.FINISH: lazy_pgettext("history of a project", "Completed"),
    Step.REOPEN: lazy_pgettext("history of a project", "Reopened"),
    Step.ACCEPT_CHANGES: lazy_pgettext("history of a project", "Changes accepted"),
    Step.RETURN_CHANGES: lazy_pgettext("history of a project", "Changes returned"),
    Step.DISCARD_CHANGES: lazy_pgettext("history of a project", "Changes discarded"),
    Step.UNDO: lazy_pgettext("history of a project", "Last step undone"),
    Step.HIDE: lazy_pgettext("history of a project", "Hidden after a report until two people have decided"),
    Step.SHOW_AGAIN: lazy_pgettext("history of a project", "Shown again after a report was decided"),
    Step.TAKE_DOWN: lazy_pgettext("history of a project", "No longer public after a report"),
    Step.REMOVE: lazy_pgettext("history of a project", "Removed by two people after a report"),
}

DONE = {
    Step.SUBMIT: lazy_gettext("The project has been submitted. The regional coordination will answer by email."),
    Step.TAKE_BACK: lazy_gettext("The project is a draft again."),
    Step.ACCEPT: lazy_gettext("The project has been accepted and is now visible to everyone."),
    Step.REQUEST_CHANGES: lazy_gettext("Your request for changes has been sent to the teacher."),
    Step.DECLINE: lazy_gettext("The project has not been accepted. The teacher reads your reason."),
    Step.RECONSIDER: lazy_gettext("The project is waiting for review again."),
    Step.START: lazy_gettext("The project has started. Students can hand in their contributions."),
    Step.FINISH: lazy_gettext("The project is completed. Everything stays visible."),
    Step.REOPEN: lazy_gettext("The project is running again."),
    Step.ACCEPT_CHANGES: lazy_gettext("The changes have been accepted and are now visible to everyone."),
    Step.RETURN_CHANGES: lazy_gettext("The teacher reads your reason. Visitors see the accepted version meanwhile."),
    Step.DISCARD_CHANGES: lazy_gettext("Your changes have been discarded."),
    Step.UNDO: lazy_gettext("Undone. Everything is as it was before."),
}

FORMS = {
    MeetingMode.ONLINE: lazy_gettext("Online"),
    MeetingMode.ON_SITE: lazy_gettext("On site"),
    MeetingMode.HYBRID: lazy_gettext("Hybrid (online and on site)"),
}

FIELDS = {
    Field.TITLE: lazy_gettext("Title"),
    Field.SUMMARY: lazy_gettext("Description"),
    Field.LANGUAGE: lazy_gettext("Language of title and description"),
    Field.TOPICS: lazy_gettext("Topics"),
    Field.REGIONS: lazy_gettext("Regions taking part"),
    Field.CLASSES: lazy_gettext("Classes taking part"),
    Field.LANGUAGES: lazy_gettext("Languages of communication"),
    Field.FORM: lazy_pgettext("project", "How the classes meet"),
    Field.AGE_FROM: lazy_gettext("Youngest students: age"),
    Field.AGE_TO: lazy_gettext("Oldest students: age"),
    Field.STARTS_ON: lazy_gettext("First day"),
    Field.ENDS_ON: lazy_gettext("Last day"),
}

MISSING = {
    "title": lazy_gettext("Please give the project a title."),
    "summary": lazy_gettext("Please describe the project in a few sentences."),
    "topics": lazy_gettext("Please choose at least one topic."),
    "classes": lazy_gettext("Please choose at least one class that takes part."),
}

REFUSALS: Words = {
    ProjectRefusal.NOT_CONFIRMED: lazy_gettext(
        "Your email address and your school have to be confirmed first. Until then you can go on working in private."
    ),
    ProjectRefusal.INCOMPLETE: lazy_gettext(
        "Something is still missing before the project can be submitted. Please complete the form."
    ),
    ProjectRefusal.NOT_EDITABLE: lazy_gettext(
        "The project is being reviewed or is closed, so it cannot be changed at the moment."
    ),
    ProjectRefusal.CHANGED_SINCE: lazy_gettext(
        "The project has been changed since the page was opened. Please look at it again."
    ),
    ProjectRefusal.AT_WORK: lazy_gettext(
        "The teachers are already working on the project. It comes back when they submit it again."
    ),
    ProjectRefusal.REMOVED: lazy_gettext(
        "Two people have removed this project after a report. Only an objection brings it back."
    ),
}


def topic_label(key: str, lang: str | None = None) -> str:
    row = topics().get(key)
    return row[f"label_{lang or language()}"] if row else key


def topic_choices() -> list[tuple[str, str]]:
    return in_order([(key, topic_label(key)) for key in topics()])


def field_text(field: Field, value: Any) -> str:
    """The value of a field as readers know it; a dash where there is none."""
    words, values = WORDS[field], value if isinstance(value, list) else [value]
    return " · ".join(words(each) for each in values if each not in (None, "")) or "–"


def age_label(age_from: int, age_to: int) -> str:
    """`13–14 years`: one message, because the last number decides the noun in no language for our ages."""
    if age_from == age_to:
        return str(gettext("Age: %(ages)s", ages=age_from))
    return str(gettext("Age: %(ages)s", ages=f"{age_from}–{age_to}"))


WORDS: dict[Field, Callable[[Any], str]] = {
    **dict.fromkeys(Field, str),
    Field.LANGUAGE: lambda code: OWN_NAMES.get(code, code),
    Field.LANGUAGES: lambda code: OWN_NAMES.get(code, code),
    Field.TOPICS: topic_label,
    Field.REGIONS: region_name,
    Field.CLASSES: lambda named: f"{named[0]}, {named[1]}",
    Field.FORM: lambda form: str(FORMS[form]),
    Field.STARTS_ON: day,
    Field.ENDS_ON: day,
}
