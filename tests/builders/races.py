"""Many people click at the same moment: threads with connections of their own."""

from collections.abc import Callable, Iterator, Sequence
from threading import Barrier, Thread
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete, func, or_, select, update

from portal.core.db import db
from portal.core.refusal import Refused
from portal.matching.models import PartnerSearch
from portal.partnering.actions.partnerships import join_partners
from portal.partnering.models import PartnerRequest, Partnership
from portal.projects.models import Project
from tests.cast import Cast

WON = "won"


def everybody_at_once(app: Flask, pairs: Sequence[tuple[int, int]]) -> list[str]:
    """What each of them was told when all these pairs of wishes were joined at once."""
    start, told = Barrier(len(pairs)), [""] * len(pairs)
    db.session.commit()  # who only watches holds no lock

    def click(number: int) -> None:
        with app.app_context():
            start.wait()
            told[number] = _join(*pairs[number])
            db.session.remove()

    _all(click, len(pairs))
    return told


def answers_at_once(browsers: Sequence[FlaskClient], paths: Sequence[str], fields: Any = None) -> list[int]:
    """The codes of the answers when each browser sends to its path at the same moment."""
    start, codes = Barrier(len(paths)), [0] * len(paths)
    db.session.commit()  # who only watches holds no lock

    def click(number: int) -> None:
        with browsers[number].application.app_context():
            start.wait()
            codes[number] = browsers[number].post(paths[number], data=fields).status_code

    _all(click, len(paths))
    return codes


def one_after_another(cast: Cast, rounds: int) -> Iterator[int]:
    """The same situation again and again: every class looks, nobody is partner of anybody."""
    kept = [cast.project.id, cast.other_project.id]
    db.session.commit()
    for number in range(rounds):
        for table in (Partnership, PartnerRequest):
            db.session.execute(delete(table))
        db.session.execute(delete(Project).where(Project.id.not_in(kept)))
        db.session.execute(update(PartnerSearch).values(n_found=0, status="open"))
        db.session.commit()
        yield number
        db.session.commit()


def winners(search_id: int) -> tuple[int, int]:
    """How many partners a wish counts, and how many partnerships there are of it."""
    db.session.commit()
    mine = or_(Partnership.one_id == search_id, Partnership.other_id == search_id)
    n_found = db.session.scalar(select(PartnerSearch.n_found).where(PartnerSearch.id == search_id)) or 0
    return n_found, db.session.scalar(select(func.count()).select_from(Partnership).where(mine)) or 0


def _all(click: Callable[[int], None], number: int) -> None:
    threads = [Thread(target=click, args=(n,)) for n in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _join(one: int, other: int) -> str:
    try:
        join_partners(db.session.get_one(PartnerSearch, one), db.session.get_one(PartnerSearch, other), by=None)
        db.session.commit()
    except Refused as refusal:
        db.session.rollback()
        return str(refusal.code)
    except Exception as error:
        db.session.rollback()
        return repr(error)
    return WON
