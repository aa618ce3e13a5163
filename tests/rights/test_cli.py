"""After an older backup was restored, erased accounts are erased once more."""

import pytest
from flask import Flask

from portal.accounts.models import Person
from portal.core.db import db
from portal.rights.actions.erasing import erase_person
from tests.cast import Cast


@pytest.mark.several_connections
def test_who_came_back_with_a_backup_is_erased_again(app: Flask, cast: Cast) -> None:
    ben, anna = cast.ben.id, cast.anna.id
    erase_person(cast.ben)
    db.session.commit()
    runner = app.test_cli_runner()
    assert runner.invoke(args=["rights", "erased"]).output == f"{ben}\n"
    again = runner.invoke(args=["rights", "erase-again", str(ben), str(anna)])
    assert again.output == "erased again: 1 of 2\n"
    assert db.session.get(Person, anna) is None
