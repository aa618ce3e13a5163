"""Does what waits in the queue, as a worker would."""

from flask import Flask

from portal.core.db import db


def work(app: Flask) -> None:
    db.session.rollback()  # whoever only looks holds no transaction open
    huey = app.extensions["jobs"].huey
    while task := huey.dequeue():
        huey.execute(task)
