"""Words for contributions; students read friendlier words about theirs."""

from flask_babel import lazy_gettext, lazy_pgettext

from portal.contributions.rules import ContributionRefusal, Kind, Part, Place, Reason, Relation, Status, Step, Verdict
from portal.core.retention import KindWords
from portal.core.web.errors import Words
from portal.spotting import spots

STATUSES = {
    Status.DRAFT: lazy_pgettext("contribution status", "Draft"),
    Status.SUBMITTED: lazy_pgettext("contribution status", "Submitted"),
    Status.RETURNED: lazy_pgettext("contribution status", "Returned for changes"),
    Status.IN_REVIEW: lazy_pgettext("contribution status", "In review"),
    Status.CHANGES_REQUESTED: lazy_pgettext("contribution status", "Changes requested"),
    Status.REJECTED: lazy_pgettext("contribution status", "Not accepted"),
    Status.PUBLISHED: lazy_pgettext("contribution status", "Published"),
    Status.WITHDRAWN: lazy_pgettext("contribution status", "Withdrawn"),
    Status.DELETED: lazy_pgettext("contribution status", "Deleted"),
}

STEPS = {
    Step.SUBMIT: lazy_pgettext("contribution step", "Hand in"),
    Step.FORWARD: lazy_pgettext("contribution step", "Forward for review"),
    Step.RETURN: lazy_pgettext("contribution step", "Return with a comment"),
    Step.PUBLISH: lazy_pgettext("contribution step", "Publish"),
    Step.REQUEST_CHANGES: lazy_pgettext("contribution step", "Request changes"),
    Step.REJECT: lazy_pgettext("contribution step", "Do not accept"),
    Step.RECONSIDER: lazy_pgettext("contribution step", "Take back into review"),
    Step.WITHDRAW: lazy_pgettext("contribution step", "Withdraw"),
    Step.RESUME: lazy_pgettext("contribution step", "Work on it again"),
    Step.DELETE: lazy_pgettext("contribution step", "Delete the draft"),
    Step.RESTORE: lazy_pgettext("contribution step", "Put back"),
    Step.HAND_OVER: lazy_pgettext("contribution step", "Hand over"),
    Step.HAND_BACK: lazy_pgettext("contribution step", "Decide in its own region again"),
    Step.UNDO: lazy_pgettext("contribution step", "Undo"),
}

DONE = {
    Step.FORWARD: lazy_gettext("Forwarded. The regional coordination will look at it."),
    Step.RETURN: lazy_gettext("Returned. The authors read the comment on their start page."),
    Step.PUBLISH: lazy_gettext("Published. Everyone can see it now."),
    Step.REQUEST_CHANGES: lazy_gettext("The authors and their teacher read what should change."),
    Step.REJECT: lazy_gettext("Not accepted. The authors and their teacher read the reason."),
    Step.RECONSIDER: lazy_gettext("Back in review and no longer visible to visitors."),
    Step.WITHDRAW: lazy_gettext("Withdrawn. Nobody else can see it any more."),
    Step.RESUME: lazy_gettext("A draft again. Nothing of it was lost."),
    Step.DELETE: lazy_pgettext("student", "The draft is deleted. You can put it back for 7 days."),
    Step.RESTORE: lazy_pgettext("student", "Your draft is back. Nothing of it was lost."),
    Step.HAND_OVER: lazy_gettext("Handed over. The other region decides now."),
    Step.HAND_BACK: lazy_gettext("Its own region decides again."),
    Step.UNDO: lazy_gettext("Undone. Everything is as it was before."),
}

