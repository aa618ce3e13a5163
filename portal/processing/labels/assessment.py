"""Words for the impact assessment: risks with what the portal does against them, questions, safeguards."""

from flask_babel import lazy_gettext

from portal.processing.rules.assessment import Question, Risk, Safeguard

RISKS = {
    Risk.SHOWN: lazy_gettext("A child is shown although the family does not agree."),
    Risk.READ: lazy_gettext("Somebody reads works or names that are not meant for them."),
    Risk.TAKEN_OVER: lazy_gettext("Somebody takes over the account of an adult."),
    Risk.CARD: lazy_gettext("The login card of a student falls into the wrong hands."),
    Risk.CONTACTED: lazy_gettext("A stranger contacts a child."),
    Risk.TOO_LONG: lazy_gettext("Data stay longer than they are needed."),
    Risk.ABROAD: lazy_gettext("Data reach countries with a lower level of protection."),
    Risk.LOST: lazy_gettext("Data are lost or changed."),
    Risk.PROFILED: lazy_gettext("Children are observed or compared."),
}
MEASURES = {
    Risk.SHOWN: lazy_gettext("One rule checks consent before anything is shown. A withdrawal takes it off at once."),
    Risk.READ: lazy_gettext("Every page opens only for those whom it concerns. What is not theirs is not found."),
    Risk.TAKEN_OVER: lazy_gettext("Second factor, slowed down attempts, sessions that end, a record of logins."),
    Risk.CARD: lazy_gettext("A card opens only the student’s own work, and is renewed with one click."),
    Risk.CONTACTED: lazy_gettext(
        "Students have no address and get no messages. Contact data in contributions is found and must be removed or "
        "confirmed."
    ),
    Risk.TOO_LONG: lazy_gettext("Every kind of data has a period, and what is over is erased at night."),
    Risk.ABROAD: lazy_gettext("Partner regions see only what the record of processing activities names."),
    Risk.LOST: lazy_gettext(
        "What was confirmed is saved. Contributions keep their versions; one command makes a backup."
    ),
    Risk.PROFILED: lazy_gettext(
        "No analysis of behaviour, no advertising, no marks. The partner search compares classes."
    ),
}
QUESTIONS = {
    Question.NEEDED: lazy_gettext("Is the portal needed for the task of the schools, or would fewer data do?"),
    Question.INFORMED: lazy_gettext("Who has informed families and students, when, and in which languages?"),
    Question.HEARD: lazy_gettext(
        "Have the data protection officer and the representatives of parents, students and staff been heard?"
    ),
    Question.CONTRACT: lazy_gettext("Is there a contract with whoever runs the servers (Article 28 GDPR)?"),
    Question.TRANSFERS: lazy_gettext("On what are transfers to third countries based (Chapter V GDPR)?"),
    Question.AGES: lazy_gettext("Have the ages and legal bases in the rules of consent been checked for each region?"),
    Question.BACKUPS: lazy_gettext("Where do backups lie, who can read them, and when are they overwritten?"),
}
SAFEGUARDS = {
    Safeguard.ENCRYPTED: lazy_gettext("Connections are encrypted."),
    Safeguard.NOT_ENCRYPTED: lazy_gettext(
        "Connections are not encrypted: the address of the portal does not begin with https."
    ),
    Safeguard.SECOND_FACTOR: lazy_gettext("Coordinators and administrators need a second factor."),
    Safeguard.SECOND_FACTOR_OFFERED: lazy_gettext("A second factor is offered and not required."),
    Safeguard.ROLES: lazy_gettext("Everybody sees only what concerns their own classes, regions and tasks."),
    Safeguard.GATE: lazy_gettext(
        "Nothing is published without a review, and nothing that shows a student without consent."
    ),
    Safeguard.METADATA: lazy_gettext(
        "Places, devices and other hidden details are removed from pictures and recordings."
    ),
    Safeguard.LOGS: lazy_gettext("Logs hold no names, no addresses and no contents."),
    Safeguard.RECORDED: lazy_gettext("Who did what is recorded, and the record cannot be changed."),
    Safeguard.OVERWRITTEN: lazy_gettext("What was erased is overwritten in the files of the database."),
}
