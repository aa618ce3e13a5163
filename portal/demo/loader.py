"""Loads the demo on the first start: a portal in use, with invented schools in six regions."""

from sqlalchemy import delete, select

from portal.accounts.models import Person
from portal.core.db import db
from portal.core.mail.models import Email
from portal.demo.agenda import load_programmes
from portal.demo.awards import load_awards
from portal.demo.complaints import load_complaints
from portal.demo.content import read_contents
from portal.demo.contributions import load_contributions
from portal.demo.events import load_events
from portal.demo.exhibitions import load_exhibitions
from portal.demo.families import load_answers
from portal.demo.hosting import load_hosting
from portal.demo.joint_projects import load_joint_projects
from portal.demo.juries import load_juries
from portal.demo.news import load_news
from portal.demo.people import DOMAIN, RegionData, add_administrator, load_people
from portal.demo.programmes import load_programme
from portal.demo.projects import finish_projects, load_projects
from portal.demo.requests import load_requests
from portal.demo.rounds import load_rounds
from portal.demo.searches import load_searches
from portal.demo.visits import load_visits
from portal.legal.actions.texts import tell
from portal.matching.models import PartnerSearch

# Who runs the demo, on its legal pages; invented like everything in it.
OPERATOR = {
    "operator": "Büro Europäischer Dialog",
    "representative": "Frau Holunder",
    "address": "Musterweg 1\n99999 Musterstadt",
    "contact": f"buero@{DOMAIN}",
    "officer": f"datenschutz@{DOMAIN}",
    "host": "Rechenzentrum Musterstadt",
}


def load_once() -> None:
    """Does nothing when there is any person already. Everything or nothing: one transaction at the end."""
    if db.session.scalar(select(Person.id).limit(1)):
        return
    tell("", OPERATOR, by=add_administrator())
    regions = [load_people(content) for content in read_contents()]
    load_requests([_load_region(region) for region in regions])
    load_rounds(regions)
    load_awards()
    load_news(regions)
    load_complaints()
    load_programme(load_events(regions))
    by_language = {region.content.language: region for region in regions}
    load_visits(load_joint_projects(by_language), by_language["de"], by_language["fr"])
    load_programmes()
    load_hosting()
    load_exhibitions(regions)
    load_juries(regions)
    db.session.execute(delete(Email))  # nobody at the invented addresses waits for mail
    db.session.commit()
    print("The demo is ready.", flush=True)


def _load_region(region: RegionData) -> list[PartnerSearch]:
    print(f"Loading the demo: {region.content.region_key}", flush=True)
    for school_class in region.classes:
        load_answers(school_class)
    projects = load_projects(region)
    keys = [entry["key"] for entry in region.content.projects]
    load_contributions(region, dict(zip(keys, projects, strict=True)))
    finish_projects(region, projects)
    return load_searches(region)
