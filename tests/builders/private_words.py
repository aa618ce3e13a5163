"""A word of its own in every private place of the world of all routes, and a colour in every private picture."""

import hashlib
from typing import Any

from sqlalchemy import select

from portal.accounts.actions.sessions import begin
from portal.accounts.models import Person
from portal.agenda.actions.sharing import publish
from portal.complaints.models import CaseEntry, Complaint
from portal.complaints.rules.codes import Step as CaseStep
from portal.contributions.actions.publishing import show
from portal.contributions.models import Contribution, ContributionEntry, Medium, OpinionRequest, Version
from portal.contributions.rules import Step
from portal.core.clock import now
from portal.core.db import db
from portal.core.mail.models import Email
from portal.core.sending.models import KeptText
from portal.core.storage.streaming import the_store
from portal.core.web.access import Role
from portal.hosting.actions.participants import add_adult
from portal.hosting.rules.codes import Kind as ParticipantKind
from portal.imports.models import ListImport
from portal.legal.models import BarrierReport
from portal.moderation.models import ReasonText, ReviewNote
from portal.partnering.models import Entry, Report
from portal.projects.models import Project
from portal.projects.rules import Status as ProjectStatus
from portal.rights.models import RightsRequest
from portal.visits.rules.codes import Side
from portal.visits.rules.codes import Status as VisitStatus
from tests.agenda.items import item_of
from tests.builders.canary import with_canary
from tests.builders.families import allow
from tests.builders.visits import polish_class, visit_of
from tests.test_access import World

# Who reads what stands in a work of Anna with this status.
READERS = {
    "draft": "anna", "submitted": "carla", "returned": "carla", "in_review": "dana", "rejected": "dana",
    "withdrawn": "carla", "deleted": "anna", "reported, hidden": "dana",
}  # fmt: skip
PUBLIC = "Distelfink unterwegs"


