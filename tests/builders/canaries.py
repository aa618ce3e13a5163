"""A student and a teacher with a word of their own in every place where the portal may keep something of them."""

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path

from flask import current_app
from sqlalchemy import inspect, text

from portal.accounts.actions.sign_in import ask_for_link
from portal.accounts.models import EmailChange, Person
from portal.classes.models import Student
from portal.complaints.actions.reporting import Told, report
from portal.complaints.models import CaseEntry
from portal.complaints.queries.items import Item
from portal.complaints.rules.codes import Category, Kind
from portal.complaints.rules.codes import Step as CaseStep
from portal.contributions.actions.publishing import show
from portal.contributions.models import (
    Author,
    Contribution,
    ContributionEntry,
    Medium,
    Mention,
    OpinionRequest,
    Preparation,
    Recognisable,
    Version,
)
from portal.contributions.rules import Status, Step
from portal.core.clock import now
from portal.core.db import db
from portal.core.jobs.queue import enqueue
from portal.core.mail.models import Email
from portal.core.sending.models import KeptText, SentForm
from portal.core.storage.streaming import the_store
from portal.core.text import fold
from portal.events.models import ApplicationEntry
from portal.hosting.actions.participants import add_adult
from portal.hosting.rules.codes import Kind as Companion
from portal.moderation.models import ReviewNote
from portal.offline.models import Copy
from portal.offline.rules.codes import CopyKind
from portal.partnering.models import Entry, PartnerRequest
from portal.people.models import AccountEntry
from portal.people.rules import Step as AccountStep
from portal.regions.models import Region
from portal.rights.actions.requests import ask_for_correction, ask_for_erasure
from portal.visits.actions.entries import add_entry
from portal.visits.models import VisitReport
from portal.visits.rules.codes import Side
from portal.visits.rules.codes import Step as VisitStep
from tests.agenda.items import item_of
from tests.builders.awards import award_round, drafted, of_project
from tests.builders.events import applied, opened
from tests.builders.families import allow
from tests.builders.juries import items, judging, member, score, twinning_of
from tests.builders.visits import visit_of
from tests.cast import Cast

STUDENT = "Żywiachna"
FORMS = ("Żywiachnie", "Żywiachną", "Żywiachny")  # of the name, as Polish texts have it
# A word of no language for each place; of text that visitors search, the index has other forms as well.
WORDS = (
    "Tytułozaur", "Tekstozaur", "Opisozaur", "Plikozaur", "Bajtozaur", "Wersjozaur", "Powodozaur", "Prośbozaur",
    "Odpowiedziozaur", "Pytaniozaur", "Zachowozaur", "Oryginozaur", "Notatkozaur",
)  # fmt: skip
TEACHER, ADDRESS, FORMER = "Kunegunda Wrzoskowata", "kunegunda@wrzosk.example", "dawna@wrzosk.example"
MESSAGES = ("Wiadomościozaur", "Krokozaur")


def stored(content: str) -> str:
    path = the_store().incoming() / f"{content}.part"
    path.write_text(content, encoding="utf-8")
    return the_store().adopt(path, ".webp")


def waiting(content: str) -> str:
    path = the_store().incoming() / f"{content}.part"
    path.write_text(content, encoding="utf-8")
    return the_store().keep_original(path)


def medium_of(work: Contribution, content: str, name: str, alt: str) -> Medium:
    full = {"key": stored(content), "mime": "image/webp", "width": 8, "height": 8, "bytes": len(content.encode())}
    medium = Medium(contribution=work, kind="image", name=name, alt=alt, files={"full": full}, n_bytes=1, sha256="0")
    db.session.add(medium)
    db.session.flush()
    return medium


def version_of(work: Contribution, words: str, media: Iterable[Medium] = ()) -> Version:
    version = Version(contribution_id=work.id, number=1, title=words, text=words, language="pl")
    version.media = [[medium.id, medium.alt] for medium in media]
    db.session.add(version)
    return version