# What was done, as a noun phrase.
HISTORY = {
    Step.SUBMIT: lazy_pgettext("history", "Handed in"),
    Step.FORWARD: lazy_pgettext("history", "Forwarded to the coordination"),
    Step.RETURN: lazy_pgettext("history", "Returned by the teacher"),
    Step.PUBLISH: lazy_pgettext("history", "Published"),
    Step.REQUEST_CHANGES: lazy_pgettext("history", "Changes requested"),
    Step.REJECT: lazy_pgettext("history", "Not accepted"),
    Step.RECONSIDER: lazy_pgettext("history", "Taken back into review"),
    Step.WITHDRAW: lazy_pgettext("history", "Withdrawn"),
    Step.RESUME: lazy_pgettext("history", "Made a draft again"),
    Step.DELETE: lazy_pgettext("history", "Deleted"),
    Step.RESTORE: lazy_pgettext("history", "Put back"),
    Step.HAND_OVER: lazy_pgettext("history", "Handed over to another coordination"),
    Step.HAND_BACK: lazy_pgettext("history", "Handed back to its own coordination"),
    Step.UNDO: lazy_pgettext("history", "Last step undone"),
    Step.CONSENT_ENDED: lazy_pgettext("history", "No longer public: consent is missing"),
    Step.EDIT_PICTURE: lazy_pgettext("history", "Picture edited; the old one is removed"),
    Step.HIDE: lazy_pgettext("history", "Hidden after a report until two people have decided"),
    Step.SHOW_AGAIN: lazy_pgettext("history", "Shown again after a report was decided"),
    Step.TAKE_DOWN: lazy_pgettext("history", "No longer public after a report"),
    Step.REMOVE: lazy_pgettext("history", "Removed by two people after a report"),
}

# Quarters to the right.
TURNS = {
    0: lazy_pgettext("turn a picture", "Not at all"),
    1: lazy_pgettext("turn a picture", "To the right"),
    2: lazy_pgettext("turn a picture", "Upside down"),
    3: lazy_pgettext("turn a picture", "To the left"),
}

VERDICTS = {
    Verdict.PUBLISH: lazy_pgettext("opinion", "It can be published"),
    Verdict.REQUEST_CHANGES: lazy_pgettext("opinion", "Something should change first"),
    Verdict.REJECT: lazy_pgettext("opinion", "It should not be accepted"),
}

REASONS = {
    Reason.EXPLAIN_MORE: lazy_pgettext("student reason", "Tell a little more: who, where and why?"),
    Reason.TOO_SHORT: lazy_pgettext(
        "student reason", "It is still very short. A few more sentences would help readers."
    ),
    Reason.CHECK_LANGUAGE: lazy_pgettext(
        "student reason", "Please read it through once more, for example aloud, and correct the spelling."
    ),
    Reason.NAME_SOURCES: lazy_pgettext("student reason", "Please say where facts, pictures or quotations come from."),
    Reason.MISSING_ALT: lazy_pgettext(
        "student reason", "Please describe each picture in words for people who cannot see it."
    ),
    Reason.MEDIA_QUALITY: lazy_pgettext(
        "student reason", "The picture or recording is hard to see or hear. Can it be made again?"
    ),
    Reason.PERSONAL_DATA: lazy_pgettext(
        "student reason",
        "It contains personal details such as full names, addresses or numbers. Please remove them.",
    ),
    Reason.FOREIGN_WORK: lazy_pgettext(
        "student reason", "Part of it was made by other people. Please use your own words and pictures."
    ),
    Reason.OFF_TOPIC: lazy_pgettext("student reason", "It does not fit the topic of the project yet."),
    Reason.HURTFUL: lazy_pgettext("student reason", "Some words could hurt others. Please put them differently."),
}

# Whose turn it is when whoever reads this has nothing to do.
WAITS_FOR = {
    Status.SUBMITTED: lazy_gettext("The teacher reads it next. There is nothing to do until then."),
    Status.IN_REVIEW: lazy_gettext("The regional coordination reads it next. There is nothing to do until then."),
    Status.RETURNED: lazy_gettext("The authors work on it again."),
    Status.CHANGES_REQUESTED: lazy_gettext("The authors work on it again."),
    Status.PUBLISHED: lazy_gettext("Everyone can see it now. There is nothing left to do."),
}