class Canaries:
    """The word of each place, with the person who reads it there."""

    def __init__(self, world: World) -> None:
        self.world, self.readers = world, dict[str, str]()
        world._adult(Role.COORDINATOR, "Hilde", "de", regions=["hessen"])  # so that no other region is needed
        for number, (place, reader) in enumerate(READERS.items()):
            self._work(number, place, reader)
        self._public_work()
        self._words_beside()
        self._project()
        self._programme()
        self._of_people()
        db.session.commit()

    def word(self, name: str, reader: str) -> str:
        """Two words, so that a page that repeats what was searched does not hold both."""
        word = f"{name} unsichtbar"
        self.readers[word] = reader
        return word

    def _work(self, number: int, place: str, reader: str) -> None:
        found = self.world.places[place]
        work = db.session.get_one(Contribution, found.get("contribution_id", found.get("number")))
        work.title, work.text = self.word(f"Titelwort{number}", reader), self.word(f"Textwort{number}", reader)
        if place == "reported, hidden":
            was_public(work)
        self._files(work, f"Bildwort{number}", reader)
        version = db.session.scalar(select(Version).filter_by(contribution_id=work.id, number=1))
        if version:
            version.text = self.word(f"Fassungswort{number}", reader)
        if reader != "anna" and version:
            self._reason(work, self.word(f"Grundwort{number}", reader))

    def _reason(self, work: Contribution, words: str) -> None:
        entry = ContributionEntry(contribution_id=work.id, step=Step.REQUEST_CHANGES, by_id=self.world.dana.id)
        entry.start = entry.to = work.status
        entry.reason, entry.reason_language = words, "de"
        db.session.add(entry)

    def _files(self, work: Contribution, name: str, reader: str) -> None:
        for medium in db.session.scalars(select(Medium).filter_by(contribution_id=work.id).order_by(Medium.id)):
            medium.files = {
                "full": stored(with_canary((60, 40), "WEBP")),
                "thumbnail": stored(with_canary((30, 20), "WEBP")),
            }
            medium.sha256 = medium.files["full"]["sha256"]
            if medium.removed_at is None:
                medium.alt = self.word(name, reader)

    def _public_work(self) -> None:
        """So that gallery, search, archive and table show something."""
        work = db.session.get_one(Contribution, self.world.places["published"]["contribution_id"])
        allow(self.world.anna)
        work.title, work.text = PUBLIC, "Ein Distelfink im Text."
        plain = stored(b"RIFF....WEBP")
        for medium in work.media:
            medium.files = {"full": plain}
        show(work, now())

    def _words_beside(self) -> None:
        """Notes, reasons, reports and questions of coordinators and strangers."""
        places, dana = self.world.places, self.world.dana
        db.session.get_one(ReviewNote, places["note of dana"]["note_id"]).text = self.word("Notizwort", "dana")
        db.session.get_one(ReasonText, places["text of hessen"]["text_id"]).text = self.word("Bausteinwort", "dana")
        asked = db.session.scalars(select(OpinionRequest)).one()
        asked.question = self.word("Fragewort", "gero")
        for place in ("reported", "reported, hidden"):
            case_id = places[place]["case_id"]
            complaint = db.session.scalars(select(Complaint).filter_by(case_id=case_id)).one()
            complaint.text = self.word(f"Meldewort{case_id}", "dana")
            entry = CaseEntry(case_id=case_id, step=CaseStep.CLAIM, by_id=dana.id, language="de")
            entry.answer, entry.statement = (
                self.word(f"Antwort{case_id}", "dana"),
                self.word(f"Erklärung{case_id}", "dana"),
            )
            db.session.add(entry)
        report = db.session.get_one(Report, places["report"]["report_id"])
        report.text = self.word("Partnermeldung", "dana")
        ines = db.session.scalars(select(Person).filter_by(name="Ines")).one()
        self.world.tokens["ines"] = begin(ines, "", is_remembered=True)
        message = Entry(request_id=places["request of others"]["request_id"], by_id=ines.id, language="de")
        message.text = self.word("Nachricht", "ines")
        barrier = db.session.get_one(BarrierReport, places["barrier"]["report_id"])
        barrier.text = self.word("Hürdenwort", "ada")
        db.session.add(message)

    def _project(self) -> None:
        for status in ("draft", "submitted", "declined"):
            project = db.session.get_one(Project, self.world.places[f"project {status}"]["project_id"])
            assert project.status == ProjectStatus(status)
            project.title = self.word(f"Projekttitel{status}", "carla")
            project.summary = self.word(f"Projektworte{status}", "carla")

    def _programme(self) -> None:
        """Of a visit from Wielkopolska: one item waits, of the other everybody reads all but who leads."""
        visit = visit_of(self.world, polish_class(self.world), status=VisitStatus.AGREED)
        item = item_of(visit, self.world.carla, title_de="Ausflug", leader=self.word("Leitungswort", "carla"))
        publish(visit, is_meant=True)
        hidden = item_of(visit, self.world.carla, title_de=self.word("Programmwort", "carla"))
        hidden.place = self.word("Treffpunkt", "carla")
        for name, each in (("shown item", item), ("hidden item", hidden)):
            self.world.places[name] = {"visit_id": visit.id, "item_id": each.id}
        name, role = self.word("Begleitungswort", "carla"), self.word("Aufgabenwort", "carla")
        adult = add_adult(visit, Side.HOST, ParticipantKind.COMPANION, name, role)
        self.world.places["companion"] = {"visit_id": visit.id, "participant_id": adult.id, "side": "host"}

    def _of_people(self) -> None:
        places = self.world.places
        asked = db.session.get_one(RightsRequest, places["question of ben"]["number"])
        asked.text = self.word("Bitte", "carla")
        kept = db.session.get_one(KeptText, places["text of carla"]["number"])
        kept.fields = [["name", self.word("Getipptes", "carla")]]
        db.session.get_one(Person, places["nele"]["person_id"]).name = self.word("Nele", "carla")
        email = db.session.get_one(Email, places["an email"]["email_id"])
        email.subject = self.word("Mailwort", "ada")
        db.session.get_one(ListImport, places["a list"]["number"]).name = self.word("Listenwort", "ada")


def stored(content: bytes) -> dict[str, Any]:
    path = the_store().incoming() / "canary"
    path.write_bytes(content)
    facts = {"mime": "image/webp", "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    return {"key": the_store().adopt(path, ".webp"), **facts, "width": 60, "height": 40}


def was_public(work: Contribution) -> None:
    """So its words were in the index."""
    work.hidden_at = None
    show(work, now())
    work.hidden_at = now()
    show(work, None)