class StudentWithCanaries:
    """Anna of the cast under another name: works of her own, with Ben, and works in which others tell of her."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.person = cast, cast.anna
        cast.anna.name, cast.anna.language = STUDENT, "pl"
        db.session.get_one(Student, cast.anna.id).card_hash = f"card of {STUDENT}"
        allow(cast.anna, cast.ben)
        self.own, self.draft = self._own(), cast.contribution(cast.anna, title="Szkic", text="Tekstozaur w szkicu")
        self.joint, self.seen_in = self._joint(), self._seen_in()
        self._words_of_others()
        self._reports()
        self._application()
        self._nomination()
        give_canaries_to_meetings(cast)
        self._mails()
        self._requests()
        db.session.commit()

    def _own(self) -> Contribution:
        own = self.cast.contribution(self.person, status="published", title="Tytułozaur", text="Tekstozaur płynie.")
        medium = medium_of(own, "Bajtozaur", "Plikozaur.webp", "Opisozaur")
        db.session.add(Preparation(medium_id=medium.id, person_id=self.person.id, original=waiting("Oryginozaur")))
        version_of(own, "Wersjozaur", [medium])
        self._step(own, "Powodozaur")
        asked = OpinionRequest(contribution_id=own.id, region_key="bursa", by_id=self.cast.dana.id)
        asked.question = "Pytaniozaur"
        db.session.add(asked)
        self._note(own, "Notatkozaur")
        show(own, now())
        return own

    def _joint(self) -> Contribution:
        """With Ben, who keeps it."""
        joint = self.cast.contribution(self.person, status="published", title=f"Rzeka {FORMS[2]}", text="Wspólna.")
        joint.language, joint.text = "pl", f"Spacer z {FORMS[1]} nad wodą."
        db.session.add(Author(contribution_id=joint.id, person_id=self.cast.ben.id))
        version_of(joint, f"O {FORMS[0]} i rzece")
        self._step(joint, f"Brawo, {STUDENT}!")
        self._note(joint, f"Zapytać {FORMS[1]}.")
        db.session.flush()
        db.session.expire(joint)
        show(joint, now())
        return joint

    def _seen_in(self) -> Contribution:
        """Ben's own; a file shows her, the words name her."""
        work = self.cast.contribution(self.cast.ben, status="published", title="Targ", text=f"{STUDENT} kupuje chleb.")
        shown = medium_of(work, "Bajtozaur na targu", f"{STUDENT.lower()}_targ.webp", "Ktoś na targu")
        db.session.add(Recognisable(medium_id=shown.id, person_id=self.person.id))
        db.session.add(Mention(contribution_id=work.id, person_id=self.person.id, is_meant=True))
        version_of(work, f"{STUDENT} kupuje", [shown])
        db.session.flush()
        show(work, now())
        return work

    def _step(self, work: Contribution, reason: str) -> None:
        entry = ContributionEntry(contribution_id=work.id, step=Step.REQUEST_CHANGES, by_id=self.cast.dana.id)
        entry.start, entry.to, entry.reason, entry.reason_language = Status.IN_REVIEW, Status.PUBLISHED, reason, "pl"
        db.session.add(entry)
        db.session.flush()
        self._mail(f"contribution-entry:{entry.id}", f"{work.title}: {reason}")

    def _note(self, work: Contribution, words: str) -> None:
        dana = self.cast.dana.id
        db.session.add(ReviewNote(contribution_id=work.id, region_key="hessen", by_id=dana, text=words, language="pl"))

    def _words_of_others(self) -> None:
        self.cast.project.task, self.cast.project.task_language = f"Pomóżcie {FORMS[0]}.", "pl"
        typed = [["text", f"Praca: {STUDENT}"]]
        carla = self.cast.carla.id
        db.session.add(KeptText(person_id=carla, address="/pl/students/1/rename", fields=typed))
        own = [["text", "Zachowozaur"]]
        db.session.add(KeptText(person_id=self.person.id, address="/pl/contributions/1", fields=own))
        sent = SentForm(digest="d", sender="s", address="a", content="c", person_id=carla)
        sent.answer = {"message": f"{STUDENT} ma nową kartę", "then": "/", "signed_in": None}
        db.session.add(sent)

    def _reports(self) -> None:
        """Strangers name her when they report her own work and the project of her class; Dana does when she answers."""
        for thing in (self.own, self.cast.project):
            kind = Kind.CONTRIBUTION if isinstance(thing, Contribution) else Kind.PROJECT
            told = Told(Category.PERSON, f"Tu widać {FORMS[1]}.", "", "pl")
            case = report(Item(kind, thing.id, thing), told).case
            words = (f"O {FORMS[0]} nic tam nie ma.", f"Zapytać {FORMS[2]}.")
            entry = CaseEntry(case_id=case.id, step=CaseStep.KEEP, by_id=self.cast.dana.id, language="pl")
            entry.answer, entry.statement = words
            db.session.add(entry)

    def _application(self) -> None:
        """Carla and the organisers name her in an application for an event."""
        application = applied(opened(self.cast), self.cast.school_class, title=f"Taniec {FORMS[2]}")
        application.needs, application.size = f"Mikrofon dla {FORMS[2]}", f"Obrazy {FORMS[2]}"
        application.reason, application.reason_language = f"Prosimy bez {FORMS[2]}.", "pl"

    def _nomination(self) -> None:
        """Carla and the organiser name her in a nomination for an award and in its reasons."""
        nomination = drafted(award_round(self.cast), of_project(self.cast.project), by=self.cast.carla)
        nomination.text, nomination.language = f"Pomysł {FORMS[2]}.", "pl"
        nomination.reason, nomination.reason_language = f"Bez {FORMS[2]}.", "pl"
        nomination.reasons = {"pl": f"Dla {FORMS[2]}."}

    def _mails(self) -> None:
        self._mail("sent already", f"Czeka praca: Tytułozaur. {STUDENT}", sent=True)
        self._mail("handed in 1:2", "Czekają prace:\n– Tytułozaur\n– Inna praca")
        self._mail("about her", f"Ktoś prosi o rozmowę z {FORMS[1]}.")

    def _mail(self, event: str, words: str, *, sent: bool = False) -> None:
        email = Email(event=event, recipient=self.cast.carla.email or "", language="pl", subject=words, text=words)
        email.sent_at = now() if sent else None
        db.session.add(email)

    def _requests(self) -> None:
        asked = ask_for_correction(self.person, "Prośbozaur", "pl")
        asked.answer, asked.answered_at = "Odpowiedziozaur", now()
        self.receipt = ask_for_erasure(self.person, "pl").receipt


