"""Many people click at the same moment: threads with connections of their own."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from threading import Barrier, Thread
from typing import Any, TypeVar

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete, func, or_, select, update

from portal.core.db import db
from portal.core.refusal import Refused
from portal.matching.models import PartnerSearch, Partnership
from portal.partnering.actions.partnerships import join_partners
from portal.partnering.models import PartnerRequest
from portal.projects.models import Project
from tests.cast import Cast

WON = "won"
Result = TypeVar("Result")


def at_once(app: Flask, clicks: Sequence[Callable[[], Result]]) -> list[Result]:
    """What each of these gave when all were done at the same moment."""
    start, results = Barrier(len(clicks)), {}
    db.session.commit()  # who only watches holds no lock

    def click(number: int) -> None:
        with app.app_context():
            start.wait()
            results[number] = clicks[number]()
            db.session.remove()

    threads = [Thread(target=click, args=(number,)) for number in range(len(clicks))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [results[number] for number in range(len(clicks))]


def everybody_at_once(app: Flask, pairs: Sequence[tuple[int, int]]) -> list[str]:
    """The result of each when all these pairs of searches were joined at once."""
    return at_once(app, [partial(_join, *pair) for pair in pairs])


def answers_at_once(browsers: Sequence[FlaskClient], paths: Sequence[str], fields: Any = None) -> list[int]:
    """The codes of the answers when each browser sends to its path at the same moment."""
    clicks = [partial(answer_code, browser, path, fields) for browser, path in zip(browsers, paths, strict=True)]
    return at_once(browsers[0].application, clicks)


def answer_code(browser: FlaskClient, path: str, fields: Any = None) -> int:
    return browser.post(path, data=fields).status_code


def one_after_another(cast: Cast, rounds: int) -> Iterator[int]:
    """The same situation again and again: every class looks, nobody is partner of anybody."""
    shipped = [cast.project.id, cast.other_project.id]
    db.session.commit()
    for number in range(rounds):
        for table in (Partnership, PartnerRequest):
            db.session.execute(delete(table))
        db.session.execute(delete(Project).where(Project.id.not_in(shipped)))
        db.session.execute(update(PartnerSearch).values(n_found=0, status="open"))
        db.session.commit()
        yield number
        db.session.commit()


def winners(search_id: int) -> tuple[int, int]:
    """How many partners a search counts, and how many partnerships there are of it."""
    db.session.commit()
    mine = or_(Partnership.one_id == search_id, Partnership.other_id == search_id)
    n_found = db.session.scalar(select(PartnerSearch.n_found).where(PartnerSearch.id == search_id)) or 0
    return n_found, db.session.scalar(select(func.count()).select_from(Partnership).where(mine)) or 0


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
