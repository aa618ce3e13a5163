"""Loads the demo on the first start: a living portal of invented schools in six regions."""

import os
from concurrent.futures import ProcessPoolExecutor

from sqlalchemy import delete, select

from portal.accounts.models import Person
from portal.core.db import db
from portal.core.mail.models import Email
from portal.core.storage.ingest import Intake
from portal.core.storage.streaming import the_store
from portal.demo.content import Story, stories
from portal.demo.media import Order, make
from portal.demo.people import Village, add_administrator, settle
from portal.demo.requests import ask_around
from portal.demo.rounds import hold_rounds
from portal.demo.searches import look_for_partners
from portal.demo.works import close_projects, hand_in, open_projects
from portal.matching.models import PartnerSearch


def load_once() -> None:
    """Does nothing when anybody lives here already. Everything or nothing: one transaction at the end."""
    if db.session.scalar(select(Person.id).limit(1)):
        return
    told = stories()
    db.session.rollback()
    files = _make_files(told)
    add_administrator()
    villages = [settle(story) for story in told]
    ask_around([(village, _fill(village, files)) for village in villages])
    hold_rounds(villages)
    db.session.execute(delete(Email))  # nobody at the invented addresses waits for mail
    db.session.commit()
    print("The demo is ready.", flush=True)


def _fill(village: Village, files: dict[tuple[str, int], Intake]) -> list[PartnerSearch]:
    opened = open_projects(village)
    projects = dict(zip((told["key"] for told in village.story.projects), opened, strict=True))
    for number, told in enumerate(village.story.works):
        hand_in(village, number, projects[told["project"]], files.get((village.story.language, number)))
    close_projects(village, opened)
    return look_for_partners(village)


def _make_files(told: list[Story]) -> dict[tuple[str, int], Intake]:
    """Draws, records and sets all files on all processors, and says how far it is."""
    wanted = [(story, number) for story in told for number, work in enumerate(story.works) if work["kind"] != "text"]
    made: dict[tuple[str, int], Intake] = {}
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
        for (story, number), intake in zip(wanted, pool.map(make, [_order(s, n) for s, n in wanted]), strict=True):
            made[story.language, number] = intake
            if len(made) % 13 == 0:
                print(f"Loading the demo: {len(made)} of {len(wanted)} pictures, recordings and leaflets", flush=True)
    return made


def _order(story: Story, number: int) -> Order:
    work, seed = story.works[number], sum(story.language.encode()) * 100 + number
    incoming = the_store().incoming()
    return Order(work["kind"], work.get("art", ""), seed, work["title"], work["text"], story.language, incoming)