def give_canaries_to_meetings(cast: Cast) -> None:
    """Teachers, jurors and organisers name the student in what they write about visits, events and awards."""
    visit_with_canaries(cast)
    application = applied(opened(cast, town="Brzozowo"), cast.school_class)
    entry = ApplicationEntry(application_id=application.id, step="decline", start="handed_in", to="declined")
    entry.before = {"reason": f"Czekamy na {FORMS[1]}."}
    sheet_with_canaries(cast)
    copy = Copy(person_id=cast.carla.id, kind=CopyKind.PROJECT, number=cast.project.id, language="pl")
    copy.title = f"Rzeka {FORMS[2]}"
    db.session.add_all([entry, copy])


def visit_with_canaries(cast: Cast) -> None:
    visit, carla = visit_of(cast), cast.carla
    visit.place = f"Dom {FORMS[2]}"
    visit.reports.append(VisitReport(side=Side.HOST, language="pl", answers={"done": f"Śpiewaliśmy z {FORMS[1]}."}))
    changes = {"place": ["Brzozowo", visit.place]}
    add_entry(visit, VisitStep.CANCEL, carla, reason=f"{STUDENT} choruje.", reason_language="pl", changes=changes)
    words = {"title_pl": f"U {FORMS[2]}", "bring_pl": f"Prezent dla {FORMS[2]}", "language": "pl"}
    item_of(visit, carla, place=f"Kuchnia {FORMS[2]}", leader=f"Mama {FORMS[2]}", **words)
    add_adult(visit, Side.HOST, Companion.COMPANION, f"Mama {FORMS[2]}", f"gości {FORMS[1]}")


def sheet_with_canaries(cast: Cast) -> None:
    """About the partnership of her town, to which her school belongs."""
    jury = judging(cast, year=2019)
    juror, item = member(jury, "Elio"), items(jury)[0]
    twinning_of(item).schools.append(cast.school)
    item.text, item.language = f"Pomysł {FORMS[2]}.", "pl"
    score(jury, juror, item, 4, comment=f"Pomysł {FORMS[2]} jest dobry.")
    juror.sheets[0].reason = f"Znam {FORMS[1]}."


def wrote(person: Person, request: PartnerRequest) -> None:
    """A message, and words with a step, that nobody takes over."""
    db.session.add(Entry(request_id=request.id, by_id=person.id, text=MESSAGES[0], language="de"))
    db.session.add(Entry(request_id=request.id, by_id=person.id, step="send", text=MESSAGES[1], language="de"))
    db.session.commit()


def teacher_with_canaries(cast: Cast) -> Person:
    """Carla of the cast under another name."""
    carla = cast.carla
    carla.name, carla.email, carla.claimed_email = TEACHER, ADDRESS, None
    db.session.add(EmailChange(person_id=carla.id, old_email=FORMER, new_email=ADDRESS, proven_at=now()))
    cast.project.summary = f"Fragen an {TEACHER}, {ADDRESS.upper()}."
    db.session.add(AccountEntry(person_id=cast.dana.id, step=AccountStep.SUSPEND, reason=f"Siehe {ADDRESS}"))
    region = db.session.get_one(Region, "hessen")
    region.contact_name, region.contact_email = TEACHER, ADDRESS
    for event, recipient in (("to her", ADDRESS), ("before", FORMER), ("about her", cast.dana.email or "")):
        words = f"{TEACHER} ({ADDRESS}) wartet."
        db.session.add(Email(event=event, recipient=recipient, language="de", subject=words, text=words))
    db.session.commit()
    enqueue(ask_for_link, ADDRESS, "de")
    return carla


def spellings(word: str) -> set[bytes]:
    """As it stands in text, in JSON, and folded as in the index of searches, where its end may be cut off."""
    return {word.encode(), json.dumps(word)[1:-1].encode(), fold(word)[:9].encode(), word.lower().encode()}


def found(words: Iterable[str]) -> set[str]:
    """Those of the words that stand anywhere in the files of the installation or in its database."""
    everything = _files() + (_rows() if db.engine.dialect.name == "postgresql" else b"")
    return {word for word in words if any(spelled in everything for spelled in spellings(word))}


def _files() -> bytes:
    """Read by another process: whoever closes a file of SQLite drops the locks of its own process."""
    folder = Path(current_app.config["DATA_DIR"])
    paths = [str(path) for path in sorted(folder.rglob("*")) if path.is_file()]
    return subprocess.run(["cat", *paths], check=True, capture_output=True).stdout


def _rows() -> bytes:
    """Every row of every table as text: what a dump holds."""
    tables = inspect(db.engine).get_table_names()
    rows = (row for table in tables for row in db.session.scalars(text(f'SELECT CAST(t AS text) FROM "{table}" t')))
    dump = "\n".join(rows).encode()
    db.session.rollback()
    return dump
