"""Words for reports: what reporters choose and read, what coordinators do, and what teachers are told."""

from flask_babel import lazy_gettext, lazy_pgettext

from portal.complaints.rules.codes import CaseRefusal, Category, Kind, Status, Step
from portal.core.retention import KindWords
from portal.core.web.errors import Words

KINDS = {
    Kind.CONTRIBUTION: lazy_pgettext("reported", "Contribution"),
    Kind.PICTURE: lazy_pgettext("reported", "Picture of a contribution"),
    Kind.PROJECT: lazy_pgettext("reported", "Project"),
    Kind.PROGRAMME: lazy_pgettext("reported", "Programme of a visit"),
    Kind.EVENT: lazy_pgettext("reported", "Event"),
    Kind.EXHIBITION: lazy_pgettext("reported", "Exhibition"),
    Kind.TWINNING: lazy_pgettext("reported", "Municipal partnership"),
    Kind.AWARD: lazy_pgettext("reported", "Award round"),
    Kind.LAUREATE: lazy_pgettext("reported", "Laureate"),
    Kind.NEWS: lazy_pgettext("reported", "News"),
}

CATEGORIES = {
    Category.DANGEROUS: lazy_pgettext("report", "Danger to somebody, or self-harm"),
    Category.PERSON: lazy_pgettext("report", "Somebody is shown who did not agree"),
    Category.PRIVATE_DATA: lazy_pgettext("report", "Private data of somebody"),
    Category.HATE: lazy_pgettext("report", "Insult or hate"),
    Category.COPYRIGHT: lazy_pgettext("report", "Copyright: somebody else made it"),
    Category.OTHER: lazy_pgettext("report", "Something else"),
}

STATUSES = {
    Status.OPEN: lazy_pgettext("report status", "Waiting"),
    Status.HIDDEN: lazy_pgettext("report status", "Hidden until two people agree"),
    Status.ANSWERED: lazy_pgettext("report status", "Answered"),
    Status.OBJECTED: lazy_pgettext("report status", "Objection"),
}

# On the form of a step.
STEPS = {
    Step.CLAIM: lazy_pgettext("report step", "I look after it"),
    Step.HIDE: lazy_pgettext("report step", "Hide at once"),
    Step.KEEP: lazy_pgettext("report step", "Leave it as it is"),
    Step.ASK_CHANGES: lazy_pgettext("report step", "Have it changed"),
    Step.UNPUBLISH: lazy_pgettext("report step", "Take it off the public pages"),
    Step.AMEND: lazy_pgettext("report step", "It is changed or taken off"),
    Step.RESTORE: lazy_pgettext("report step", "Show it again"),
    Step.REMOVE: lazy_pgettext("report step", "Remove it"),
    Step.UPHOLD: lazy_pgettext("report step", "The decision stays"),
    Step.GIVE_WAY: lazy_pgettext("report step", "The objection is right"),
}
NOTES = {
    Step.HIDE: lazy_gettext("Nobody sees it any more within seconds. It stays hidden until two people agree."),
    Step.KEEP: lazy_gettext("Nothing changes for visitors. Whoever reported it reads your answer."),
    Step.ASK_CHANGES: lazy_gettext("Visitors do not see it until it has been changed and reviewed again."),
    Step.UNPUBLISH: lazy_gettext("Visitors do not see it any more."),
    Step.AMEND: lazy_gettext("The page is no longer as it was when it was reported. Please say what is different now."),
    Step.RESTORE: lazy_gettext("Visitors see it again as soon as a second person wants the same."),
    Step.REMOVE: lazy_gettext("It is removed as soon as a second person wants the same."),
    Step.UPHOLD: lazy_gettext("The teacher reads why."),
    Step.GIVE_WAY: lazy_gettext("Visitors see it again, unless the class has gone on with it meanwhile."),
}

# In place of the note about an objection that is right, for pages that the portal does not hide by itself.
BRING_BACK = lazy_gettext("The portal does not bring the page back by itself: please do so where it was made.")

