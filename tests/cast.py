"""The cast of the stories: Anna, author; Ben, her classmate; Carla, her teacher; Dana, coordinator; Emil, a stranger."""

from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from portal.accounts.actions.sessions import begin
from portal.accounts.models import Assignment, Person, ReadLanguage
from portal.accounts.views.session import COOKIE_KEY
from portal.classes.models import SchoolClass, Student
from portal.contributions.models import Contribution
from portal.core.clock import now
from portal.core.db import db, only_reading
from portal.core.web.access import Role
from portal.projects.models import Project, ProjectRegion
from portal.projects.rules import Status
from portal.schools.models import Membership, School
from tests.databases import follower


class Browser(FlaskClient):
    """Every request stands alone, as one of a real browser: it finds what is committed, and no page from memory."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        db.session.rollback()
        follower(self.application).checked_at = 0.0
        with self.application.app_context():
            answer = super().open(*args, **kwargs)
        only_reading.set(False)
        return answer


class Cast:
    """Carla's school in Hessen with Anna and Ben; Emil's school in Bursa with Filiz; Dana cares for Hessen."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.school = self._school("hessen", "Schule am Sternenfeld", "Lindenbrück")
        self.other_school = self._school("bursa", "Çınar Ortaokulu", "Ovacık")
        self.carla = self._adult(Role.TEACHER, "Carla", "de")
        self.emil = self._adult(Role.TEACHER, "Emil", "tr")
        self.dana = self._adult(Role.COORDINATOR, "Dana", "de", regions=["hessen"], reads=["de", "en", "fr"])
        self.gero = self._adult(Role.COORDINATOR, "Gero", "tr", regions=["bursa"], reads=["tr"])
        self.ada = self._adult(Role.ADMINISTRATOR, "Ada", "de")
        self._works_at(self.carla, self.school)
        self._works_at(self.emil, self.other_school)
        self.school_class = self._class(self.carla, self.school, "8b", "de", "AAAAAA")
        self.other_class = self._class(self.emil, self.other_school, "8-A", "tr", "BBBBBB")
        self.anna = self._student("Anna", self.school_class, "de")
        self.ben = self._student("Ben", self.school_class, "pl")
        self.filiz = self._student("Filiz", self.other_class, "tr")
        self.project = self._project(self.carla, self.school, self.school_class, "Flüsse verbinden", "de")
        self.other_project = self._project(self.emil, self.other_school, self.other_class, "Çınar altında", "tr")
        db.session.commit()

    def signed_in(self, person: Person | None) -> FlaskClient:
        """A browser in which this person is signed in; None: a visitor."""
        client = self.app.test_client()
        if person is not None:
            token = begin(person, "Firefox, Linux", is_remembered=True)
            db.session.commit()
            with client.session_transaction() as session:
                session[COOKIE_KEY] = token
        return client

    def contribution(
        self,
        author: Person | None = None,
        *,
        status: str = "draft",
        title: str = "Der Fluss",
        text: str = "Unser Fluss ist lang.",
    ) -> Contribution:
        """A contribution of Anna, or of another author, in any status."""
        author = author or self.anna
        foreign = author.id == self.filiz.id
        school_class, project = (self.other_class, self.other_project) if foreign else (self.school_class, self.project)
        contribution = Contribution(
            project=project,
            school_class=school_class,
            region_key=school_class.school.region_key,
            title=title,
            text=text,
            language=author.language,
            status=status,
            age_from=13,
            age_to=14,
            published_at=now() if status == "published" else None,
            authors=[author],
        )
        db.session.add(contribution)
        db.session.commit()
        return contribution

    def own_project(self, status: str = "draft", title: str = "Brücken") -> Project:
        """Another project of Carla and her class."""
        project = self._project(self.carla, self.school, self.school_class, title, "de")
        project.status, project.is_public = Status(status), status in ("accepted", "running", "finished")
        db.session.commit()
        return project

    def _school(self, region: str, name: str, town: str) -> School:
        school = School(region_key=region, name=name, town=town, email=f"{region}@school.example")
        db.session.add(school)
        return school

    def _adult(
        self, role: Role, name: str, language: str, regions: list[str] | None = None, reads: list[str] | None = None
    ) -> Person:
        person = Person(
            role=role,
            name=name,
            email=f"{name.lower()}@school.example",
            email_confirmed_at=now(),
            language=language,
            cares_for=[Assignment(region_key=key) for key in regions or []],
            reads=[ReadLanguage(language=lang) for lang in reads or []],
        )
        db.session.add(person)
        return person

    def _works_at(self, person: Person, school: School) -> None:
        db.session.add(Membership(person=person, school=school, confirmed_at=now()))

    def _class(self, teacher: Person, school: School, name: str, language: str, code: str) -> SchoolClass:
        made = SchoolClass(
            teacher=teacher, school=school, name=name, age_from=13, age_to=14, card_language=language, code=code
        )
        db.session.add(made)
        return made

    def _student(self, name: str, school_class: SchoolClass, language: str) -> Person:
        person = Person(role=Role.STUDENT, name=name, language=language)
        db.session.add(Student(person=person, school_class=school_class, card_hash=f"card of {name}"))
        return person

    def _project(
        self, teacher: Person, school: School, school_class: SchoolClass, title: str, language: str
    ) -> Project:
        project = Project(
            teachers=[teacher],
            school=school,
            region_key=school.region_key,
            title=title,
            summary="Zwei Klassen erzählen.",
            language=language,
            languages=[language],
            topics=["nature"],
            age_from=13,
            age_to=14,
            status="running",
            is_public=True,
            classes=[school_class],
            regions=[ProjectRegion(region_key=school.region_key)],
        )
        db.session.add(project)
        return project