# What a ready reason is about, for those who choose one.
REASON_NAMES = {
    Reason.EXPLAIN_MORE: lazy_pgettext("name of a reason", "Tell more"),
    Reason.TOO_SHORT: lazy_pgettext("name of a reason", "Very short"),
    Reason.CHECK_LANGUAGE: lazy_pgettext("name of a reason", "Spelling"),
    Reason.NAME_SOURCES: lazy_pgettext("name of a reason", "Sources"),
    Reason.MISSING_ALT: lazy_pgettext("name of a reason", "Picture descriptions"),
    Reason.MEDIA_QUALITY: lazy_pgettext("name of a reason", "Picture or sound quality"),
    Reason.PERSONAL_DATA: lazy_pgettext("name of a reason", "Personal details"),
    Reason.FOREIGN_WORK: lazy_pgettext("name of a reason", "Made by others"),
    Reason.OFF_TOPIC: lazy_pgettext("name of a reason", "Off topic"),
    Reason.HURTFUL: lazy_pgettext("name of a reason", "Hurtful words"),
}

# What a student reads on the start page.
STUDENT_NEWS = {
    Status.PUBLISHED: lazy_pgettext("student", "Published: everyone can see your contribution now."),
    Status.RETURNED: lazy_pgettext("student", "Your teacher asks you to change something:"),
    Status.CHANGES_REQUESTED: lazy_pgettext("student", "The regional coordination asks you to change something:"),
    Status.REJECTED: lazy_pgettext("student", "Your contribution was not accepted this time. This is why:"),
    Status.IN_REVIEW: lazy_pgettext("student", "The regional coordination is looking at it once more. This is why:"),
}

KINDS = {
    Kind.TEXT: lazy_pgettext("kind of contribution", "Text"),
    Kind.IMAGE: lazy_pgettext("kind of contribution", "Image"),
    Kind.AUDIO: lazy_pgettext("kind of contribution", "Audio recording"),
    Kind.VIDEO: lazy_pgettext("kind of contribution", "Video"),
    Kind.PDF: lazy_pgettext("kind of contribution", "PDF"),
}

CONTACTS = {
    spots.Kind.PHONE: lazy_pgettext("contact data", "Phone number"),
    spots.Kind.EMAIL: lazy_pgettext("contact data", "Email address"),
    spots.Kind.ADDRESS: lazy_pgettext("contact data", "Postal address"),
    spots.Kind.HANDLE: lazy_pgettext("contact data", "Account in a social network"),
    spots.Kind.SCHOOL_ID: lazy_pgettext("contact data", "Number or user name of a student"),
    spots.Kind.UNREAD: lazy_pgettext("contact data", "Pages that the portal could not read"),
}

CONFIRMED_BY = {
    Relation.TEACHER: lazy_gettext("The teacher has confirmed: no private contact."),
    Relation.COORDINATOR: lazy_gettext("The regional coordination has confirmed: no private contact."),
}

# Where something was found; files are counted as on the page.
PARTS = {
    Part.TITLE: lazy_pgettext("place in a contribution", "Title"),
    Part.TEXT: lazy_pgettext("place in a contribution", "Text"),
    Part.DESCRIPTION: lazy_pgettext("place in a contribution", "Description of file %(number)s"),
    Part.NAME: lazy_pgettext("place in a contribution", "Name of file %(number)s"),
    Part.PAGE: lazy_pgettext("place in a contribution", "File %(number)s, page %(page)s"),
}

