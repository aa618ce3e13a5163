"""Words for projects: the labels of topics come from data/topics.csv, the rest from the catalogues."""

from flask_babel import gettext, lazy_gettext, lazy_pgettext

from portal.core.web.errors import Words
from portal.core.web.formatting import in_order
from portal.core.web.locale import language
from portal.projects.rules import MeetingMode, ProjectRefusal, Status, Step, topics

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
}

FORMS = {
    MeetingMode.ONLINE: lazy_gettext("Online"),
    MeetingMode.ON_SITE: lazy_gettext("On site"),
    MeetingMode.HYBRID: lazy_gettext("Hybrid (online and on site)"),
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
        "The project is being reviewed or is closed, so it can not be changed at the moment."
    ),
}


def topic_label(key: str, lang: str | None = None) -> str:
    row = topics().get(key)
    return row[f"label_{lang or language()}"] if row else key


def topic_choices() -> list[tuple[str, str]]:
    return in_order([(key, topic_label(key)) for key in topics()])


def age_label(age_from: int, age_to: int) -> str:
    """`13–14 years`: one message, because the last number decides the noun in no language for our ages."""
    if age_from == age_to:
        return str(gettext("Age: %(ages)s", ages=age_from))
    return str(gettext("Age: %(ages)s", ages=f"{age_from}–{age_to}"))
