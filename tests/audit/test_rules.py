"""What the record keeps of an address, and which requests it knows."""

import pytest
from flask import Flask
from werkzeug.routing import AnyConverter, Rule

from portal.audit.rules.network import network_of
from portal.audit.rules.routes import ACTIONS, COMMANDS, READS, UNRECORDED, action_of
from portal.audit.rules.things import Kind, keyed, numbered, person_of, region_of

DEMO = {"demo.sign_in"}


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.77", "203.0.113.0/24"),
        ("2001:db8:abcd:12:3:4:5:6", "2001:db8:abcd::/48"),
        ("::ffff:203.0.113.77", "203.0.113.0/24"),
        ("fe80::1%eth0", "fe80::/48"),
        ("unix:", ""),
        (None, ""),
    ],
)
def test_only_the_network_is_kept_of_an_address(address: str | None, network: str) -> None:
    assert network_of(address) == network


@pytest.mark.parametrize(
    ("feature", "parts", "thing"),
    [
        ("contributions", {"contribution_id": 7, "person_id": 3}, (Kind.CONTRIBUTION, 7)),
        ("schools", {"person": 3, "school": 5}, (Kind.SCHOOL, 5)),
        ("legal", {"report_id": 4}, (Kind.BARRIER, 4)),
        ("reports", {"report_id": 4}, (Kind.REPORT, 4)),
        ("families", {"code": "7"}, ("", None)),
    ],
)
def test_the_first_number_of_an_address_is_the_thing(
    feature: str, parts: dict[str, object], thing: tuple[str, int | None]
) -> None:
    assert numbered(feature, parts) == thing


def test_keys_stand_in_where_there_is_no_number_and_codes_never() -> None:
    assert keyed("legal", {"page": "imprint", "written": "de"}) == (Kind.LEGAL_PAGE, "imprint.de")
    assert keyed("retention", {"data": "emails"}) == (Kind.DATA, "emails")
    assert keyed("funding", {"key": "erasmus"}) == (Kind.PROGRAMME, "erasmus")
    assert keyed("consent", {"key": "hessen"}) == (Kind.REGION, "hessen")
    assert keyed("accounts", {"token": "secret", "code": "secret", "mark": "secret"}) == ("", "")
    assert region_of("funding", {"key": "erasmus"}) == ""
    assert person_of({"person_id": "3"}) is None


def names(rule: Rule) -> set[str]:
    """Of the requests of a route: its view, with each step that its address can name."""
    steps = rule._converters.get("step")
    return {f"{rule.endpoint}.{step}" for step in steps.items} if isinstance(steps, AnyConverter) else {rule.endpoint}


def test_every_request_that_writes_is_recorded_or_left_out_for_a_reason(application: Flask) -> None:
    """A new route needs a line in portal/audit/rules/routes.py: until then it is recorded under its own name."""
    writing = {
        name for rule in application.url_map.iter_rules() if "POST" in (rule.methods or ()) for name in names(rule)
    }
    known = {*ACTIONS, *UNRECORDED}
    assert writing - known == set()
    assert known - writing - DEMO == set()
    assert set(ACTIONS) & UNRECORDED == set()


def test_pages_and_commands_that_are_recorded_exist(application: Flask) -> None:
    assert set(READS) <= set(application.view_functions)
    groups = application.cli.commands
    commands = {f"{group}.{name}" for group, each in groups.items() for name in getattr(each, "commands", {})}
    assert set(COMMANDS) <= commands


def test_a_request_that_nobody_thought_of_is_recorded_under_its_own_name() -> None:
    assert action_of("exhibitions.open") == "exhibitions.open"
    assert action_of("kept.drop") is None
