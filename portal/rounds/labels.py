"""Words of matching rounds: statuses of rounds, runs and proposals, answers, refusals."""

from flask_babel import lazy_gettext, lazy_pgettext

from portal.core.retention import KindWords
from portal.core.web.errors import Words
from portal.rounds.rules import Answer, Ending, Missing, Obstacle, ProposalStatus, RoundRefusal, RoundStatus, RunStatus

ROUND_STATUSES = {
    RoundStatus.OPEN: lazy_pgettext("matching round", "Open"),
    RoundStatus.CLOSED: lazy_pgettext("matching round", "Closed"),
}
RUN_STATUSES = {
    RunStatus.WAITING: lazy_pgettext("run of a round", "Waiting to start"),
    RunStatus.RUNNING: lazy_pgettext("run of a round", "Running"),
    RunStatus.PREVIEW: lazy_pgettext("run of a round", "Preview"),
    RunStatus.PUBLISHED: lazy_pgettext("run of a round", "Published"),
    RunStatus.CANCELLED: lazy_pgettext("run of a round", "Cancelled"),
    RunStatus.BROKEN: lazy_pgettext("run of a round", "Failed"),
}
# Each with the seconds that it took.
ENDINGS = {
    Ending.COMPLETE: lazy_gettext("Computed in: %(seconds)s s"),
    Ending.TIME_OVER: lazy_gettext(
        "The computing ended after %(seconds)s s, because its time was over. This is the best result that had been "
        "found by then."
    ),
    Ending.STOPPED: lazy_gettext(
        "The regional coordination stopped the computing after %(seconds)s s. This is the best result that had been "
        "found by then."
    ),
    Ending.BROKEN_OFF: lazy_gettext(
        "The computing broke off after %(seconds)s s, because the server was stopped. This is the best result that had "
        "been found by then."
    ),
}
PROPOSAL_STATUSES = {
    ProposalStatus.WAITING: lazy_pgettext("proposal of a round", "Waiting for answers"),
    ProposalStatus.CONFIRMED: lazy_pgettext("proposal of a round", "Confirmed by all"),
    ProposalStatus.DECLINED: lazy_pgettext("proposal of a round", "Declined"),
    ProposalStatus.EXPIRED: lazy_pgettext("proposal of a round", "Expired"),
    ProposalStatus.ENDED: lazy_pgettext("proposal of a round", "No longer possible"),
}
# What a class said, for the coordination.
ANSWERS = {
    Answer.CONFIRM: lazy_pgettext("answer to a proposal", "Confirmed"),
    Answer.DECLINE: lazy_pgettext("answer to a proposal", "Declined"),
}
# Why a class took no part in a run.
MISSING = {
    Missing.LEFT: lazy_gettext("Its teacher has taken it out of this matching round."),
    Missing.PROPOSED: lazy_gettext("A proposal for it is waiting for answers."),
    Missing.FOUND: lazy_gettext("It has found as many partners as it wanted."),
    Missing.ENDED: lazy_gettext("Its search has ended."),
    Missing.SUSPENDED: lazy_gettext("The partnership with its region is not active at the moment."),
    Missing.TOO_LATE: lazy_gettext("It began to look after the last day to join."),
    Missing.FEW_WANTED: lazy_gettext("It is looking for fewer partners than a group has."),
    Missing.JOINED_SINCE: lazy_gettext("It takes part since then: the next preview looks at it."),
}
OBSTACLES = {
    Obstacle.DECIDED: lazy_gettext("The coordination has decided that they are never put together."),
    Obstacle.DECLINED: lazy_gettext("One of the two classes has declined a proposal with the other."),
    Obstacle.PROPOSED: lazy_gettext("A proposal for both classes is waiting for answers."),
    Obstacle.SAME_REGION: lazy_gettext(
        "Both classes are in the same region; in groups of three or four every class comes from another one."
    ),
    Obstacle.NO_POINTS: lazy_gettext("They get no points: not one of the criteria that count speaks for this pair."),
    Obstacle.NO_LONGER: lazy_gettext(
        "They were kept apart when this result was computed, and no longer are: the next preview can put them together."
    ),
}

REFUSALS: Words = {
    RoundRefusal.CLOSED: lazy_gettext("This matching round is closed. Open it again first."),
    RoundRefusal.TOO_FEW: lazy_gettext(
        "Too few classes for a group take part, so there is nothing to match yet. Wait until more classes look for "
        "partners."
    ),
    RoundRefusal.ALREADY_RUNNING: lazy_gettext("This matching round is being computed already."),
    RoundRefusal.NOTHING_FOUND: lazy_gettext(
        "Nothing has been found yet. Wait a few seconds, or stop the computing and discard it."
    ),
    RoundRefusal.DISCARDED: lazy_gettext(
        "Somebody else was faster: the computing was stopped, and what it had found was discarded. Run a new preview."
    ),
    RoundRefusal.COMPUTED: lazy_gettext("The computing has come to its end meanwhile. Its result stands in the round."),
    RoundRefusal.NOT_A_PREVIEW: lazy_gettext("Somebody else was faster: this preview has been published already."),
    RoundRefusal.WITHOUT_RESULT: lazy_gettext("This run has no result that could be published."),
    RoundRefusal.NOTHING_LEFT: lazy_gettext(
        "None of these groups is possible any more: their classes have found partners or stopped looking since. "
        "Run a new preview."
    ),
    RoundRefusal.TOO_LATE: lazy_gettext(
        "The last day for answers is over. Change the dates of the matching round first, then publish."
    ),
    RoundRefusal.ANSWERED: lazy_gettext("This proposal does not wait for answers any more."),
    RoundRefusal.CHANGED_SINCE: lazy_gettext(
        "The other class has changed what it says about itself since the page was opened. Please look at it again."
    ),
    RoundRefusal.PAIR_IMPOSSIBLE: lazy_gettext(
        "These two classes cannot become partners: they are partners already, a proposal for them is waiting, one "
        "has declined or blocked the other, or they have the same teacher. Please choose another class."
    ),
    RoundRefusal.PAIR_DECIDED: lazy_gettext(
        "Something has been decided about these two classes already. Remove that from the list first."
    ),
    RoundRefusal.PAIR_TAKEN: lazy_gettext(
        "One of these two classes is put together with another class already. Remove that from the list first."
    ),
    RoundRefusal.PAIR_GONE: lazy_gettext(
        "The next preview cannot put these two classes together: one takes no part in it, or they no longer fit."
    ),
    RoundRefusal.PAIR_REMOVED: lazy_gettext("Somebody else was faster: this has been removed from the list already."),
    RoundRefusal.PAIR_OF_ONE_REGION: lazy_gettext(
        "In groups of three or four every class comes from another region. Two classes of one region can be put "
        "together in rounds of pairs only."
    ),
}

INPUTS = KindWords(
    lazy_gettext("What matching rounds were computed from"),
    lazy_gettext("It explains every proposal of a run. After a year its classes have moved on; the results stay."),
)
