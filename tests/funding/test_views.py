"""Anybody plays with partners and reads what is missing; only administrators change rules, and nothing is overwritten."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from portal.core.cached import forget_all
from portal.core.clock import today
from portal.core.db import db
from portal.funding.actions import load_facts
from portal.funding.models import CountrySetVersion, ProgrammeVersion
from portal.funding.queries import is_fundable, rules_on
from portal.funding.rules.eligibility import Partner
from portal.regions.actions import set_status
from portal.regions.queries import get_region
from portal.regions.rules import Status
from tests.cast import Cast
from tests.page_reading import NAUGHTY, sent_by, words
from tests.statements import n_queries


@pytest.fixture(autouse=True)
def fresh(app: Flask) -> None:
    forget_all()


@pytest.fixture
def ada(cast: Cast) -> FlaskClient:
    return cast.signed_in(cast.ada)


def test_two_regions_of_the_union_may_apply(client: FlaskClient) -> None:
    text = words(client.get("/en/funding?region=hessen&region=aquitaine"))
    assert "Erasmus+ Small-scale Partnerships (school education) Possible with these partners" in text
    assert "30,000 € or 60,000 €" in text
    assert "This is no legal advice." in text


def test_what_is_missing_is_explained_in_the_readers_language(client: FlaskClient) -> None:
    text = words(client.get("/de/funding?region=hessen&region=bursa"))
    assert "Nötig sind Partner aus 1 weiteren Staat des Programms." in text
    assert "Nötig ist eine Einrichtung aus diesem Staat: Polen" in text


def test_countries_beside_the_partner_regions_can_join(client: FlaskClient) -> None:
    text = words(client.get("/pl/funding?region=wielkopolska&country=RS&country=RS"))
    assert "Serbia" in text


def test_a_suspended_region_is_named_before_any_rule_is_checked(client: FlaskClient) -> None:
    set_status(get_region("bursa"), Status.SUSPENDED, today())
    db.session.commit()
    text = words(client.get("/en/funding?region=hessen&region=bursa"))
    assert "The partnership with this region is not active at the moment: Bursa" in text
    assert "Possible with these partners" not in text


@pytest.mark.parametrize("query", ["", "region=atlantis", "country=ZZ&country=%00", "region="])
def test_without_a_known_partner_the_page_says_what_to_do(client: FlaskClient, query: str) -> None:
    assert "No partner yet. Choose the first organisation above" in words(
        client.get(f"/en/funding?{query}", follow_redirects=True)
    )


def test_a_thousand_partners_are_not_too_many(client: FlaskClient) -> None:
    assert client.get("/en/funding?" + "region=hessen&" * 1000).status_code == 200


def test_the_page_costs_the_same_for_two_and_for_twenty_partners(client: FlaskClient) -> None:
    two = n_queries(client, "/en/funding?region=hessen&region=bursa")
    assert n_queries(client, "/en/funding?" + "region=hessen&country=FR&" * 10) == two <= 5


def test_a_new_version_holds_from_its_day_on_and_the_old_one_stays(ada: FlaskClient) -> None:
    page = ada.get("/en/funding/rules/erasmus_ka210_sch")
    day = today() + timedelta(days=30)
    data = sent_by(page, "", min_orgs="3", valid_from=day.isoformat(), source="Guide 2027")
    assert ada.post("/en/funding/rules/erasmus_ka210_sch", data=data).status_code == 303
    before, after = (rules_on(when).programmes["erasmus_ka210_sch"][0] for when in (today(), day))
    assert (before.n_organisations, after.n_organisations) == (2, 3)
    assert "Guide 2027" in words(ada.get("/en/funding/rules/erasmus_ka210_sch"))


def test_visitors_read_a_changed_rule_at_once(ada: FlaskClient, client: FlaskClient) -> None:
    address = "/en/funding?region=hessen&region=wielkopolska"
    assert "Guide 2027" not in client.get(address).text
    page = ada.get("/en/funding/rules/dpjw_exchange")
    ada.post("/en/funding/rules/dpjw_exchange", data=sent_by(page, "", source="Guide 2027", note="Guide 2027"))
    assert "Guide 2027" in client.get(address).text


def test_an_older_version_can_be_made_valid_again(ada: FlaskClient) -> None:
    page = ada.get("/en/funding/rules/erasmus_ka210_sch")
    ada.post("/en/funding/rules/erasmus_ka210_sch", data=sent_by(page, "", status="suspended"))
    assert rules_on(today()).programmes["erasmus_ka210_sch"][0].status == "suspended"
    [old] = db.session.query(ProgrammeVersion).filter_by(key="erasmus_ka210_sch", by_id=None)
    ada.post(f"/en/funding/rules/erasmus_ka210_sch/versions/{old.id}/restore")
    assert rules_on(today()).programmes["erasmus_ka210_sch"][0].status == "open"
    assert db.session.query(ProgrammeVersion).filter_by(key="erasmus_ka210_sch").count() == 3


@pytest.mark.parametrize(
    ("field", "typed", "complaint"),
    [
        ("min_orgs", "a few", "Please enter a number, for example 24."),
        ("require_countries", "Germany", "Please enter country codes of two letters"),
        ("valid_from", "soon", "Please enter a date"),
        ("source", " ", "Please fill in this field."),
    ],
)
def test_rules_that_make_no_sense_are_refused_and_what_was_typed_stays(
    ada: FlaskClient, field: str, typed: str, complaint: str
) -> None:
    data = sent_by(ada.get("/en/funding/rules/dpjw_exchange"), "", note="Kept text", **{field: typed})
    answer = ada.post("/en/funding/rules/dpjw_exchange", data=data)
    assert (answer.status_code, db.session.query(ProgrammeVersion).filter_by(key="dpjw_exchange").count()) == (422, 1)
    assert complaint in words(answer)
    assert "Kept text" in answer.text


def test_a_set_of_countries_is_data_too(ada: FlaskClient) -> None:
    assert not is_fundable([Partner("FR"), Partner("CH")])
    page = ada.get("/en/funding/country-sets/ERASMUS_PROGRAMME")
    known = db.session.query(CountrySetVersion).filter_by(key="ERASMUS_PROGRAMME").one().members
    data = sent_by(page, "", members=" ".join([*known, "ch"]), source="Guide 2027")
    assert ada.post("/en/funding/country-sets/ERASMUS_PROGRAMME", data=data).status_code == 303
    assert is_fundable([Partner("FR"), Partner("CH")])


def test_shipped_facts_never_overwrite_what_an_administrator_changed(ada: FlaskClient) -> None:
    page = ada.get("/en/funding/rules/dpjw_exchange")
    ada.post("/en/funding/rules/dpjw_exchange", data=sent_by(page, "", note="New deadline"))
    assert load_facts() == 0
    assert rules_on(today()).programmes["dpjw_exchange"][1]["note"] == "New deadline"


@pytest.mark.parametrize("naughty", NAUGHTY[:4])
def test_hostile_rules_stay_text(ada: FlaskClient, client: FlaskClient, naughty: str) -> None:
    page = ada.get("/en/funding/rules/dpjw_exchange")
    ada.post("/en/funding/rules/dpjw_exchange", data=sent_by(page, "", note=naughty))
    answer = client.get("/en/funding?region=hessen&region=wielkopolska")
    for markup in ("<script>alert", "<img src=x", "<svg onload", '<a href="javascript'):
        assert markup not in answer.text


@pytest.mark.parametrize(
    ("partners", "expected"),
    [
        ("DE FR", True), ("DE TR", True), ("FR TR", True), ("FR RU", False), ("RU TR", False), ("DE RU", False),
        ("DE DE", False), ("FR FR", False), ("RU RU", False), ("DE", True),
    ],
)  # fmt: skip
def test_two_classes_are_fundable_only_where_a_programme_is_sure_to_take_both(
    client: FlaskClient, partners: str, expected: bool
) -> None:
    """A school of the European Union can apply alone for a grant of its own: two classes of one country can not."""
    assert is_fundable([Partner(country) for country in partners.split()]) is expected


def test_a_largest_amount_is_not_promised(client: FlaskClient) -> None:
    assert "bis zu 300.000 €" in words(client.get("/de/funding?region=hessen&region=aquitaine"))


def test_with_russia_the_agency_is_asked_and_the_page_says_why(client: FlaskClient) -> None:
    text = words(client.get("/en/funding?region=hessen&region=jaroslawl"))
    subsidy = text.partition("Hessian state subsidy")[2].partition("Last checked")[0]
    assert "It is not certain whether partners from this country can take part at the moment: Russia" in subsidy


def test_what_was_shipped_is_brought_up_to_date_and_what_administrators_wrote_gets_what_is_new(
    ada: FlaskClient,
) -> None:
    page = ada.get("/en/funding/rules/leah_award")
    ada.post("/en/funding/rules/leah_award", data=sent_by(page, "", note="Ask the chancellery", min_orgs="2"))
    shipped, changed = db.session.query(ProgrammeVersion).filter_by(key="leah_award").order_by(ProgrammeVersion.id)
    for version in (shipped, changed):
        version.facts = {name: text for name, text in version.facts.items() if name != "require_regions"}
    shipped.facts = {**shipped.facts, "source": "of an earlier edition"}
    load_facts()
    assert (shipped.facts["require_regions"], shipped.facts["source"]) == ("hessen", "europarad.net")
    assert (changed.facts["require_regions"], changed.facts["min_orgs"]) == ("hessen", "2")


def test_teachers_read_facts_in_their_language_and_no_research_notes(client: FlaskClient) -> None:
    page = client.get("/de/funding?region=hessen&region=aquitaine&region=bursa&country=RU")
    text = words(page)
    for note in ("memory", "count_set", "early March", "lump sum", "any organisation", "high", "medium"):
        assert note not in text, note
    assert "30.000 € oder 60.000 €" in text
    assert "In der Regel am Monatsanfang: März" in text
    assert "Letzter bekannter Termin: 5. März 2025" in text
    assert "Zuletzt geprüftNovember 2026" in text
    assert 'href="https://na-bibb.de"' in page.text


def test_what_is_uncertain_says_whom_to_ask(client: FlaskClient) -> None:
    text = words(client.get("/de/funding?region=hessen&region=bursa"))
    etwinning = text.split("eTwinning-Projekt")[1].split("Zuletzt geprüft")[0]
    assert "Vielleicht möglich: Bitte bei der zuständigen Stelle nachfragen" in etwinning
    assert "Nicht sicher: Bitte bei der zuständigen Stelle nachfragen" in etwinning
    assert "Zuständige StelleNationale Koordinierungsstelle für eTwinning" in etwinning


def test_what_can_never_be_is_not_called_missing(client: FlaskClient) -> None:
    text = words(client.get("/en/funding?region=hessen&country=RU"))
    assert "Something is missing" not in text.split("Erasmus+ Small-scale Partnerships")[1].split("Amount")[0]
    assert "Not possible with these partners" in text
    exchange = text.split("Foundation for German-Russian Youth Exchange")[1]
    assert exchange.strip().startswith("Not possible with these partners Suspended The programme is suspended.")
    dfjw = words(client.get("/en/funding?region=hessen")).split("OFAJ/DFJW: meeting at a third place")[1]
    assert dfjw.strip().startswith("Something is missing")


def test_facts_of_an_earlier_version_become_fields_and_what_an_administrator_wrote_a_note(cast: Cast) -> None:
    [shipped] = db.session.query(ProgrammeVersion).filter_by(key="dpjw_exchange")
    old = {name: text for name, text in shipped.facts.items() if name not in ("note", "note_language", "rules")}
    shipped.facts = {**old, "deadline": "varies (memory)", "extra_rules": "only days", "applicant": "both partners"}
    changed = {**shipped.facts, "deadline": "Bis 1. März", "min_orgs": "3"}
    db.session.add(ProgrammeVersion(key="dpjw_exchange", valid_from=today(), facts=changed, by_id=cast.ada.id))
    db.session.commit()
    assert load_facts() == 0
    db.session.commit()
    assert shipped.facts["applicant"] == "both_together"
    assert "deadline" not in shipped.facts
    facts = rules_on(today()).programmes["dpjw_exchange"][1]
    assert (facts["min_orgs"], facts["note"], facts["note_language"]) == ("3", "Bis 1. März", "de")
    assert facts["applicant"] == "both_together"
    assert load_facts() == 0
