"""Computes the balance of many classes in a process of its own, so that the portal goes on answering."""

import time
from functools import partial

from portal.balance.actions import save_report
from portal.balance.queries import count_open, the_market
from portal.balance.rules.balance import balance_of
from portal.balance.rules.report import AT_ONCE
from portal.core.db import db
from portal.solver.subprocess import in_subprocess


def compute() -> None:
    """Nothing is locked meanwhile; few classes need no computation beforehand."""
    if count_open() > AT_ONCE:
        market, start = the_market(), time.monotonic()
        db.session.rollback()
        if report := in_subprocess(partial(balance_of, market), lambda _progress: True):
            save_report(report, round(time.monotonic() - start, 1))
