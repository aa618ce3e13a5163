"""Computes the balance of many classes in a process of its own, so that the portal goes on answering."""

import os
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from portal.balance.actions import keep
from portal.balance.market import Market
from portal.balance.queries import count_open, the_market
from portal.balance.rules import AT_ONCE, Report
from portal.balance.weighing import weigh
from portal.core.db import db

NICE = 10  # pages come first


def compute() -> None:
    """Nothing is locked meanwhile; few classes need no computation beforehand."""
    if count_open() > AT_ONCE:
        market, start = the_market(), time.monotonic()
        db.session.rollback()
        keep(weigh_aside(market), round(time.monotonic() - start, 1))


def weigh_aside(market: Market) -> Report:
    context = get_context("spawn")  # a fork would take locks and connections of other threads along
    with ProcessPoolExecutor(1, mp_context=context, initializer=os.nice, initargs=(NICE,)) as aside:
        return aside.submit(weigh, market).result()
