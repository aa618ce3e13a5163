"""Words for the record of processing activities."""

from flask_babel import lazy_gettext, lazy_pgettext

from portal.processing.rules.records import Activity, Basis, Category, Group, Recipient

ACTIVITIES = {
    Activity.ACCOUNTS: lazy_gettext("Accounts and login"),
    Activity.CLASSES: lazy_gettext("Classes and their students"),
    Activity.SCHOOLS: lazy_gettext("Schools and who works there"),
    Activity.CONSENT: lazy_gettext("Consent of families"),
    Activity.WORKS: lazy_gettext("Contributions of students"),
    Activity.MODERATION: lazy_gettext("Review of contributions"),
    Activity.PROJECTS: lazy_gettext("Joint projects"),
    Activity.PARTNERS: lazy_gettext("Search for partner classes"),
    Activity.VISITS: lazy_pgettext("record", "Visits"),
    Activity.EVENTS: lazy_gettext("Events and applications for them"),
    Activity.AWARDS: lazy_gettext("Municipal partnerships and awards"),
    Activity.REPORTS: lazy_gettext("Reports of problems"),
    Activity.RIGHTS: lazy_gettext("Rights to one’s own data"),
    Activity.EMAILS: lazy_gettext("Emails to adults"),
    Activity.SETTINGS: lazy_gettext("Settings and legal pages"),
    Activity.AUDIT: lazy_pgettext("record", "Who did what"),
}
PURPOSES = {
    Activity.ACCOUNTS: lazy_gettext(
        "People log in, keep their account safe, and are known to those who decide about it."
    ),
    Activity.CLASSES: lazy_gettext(
        "A teacher keeps the class list. Students log in with a card, without an email address."
    ),
    Activity.SCHOOLS: lazy_gettext("It is known which teacher works at which school, and who has confirmed it."),
    Activity.CONSENT: lazy_gettext(
        "Families are asked what may be shown of a student. Their answers and withdrawals are proven and carried out."
    ),
    Activity.WORKS: lazy_gettext(
        "Students hand in texts and files. What was reviewed and may be shown is open to partner classes and the "
        "public."
    ),
    Activity.MODERATION: lazy_gettext("Contributions are checked before publication, and decisions are explained."),
    Activity.PROJECTS: lazy_gettext("Teachers register joint projects, and the coordination accepts them."),
    Activity.PARTNERS: lazy_gettext("Classes say what they look for, find partner classes, and write to each other."),
    Activity.VISITS: lazy_gettext(
        "Two sides plan a visit, know who takes part, and find families for guests. What families tell about that is "
        "stored encrypted."
    ),
    Activity.EVENTS: lazy_gettext("Classes apply for events, and the organisers decide and make the programme."),
    Activity.AWARDS: lazy_gettext("Partnerships and projects are nominated, judged and honoured in public."),
    Activity.REPORTS: lazy_gettext("Problems are reported, answered and decided."),
    Activity.RIGHTS: lazy_gettext("People get their data, have them corrected or erased, and it can be proven."),
    Activity.EMAILS: lazy_gettext("Adults are told what concerns them, as often as they choose."),
    Activity.SETTINGS: lazy_gettext("It stays known who set which rules and texts, and who accepted them."),
    Activity.AUDIT: lazy_gettext("Misuse is found, and the operator can prove that the rules are kept."),
}
GROUPS = {
    Group.STUDENTS: lazy_pgettext("people concerned", "Students"),
    Group.FAMILIES: lazy_pgettext("people concerned", "Parents and guardians"),
    Group.TEACHERS: lazy_pgettext("people concerned", "Teachers"),
    Group.STAFF: lazy_pgettext("people concerned", "Coordinators and administrators"),
    Group.VISITORS: lazy_pgettext("people concerned", "People without an account who write to the portal"),
}
CATEGORIES = {
    Category.NAME: lazy_pgettext("kind of data", "Names"),
    Category.CONTACT: lazy_pgettext("kind of data", "Email addresses and other contact data"),
    Category.LOGIN: lazy_pgettext("kind of data", "Login data: check values of passwords, cards and codes; devices"),
    Category.SCHOOL: lazy_pgettext("kind of data", "School, class or region"),
    Category.LANGUAGE: lazy_pgettext("kind of data", "Languages"),
    Category.WORK: lazy_pgettext("kind of data", "Texts and files of students"),
    Category.IMAGE: lazy_pgettext("kind of data", "Pictures, voices and films"),
    Category.AUTHORSHIP: lazy_pgettext("kind of data", "Who made something, and who can be recognised in it"),
    Category.CONSENT: lazy_pgettext("kind of data", "What families allow"),
    Category.HOME: lazy_pgettext(
        "kind of data", "What families tell about a stay: places, ages, languages, pets and allergies as yes, no or ask"
    ),
    Category.WORDS: lazy_pgettext("kind of data", "Messages, questions and reasons"),
    Category.STEPS: lazy_pgettext("kind of data", "Steps and decisions with their time"),
    Category.NETWORK: lazy_pgettext("kind of data", "Shortened network addresses, or check values of them"),
}
BASES = {
    Basis.TASK: lazy_gettext("Task in the public interest: Article 6(1)(e) GDPR with the school law of the country"),
    Basis.CONSENT: lazy_gettext("Consent: Article 6(1)(a) GDPR"),
    Basis.OBLIGATION: lazy_gettext("Legal obligation to prove and to answer: Article 6(1)(c) GDPR"),
}
RECIPIENTS = {
    Recipient.CLASS: lazy_pgettext("recipient", "The teacher and the students of the class"),
    Recipient.COORDINATION: lazy_pgettext("recipient", "The coordination of the region"),
    Recipient.PARTNERS: lazy_pgettext("recipient", "Teachers and students of partner classes"),
    Recipient.PUBLIC: lazy_pgettext("recipient", "Everybody on the internet, after publication"),
    Recipient.ADMINISTRATION: lazy_pgettext("recipient", "The administration of the portal"),
    Recipient.SCHOOL: lazy_pgettext("recipient", "The school, at its official address"),
    Recipient.PROCESSOR: lazy_pgettext("recipient", "Whoever runs the servers and sends the emails for the operator"),
}
