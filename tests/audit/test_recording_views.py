"""What people do in the browser stands in the record, in the same transaction, without names and contents."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from portal.accounts.models import Person
from portal.accounts.rules.passwords import hashed
from portal.audit.models import AuditEntry
from portal.consent.models import Consent
from portal.contributions.actions.people import Marks, mark
from portal.contributions.actions.steps import take_step
from portal.contributions.rules import Step
from portal.core.clock import today
from portal.core.db import db
from portal.families.jobs import end_consent
from portal.families.models import Letter
from portal.families.queries import code_of
from portal.schools.models import Membership
from tests.audit.reading import acts, last
from tests.builders.families import allow
from tests.builders.publishing import picture
from tests.builders.sign_in import PASSWORD, WRONG, sign_in
from tests.cast import Cast
from tests.page_reading import sent_by
from tests.statements import counted

FROM: dict[str, Any] = {"environ_base": {"REMOTE_ADDR": "203.0.113.77"}}


def post(cast: Cast, by: Person | None, path: str, **fields: Any) -> int:
    return cast.signed_in(by).post(path, data=fields, **FROM).status_code


def test_a_publication_is_recorded_with_work_region_and_network(cast: Cast) -> None:
    contribution = cast.contribution(status="in_review")
    assert post(cast, cast.dana, f"/de/moderation/{contribution.id}/publish") == 303
    entry = last()
    assert (entry.action, entry.role, entry.by_id) == ("contribution_published", "coordinator", cast.dana.id)
    assert (entry.kind, entry.number, entry.person_id) == ("contribution", contribution.id, None)
    assert (entry.region_key, entry.network) == ("hessen", "203.0.113.0/24")


def test_what_is_refused_is_not_recorded_as_done(cast: Cast) -> None:
    contribution = cast.contribution(status="draft")
    assert post(cast, cast.dana, f"/de/moderation/{contribution.id}/publish") == 404
    assert post(cast, cast.ada, f"/de/people/{cast.carla.id}/suspend") == 422
    assert acts() == []


def test_a_form_that_comes_twice_is_recorded_once(cast: Cast) -> None:
    browser, path = cast.signed_in(cast.dana), "/de/administration/regions/hessen/contact"
    form = sent_by(browser.get(path), "", contact_name="Dana", contact_email="dana@region.example")
    assert [browser.post(path, data=form).status_code for _ in range(2)] == [303, 303]
    assert acts() == ["region_changed"]


def test_a_new_thing_is_known_by_the_page_to_which_it_leads(cast: Cast) -> None:
    assert (
        post(cast, cast.ada, "/de/people/new", email="nora@region.example", role="administrator", language="de") == 303
    )
    nora = db.session.scalars(select(Person).filter_by(email="nora@region.example")).one()
    entry = last()
    assert (entry.action, entry.kind, entry.person_id) == ("person_invited", "person", nora.id)


def test_a_write_costs_one_insert_and_reading_none(cast: Cast) -> None:
    browser = cast.signed_in(cast.dana)
    contribution = cast.contribution(status="in_review")
    for path in ("/de/moderation", f"/de/moderation/{contribution.id}"):
        with counted() as seen:
            browser.get(path)
        assert [each for each in seen if "audit_entry" in each] == []
    with counted() as seen:
        browser.post(f"/de/moderation/{contribution.id}/publish")
    assert len([each for each in seen if "audit_entry" in each]) == 1


def test_what_students_write_for_themselves_is_not_recorded_what_others_will_see_is(cast: Cast) -> None:
    contribution = cast.contribution()
    typed = {"title": "Neu", "text": "Mein Text", "language": "de", "revision": "1"}
    post(cast, cast.anna, f"/de/contributions/{contribution.id}/edit", **typed)
    post(cast, cast.anna, "/de/settings", language="fr")
    assert acts() == []
    assert post(cast, cast.anna, f"/de/contributions/{contribution.id}/submit") == 303
    entry = last()
    assert (entry.action, entry.by_id, entry.region_key) == ("contribution_submitted", cast.anna.id, "hessen")


def test_a_login_is_recorded_and_a_failed_one_without_saying_who_tried(cast: Cast) -> None:
    cast.carla.password_hash = hashed(PASSWORD)
    db.session.commit()
    sign_in(cast.signed_in(None), password=WRONG, **FROM)
    sign_in(cast.signed_in(None), "nobody@school.example", WRONG, **FROM)
    sign_in(cast.signed_in(None), **FROM)
    found = db.session.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()
    assert [(each.action, each.role, each.by_id, each.person_id, each.region_key) for each in found] == [
        ("sign_in_failed", "visitor", None, cast.carla.id, "hessen"),
        ("sign_in_failed", "visitor", None, None, ""),
        ("signed_in", "teacher", cast.carla.id, None, "hessen"),
    ]


def test_printing_the_cards_of_a_class_is_recorded(cast: Cast) -> None:
    assert cast.signed_in(cast.carla).get(f"/de/classes/{cast.school_class.id}/cards.pdf").status_code == 200
    entry = last()
    assert (entry.action, entry.kind, entry.number) == ("cards_printed", "class", cast.school_class.id)
    assert cast.signed_in(cast.emil).get(f"/de/classes/{cast.school_class.id}/cards.pdf").status_code == 404
    assert acts() == ["cards_printed"]


def test_a_family_that_answers_by_code_is_recorded_without_the_code(cast: Cast) -> None:
    terms = {"uses": "website", "kinds": "work", "until": "2029-07-31", "project": "0", "year": "2026"}
    assert post(cast, cast.carla, f"/de/classes/{cast.school_class.id}/letters", **terms) == 303
    letter = db.session.scalars(select(Letter).filter_by(person_id=cast.anna.id)).one()
    code = code_of(letter)
    assert post(cast, None, "/de/family/answer", code=code, answer="all") == 303
    assert post(cast, None, "/de/family/take-back", code=code) == 303
    assert acts() == ["letters_written", "consent_answered", "consent_withdrawn"]
    entry = last()
    assert (entry.role, entry.by_id, entry.person_id, entry.region_key) == ("visitor", None, cast.anna.id, "hessen")
    assert (entry.kind, entry.number, entry.key) == ("person", cast.anna.id, "")


def test_a_command_is_recorded_once_with_whom_it_concerns(cast: Cast) -> None:
    number = cast.carla.id
    arguments = ["people", "suspend", cast.carla.email or "", "--reason", "Because"]
    assert cast.app.test_cli_runner().invoke(args=arguments).exit_code == 0
    entry = last()
    assert (entry.action, entry.role, entry.by_id, entry.person_id) == ("account_suspended", "command", None, number)
    assert cast.app.test_cli_runner().invoke(args=["people", "list"]).exit_code == 0
    assert acts() == ["account_suspended"]


def test_of_somebody_deleted_only_the_number_is_left(cast: Cast) -> None:
    number = cast.gero.id
    post(cast, cast.ada, f"/de/people/{number}/end-sessions")
    assert post(cast, cast.ada, f"/de/people/{number}/delete", **{"delete-reason": "Asked for it"}) == 303
    assert acts() == ["sessions_ended", "account_deleted"]
    assert last().person_id == number
    page = cast.signed_in(cast.ada).get(f"/de/audit?who={number}").text
    assert f"Konto Nr. {number}" in page
    assert "Gero" not in page


def test_whoever_belongs_to_several_regions_gives_an_act_none(cast: Cast) -> None:
    db.session.add(Membership(person=cast.carla, school=cast.other_school))
    db.session.commit()
    post(cast, cast.carla, "/de/settings", name="Carla", language="de")
    assert (last().action, last().region_key) == ("settings_changed", "")


def test_what_goes_because_consent_has_expired_is_recorded_as_done_by_the_portal(cast: Cast) -> None:
    contribution = cast.contribution(status="in_review")
    mark(contribution, Marks(seen={picture(contribution).id: [cast.ben.id]}))
    allow(cast.ben)
    take_step(contribution, Step.PUBLISH, by=cast.dana)
    for consent in db.session.scalars(select(Consent)):
        consent.until = today() - timedelta(days=1)
    db.session.commit()
    for _ in range(2):
        end_consent()
    assert acts() == ["consent_ended"]
    entry = last()
    assert (entry.role, entry.number, entry.person_id) == ("job", contribution.id, cast.ben.id)
    assert entry.region_key == "hessen"


def test_no_name_and_no_text_stands_in_the_table(cast: Cast) -> None:
    contribution = cast.contribution(status="in_review")
    post(cast, cast.dana, f"/de/moderation/{contribution.id}/request_changes", words="Bitte kürzer, Anna")
    post(cast, cast.ada, f"/de/people/{cast.carla.id}/end-sessions")
    rows = db.session.execute(select(AuditEntry.__table__)).all()
    assert len(rows) == 2
    for word in ("Carla", "school.example", "Fluss", "Anna", "kürzer"):
        assert [row for row in rows if any(word in str(value) for value in row)] == []


def test_several_works_decided_at_once_are_entries_of_their_own_in_one_statement(cast: Cast) -> None:
    works = [cast.contribution(status="in_review") for _ in range(3)]
    browser = cast.signed_in(cast.dana)
    for work in works[:2]:
        browser.get(f"/de/moderation/{work.id}")
    with counted() as seen:
        chosen = {"chosen": [str(work.id) for work in works]}
        assert browser.post("/de/moderation/together/publish", data=chosen).status_code == 303
    assert len([each for each in seen if "INTO audit_entry" in each]) == 1
    entries = db.session.scalars(select(AuditEntry).order_by(AuditEntry.number)).all()
    assert [(each.action, each.number, each.region_key) for each in entries] == [
        ("contribution_published", work.id, "hessen") for work in works[:2]
    ]
    last_one = {"chosen": [str(works[2].id)]}
    browser.post("/de/moderation/together/publish", data=last_one)
    assert acts() == ["contribution_published"] * 2