REFUSALS: Words = {
    ContributionRefusal.EMPTY: lazy_gettext("Before handing in, please add a title and a text or a file."),
    ContributionRefusal.NOTHING_TYPED: lazy_pgettext(
        "student", "Nothing is saved yet: please add a title, a few words or a file first."
    ),
    ContributionRefusal.OTHERS_WORK: lazy_pgettext(
        "student", "Others have worked on this draft, too. You can remove your name from it instead."
    ),
    ContributionRefusal.EDITED_ELSEWHERE: lazy_gettext(
        "This contribution was changed in another window meanwhile. Both texts are kept: compare them and save again."
    ),
    ContributionRefusal.MOVED_ON: lazy_pgettext(
        "student",
        "This contribution was handed in or withdrawn meanwhile and cannot be changed now. To go on writing, "
        "withdraw it and make it a draft again.",
    ),
    ContributionRefusal.CHANGED_SINCE: lazy_gettext(
        "The authors have changed this contribution since the page was opened. Please look at it again."
    ),
    ContributionRefusal.WITHDRAWN_SINCE: lazy_gettext(
        "This contribution was withdrawn meanwhile. There is nothing to decide any more."
    ),
    ContributionRefusal.NOT_CONFIRMED: lazy_gettext(
        "Forwarding becomes possible as soon as your email address and your school are confirmed."
    ),
    ContributionRefusal.PROJECT_NOT_PUBLIC: lazy_gettext(
        "The project has not been accepted yet. Decide about the project first."
    ),
    ContributionRefusal.NOT_EDITABLE: lazy_gettext("The project no longer takes contributions."),
    ContributionRefusal.LAST_AUTHOR: lazy_gettext(
        "A contribution has at least one author. It can be withdrawn instead, then nobody else sees it."
    ),
    ContributionRefusal.TOO_MANY_FILES: lazy_gettext("A contribution holds up to 12 files. Please remove one first."),
    ContributionRefusal.TOO_MANY_WAITING: lazy_gettext(
        "Many files are still being prepared. Please choose this one again in a few minutes."
    ),
    ContributionRefusal.STILL_PREPARING: lazy_gettext(
        "A file of this contribution is still being prepared. Please try again in a few minutes."
    ),
    ContributionRefusal.NOTHING_USABLE: lazy_gettext(
        "The files of this contribution cannot be used, and it has no text. Please return it to the authors."
    ),
    ContributionRefusal.AT_WORK: lazy_gettext("The authors are already working on it. It comes back when it is ready."),
    ContributionRefusal.DECIDED_ELSEWHERE: lazy_gettext(
        "The coordination of another region decides about this contribution. You can read it and give your opinion."
    ),
    ContributionRefusal.NOBODY_READS_IT: lazy_gettext(
        "At the moment nobody there can be asked about this contribution. Please choose somebody else."
    ),
    ContributionRefusal.CONSENT_MISSING: lazy_gettext("Consent is still missing for somebody who can be recognised."),
    ContributionRefusal.OTHERS_NOT_ASKED: lazy_gettext(
        "A file shows people who are not of the class. The teacher says first that they have agreed."
    ),
    ContributionRefusal.NAMES_UNDECIDED: lazy_gettext(
        "Names of the class stand in this contribution. Please say first whether these students are meant."
    ),
    ContributionRefusal.PICTURE_CHANGED: lazy_gettext(
        "Somebody else has edited this picture meanwhile, and yours was not saved. Please open the picture again and "
        "look at what is left to do."
    ),
    ContributionRefusal.HIDDEN: lazy_gettext(
        "This contribution was reported and is hidden. It can be published once two people have decided about it."
    ),
    ContributionRefusal.REMOVED: lazy_gettext(
        "Two people have removed this contribution after a report. The authors can work on it and hand it in again."
    ),
    ContributionRefusal.ALREADY_ASKED: lazy_gettext("This opinion has already been asked for."),
    ContributionRefusal.HAS_CONTACTS: lazy_gettext(
        "It may contain private contact data, which everyone could read. Please have it removed or confirm that it is "
        "none."
    ),
}


def place_label(place: Place) -> str:
    return str(PARTS[place.part]) % {"number": place.file, "page": place.page}


def reason_label(code: str) -> str:
    return str(REASONS[Reason(code)])


DELETED_DRAFTS = KindWords(
    lazy_gettext("Drafts that their authors have deleted"),
    lazy_gettext("For seven days at least their authors can put them back."),
)
UNTOUCHED_DRAFTS = KindWords(
    lazy_gettext("Drafts that nobody has changed any more"),
    lazy_gettext(
        "Two years are longer than any holiday. Fourteen days before, authors read beside the draft when it goes; "
        "any change keeps it."
    ),
)