# What was done, as a noun phrase for the history.
HISTORY = {
    Step.CLAIM: lazy_pgettext("history of a report", "Somebody looks after it"),
    Step.HIDE: lazy_pgettext("history of a report", "Hidden from visitors"),
    Step.KEEP: lazy_pgettext("history of a report", "Left as it is"),
    Step.ASK_CHANGES: lazy_pgettext("history of a report", "Changes requested"),
    Step.UNPUBLISH: lazy_pgettext("history of a report", "Taken off the public pages"),
    Step.AMEND: lazy_pgettext("history of a report", "Changed or taken off where it was made"),
    Step.RESTORE: lazy_pgettext("history of a report", "One vote: show it again"),
    Step.REMOVE: lazy_pgettext("history of a report", "One vote: remove it"),
    Step.OBJECT: lazy_pgettext("history of a report", "Objection of the teacher"),
    Step.UPHOLD: lazy_pgettext("history of a report", "Decision stays after an objection"),
    Step.GIVE_WAY: lazy_pgettext("history of a report", "Decision taken back after an objection"),
}

DONE = {
    Step.CLAIM: lazy_gettext("You look after this report now. Your colleagues see that."),
    Step.HIDE: lazy_gettext("Hidden. Now two people decide; the others have been told."),
    Step.KEEP: lazy_gettext("Answered. Whoever reported it can read your answer."),
    Step.ASK_CHANGES: lazy_gettext("Answered. The teacher reads what should be changed."),
    Step.UNPUBLISH: lazy_gettext("Answered. Visitors do not see it any more, and the teacher reads why."),
    Step.AMEND: lazy_gettext("Answered. Whoever reported it can read your answer."),
    Step.RESTORE: lazy_gettext("Your vote counts: show it again."),
    Step.REMOVE: lazy_gettext("Your vote counts: remove it."),
    Step.OBJECT: lazy_gettext("Your objection has arrived. Somebody who has not decided yet looks at it."),
    Step.UPHOLD: lazy_gettext("The objection is answered. The teacher reads why."),
    Step.GIVE_WAY: lazy_gettext("The objection is answered. The decision is taken back."),
}

# What whoever reported something reads first.
DECISIONS = {
    Step.KEEP: lazy_gettext("The coordination has looked at it and leaves it as it is."),
    Step.ASK_CHANGES: lazy_gettext("It is not public any more until it has been changed and reviewed again."),
    Step.UNPUBLISH: lazy_gettext("It is not public any more."),
    Step.AMEND: lazy_gettext("The coordination has looked at it. The page was changed, or it is not public any more."),
    Step.RESTORE: lazy_gettext("It was hidden. Two people have looked at it and show it again."),
    Step.REMOVE: lazy_gettext("Two people have looked at it and removed it."),
    Step.GIVE_WAY: lazy_gettext("The teacher has objected, and the decision was taken back."),
}

# What whoever is concerned reads first.
STATEMENTS = {
    Step.HIDE: lazy_gettext(
        "It was reported and is hidden from visitors for the time being. Two people decide whether it is shown again."
    ),
    Step.ASK_CHANGES: lazy_gettext(
        "It was reported and is not public any more. It can be changed and then goes through the review again."
    ),
    Step.UNPUBLISH: lazy_gettext("It was reported and is not public any more."),
    Step.AMEND: lazy_gettext("It was reported. The page was changed, or it is not public any more."),
    Step.RESTORE: lazy_gettext("It was reported and hidden. Two people have looked at it: visitors see it again."),
    Step.REMOVE: lazy_gettext("It was reported and hidden. Two people have looked at it and removed it."),
    Step.UPHOLD: lazy_gettext("Somebody else has looked at your objection. The decision stays."),
    Step.GIVE_WAY: lazy_gettext("Somebody else has looked at your objection. The decision is taken back."),
}

CODE_PROBLEMS = {
    422: lazy_gettext("No report has this code. Please compare it with what the portal has shown or sent to you."),
    429: lazy_gettext("Too many wrong codes came from this network. Please try again in 15 minutes."),
}

REPORTERS = KindWords(
    lazy_gettext("What reporters of public pages wrote, and their addresses, after the answer"),
    lazy_gettext("Whoever is concerned can object for six months, and the report is looked at again."),
)
CASES = KindWords(
    lazy_gettext("Reports about public pages with what was decided"),
    lazy_gettext("If something is reported again, the coordination can look up what was decided and why."),
)

REFUSALS: Words = {
    CaseRefusal.NOT_PUBLIC: lazy_gettext(
        "Visitors do not see it any more, so there is nothing to hide or to take off the public pages."
    ),
    CaseRefusal.UNCHANGED: lazy_gettext(
        "Visitors still read the page as it was reported. Please change it or take it off first."
    ),
    CaseRefusal.DECIDED_BEFORE: lazy_gettext(
        "You have already decided about this. Now somebody else is needed: another coordinator or an administrator."
    ),
    CaseRefusal.OBJECTION_TOO_LATE: lazy_gettext("An objection was possible for six months after the decision."),
}
