"""What Anna and Carla see of contact data, and the two ways out: change the text, or confirm that it is none."""

import io
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from portal.contributions.actions.contacts import count_contacts
from portal.contributions.models import ContactConfirmation, ContactCount, Contribution
from portal.contributions.rules import Status
from portal.core.db import db
from tests.builders.preparing import prepare_all
from tests.builders.uploads import text_pdf
from tests.cast import Cast
from tests.page_reading import sent_by, the_form, words

PHONE = "0171 3920045"
WITH_PHONE = f"Unser Fluss ist lang. Ruf an: {PHONE}!"


def new_form(anna: FlaskClient, button: str, text: str = "") -> MultiDict[str, Any]:
    form = sent_by(anna.get("/de/contributions/new"), "/new", title="Der Fluss", text=text)
    form.setlist("action", [button])
    return form


def press(anna: FlaskClient, page: str, button: str, **typed: Any) -> TestResponse:
    form = sent_by(anna.get(page), "/edit", **typed)
    form.setlist("action", [button])
    return anna.post(page, data=form)


def test_anna_hands_in_a_document_with_her_address(cast: Cast) -> None:
    """What stands in it is known when it is prepared; she does not wait for that."""
    anna = cast.signed_in(cast.anna)
    document = (io.BytesIO(text_pdf("Write to anna@example.org")), "brief.pdf")
    anna.post("/de/contributions/new", data={**new_form(anna, "submit"), "files": [document]})
    prepare_all()
    contribution = db.session.scalars(select(Contribution)).one()
    assert contribution.status == Status.SUBMITTED
    assert [row.contribution_id for row in db.session.scalars(select(ContactCount))] == [contribution.id]
    carla = cast.signed_in(cast.carla)
    desk = carla.get("/de/desk")
    assert "Der Beitrag enthält vielleicht private Kontaktdaten." in words(desk)
    assert not [form for form in desk.text.split("<form") if "/forward" in form]
    page = words(carla.get(f"/de/contributions/{contribution.id}"))
    assert "E-Mail-Adresse Datei 1, Seite 1 Write to anna@example.org" in page


def test_anna_reads_what_was_found_and_hands_in_again(cast: Cast) -> None:
    anna = cast.signed_in(cast.anna)
    first = anna.post("/de/contributions/new", data=new_form(anna, "submit", WITH_PHONE))
    contribution = db.session.scalars(select(Contribution)).one()
    assert (contribution.status, contribution.text) == (Status.DRAFT, WITH_PHONE)
    assert first.location.endswith("#private")
    page = anna.get(first.location)
    assert f"Telefonnummer Text Unser Fluss ist lang. Ruf an: {PHONE}!" in words(page)
    second = press(anna, f"/de/contributions/{contribution.id}/edit", "submit")
    db.session.expire_all()
    assert (second.location, contribution.status) == ("/de/desk", Status.SUBMITTED)


def test_anna_is_asked_again_about_what_she_adds(cast: Cast) -> None:
    anna, contribution = cast.signed_in(cast.anna), cast.contribution(text=WITH_PHONE)
    more = f"{WITH_PHONE} Insta: @anna.malt"
    answer = press(anna, f"/de/contributions/{contribution.id}/edit", "submit", text=more)
    db.session.expire_all()
    assert (contribution.status, contribution.text) == (Status.DRAFT, more)
    assert "@anna.malt" in words(anna.get(answer.location))


def test_anna_takes_it_out_and_hands_in(cast: Cast) -> None:
    anna, contribution = cast.signed_in(cast.anna), cast.contribution(text=WITH_PHONE)
    answer = press(anna, f"/de/contributions/{contribution.id}/edit", "submit", text="Unser Fluss ist lang.")
    assert answer.location == "/de/desk"


def test_carla_confirms_with_one_click_and_takes_it_back(cast: Cast) -> None:
    contribution = cast.contribution(status="submitted", text=WITH_PHONE)
    count_contacts(contribution)
    db.session.commit()
    carla, address = cast.signed_in(cast.carla), f"/de/contributions/{contribution.id}"
    page = carla.get(address)
    assert "Bitte lassen Sie sie entfernen" in words(page)
    done = carla.post(the_form(page, "/confirm").get("action"), data=sent_by(page, "/confirm"))
    assert done.location == f"{address}#contacts"
    confirmed = carla.get(address)
    assert "Die Lehrkraft hat bestätigt: kein privater Kontakt." in words(confirmed)
    assert the_form(confirmed, "/forward") is not None
    assert list(db.session.scalars(select(ContactCount))) == []
    carla.post(the_form(confirmed, "/doubt").get("action"), data=sent_by(confirmed, "/doubt"))
    assert "Noch nicht" not in words(carla.get(address))
    assert list(db.session.scalars(select(ContactConfirmation))) == []


def test_anna_sees_after_handing_in_what_her_teacher_decides_about(cast: Cast) -> None:
    contribution = cast.contribution(status="submitted", text=WITH_PHONE)
    page = cast.signed_in(cast.anna).get(f"/de/contributions/{contribution.id}")
    assert "Noch nicht bestätigt" in words(page)
    assert "/confirm" not in page.text


def test_visitors_read_nothing_of_what_was_found(cast: Cast) -> None:
    contribution = cast.contribution(status="published", text=WITH_PHONE)
    assert 'id="contacts"' not in cast.signed_in(None).get(f"/de/contributions/{contribution.id}").text
