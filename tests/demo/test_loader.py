"""What a visitor of the demo finds after the first start."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from flask import Flask
from flask_login import current_user
from sqlalchemy import func, select

from portal.accounts.models import Person
from portal.agenda.models import AgendaItem
from portal.contributions.models import Contribution, Medium
from portal.contributions.rules import Status
from portal.core.db import db
from portal.core.installation.markers import mark
from portal.core.mail.models import Email
from portal.core.storage.streaming import the_store
from portal.core.web.access import Role
from portal.demo.content import REGIONS, read_contents
from portal.demo.loader import load_once
from portal.events.models import Application, Event
from portal.events.rules.codes import ApplicationStatus, EventStatus
from portal.hosting.queries.pairs import situation_of
from portal.site.queries.roof import partner_classes
from portal.visits.models import Visit
from portal.visits.rules.codes import Kind
from portal.visits.rules.codes import Status as VisitStatus
from tests.builders.served import ROOT
from tests.databases import filled


def test_every_contribution_is_there_with_the_file_that_belongs_to_it(demo: Flask) -> None:
    loaded = {
        (contribution.language, contribution.title): [medium.kind for medium in contribution.media]
        for contribution in db.session.scalars(select(Contribution))
    }
    contents = {
        (content.language, entry["title"]): [] if entry["kind"] == "text" else [entry["kind"]]
        for content in read_contents()
        for entry in content.contributions
    }
    assert loaded == contents


def test_every_file_lies_in_the_store_as_it_was_shipped(demo: Flask) -> None:
    files = [file for medium in db.session.scalars(select(Medium)) for file in medium.files.values()]
    assert len(files) == 150
    for file in files:
        with the_store().open(file["key"]) as stored:
            assert hashlib.sha256(stored.read()).hexdigest() == file["sha256"]
    assert list(the_store().incoming().iterdir()) == []


def test_every_status_can_be_seen(demo: Flask) -> None:
    assert set(db.session.scalars(select(Contribution.status))) == set(Status) - {
        Status.DELETED
    }  # a deleted draft is shown to nobody


def test_sixty_applications_of_six_regions_wait_or_were_decided(demo: Flask) -> None:
    query = select(Application.region_key, func.count()).group_by(Application.region_key)
    assert dict(db.session.execute(query).all()) == dict.fromkeys(REGIONS.values(), 10)
    seen = set(db.session.scalars(select(Application.status)))
    assert seen >= {ApplicationStatus.HANDED_IN, ApplicationStatus.ACCEPTED, ApplicationStatus.DECLINED}
    hessentag, bridges = db.session.scalars(select(Event).order_by(Event.id))
    assert (hessentag.status, len(hessentag.days), len(hessentag.places)) == (EventStatus.PUBLISHED, 10, 4)
    assert bridges.status == EventStatus.OPEN


def test_visits_of_partner_classes_are_in_every_state_and_24_guests_stay_with_26_families(demo: Flask) -> None:
    visits = db.session.scalars(select(Visit).where(Visit.kind == Kind.CLASSES).order_by(Visit.id)).all()
    assert {visit.status for visit in visits} == set(VisitStatus)
    assert len(partner_classes()) == len(visits)  # as many pairs of regions have a line on the map
    agreed = next(visit for visit in visits if visit.status == VisitStatus.AGREED)
    found = situation_of(agreed)
    assert (len(found.guests), len(found.families)) == (24, 26)
    assert found.hosting
    assert (found.hosting.is_proven, found.is_current) == (True, True)
    with_programme = set(db.session.scalars(select(AgendaItem.visit_id)))
    assert with_programme >= {visit.id for visit in visits if visit.status != VisitStatus.CANCELLED}


def test_nobody_at_an_invented_address_waits_for_mail(demo: Flask) -> None:
    assert db.session.scalar(select(func.count()).select_from(Email)) == 0


def test_a_second_start_adds_nothing(demo: Flask) -> None:
    before = db.session.scalar(select(func.count()).select_from(Person))
    load_once()
    assert db.session.scalar(select(func.count()).select_from(Person)) == before


@pytest.mark.parametrize("role", Role)
def test_one_click_signs_a_visitor_in_as_somebody_who_speaks_the_language_of_the_page(demo: Flask, role: Role) -> None:
    for lang in REGIONS:
        with demo.test_client() as visitor:
            assert visitor.post(f"/{lang}/demo/sign-in/{role}").status_code == 303
            assert current_user.role == role
            assert current_user.language == ("de" if role == Role.ADMINISTRATOR else lang)


@pytest.mark.parametrize("is_demo", [False, True])
def test_only_the_demo_loads_the_demo_and_nothing_loads_the_scripts(is_demo: bool, tmp_path: Path) -> None:
    program = "import sys, wsgi; print([name for name in ('portal.demo', 'scripts') if name in sys.modules])"
    app = filled({"JOBS_IN_PROCESS": False}, tmp_path)
    if is_demo:
        mark(tmp_path, app.config["SQLALCHEMY_DATABASE_URI"])
    environment = {**os.environ, "DATA_DIR": str(tmp_path)}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True)
    assert done.stdout.strip() == ("['portal.demo']" if is_demo else "[]")
