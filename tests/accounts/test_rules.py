"""Which passwords will do, and what counts as one address."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.accounts.rules.passwords import COMMON, MIN_PASSWORD, PasswordFault, fault_of
from portal.accounts.rules.throttle import (
    FAILURES_PER_ACCOUNT,
    FAILURES_PER_ADDRESS,
    buckets_for,
    ended_by_success,
    is_any_full,
    network_of,
)


@pytest.mark.parametrize(
    "password",
    ["drei Bäche im Mai", "łódź nad rzeką", "пять синих птиц", "xkcd-936-x", "korrektpferd", "1995-11-01-Aquitaine"],
)
def test_length_is_enough(password: str) -> None:
    assert fault_of(password, "carla@school.example") is None


@pytest.mark.parametrize(
    ("password", "fault"),
    [
        ("", PasswordFault.TOO_SHORT),
        ("A1!b2?c3.", PasswordFault.TOO_SHORT),
        ("carla.rossi@school.example", PasswordFault.IS_ADDRESS),
        ("Carla.Rossi", PasswordFault.IS_ADDRESS),
        ("Passwort123", PasswordFault.TOO_COMMON),
        ("ПАРОЛЬ12345", PasswordFault.TOO_COMMON),
        ("aaaaaaaaaaaaaaaa", PasswordFault.TOO_COMMON),
        ("ababababababab", PasswordFault.TOO_COMMON),
    ],
)
def test_what_will_not_do_says_why(password: str, fault: PasswordFault) -> None:
    assert fault_of(password, "carla.rossi@school.example") is fault


@given(st.text(max_size=MIN_PASSWORD - 1))
def test_whatever_is_short_is_too_short(password: str) -> None:
    assert fault_of(password) is PasswordFault.TOO_SHORT


def test_the_list_holds_only_what_the_length_lets_through() -> None:
    assert [word for word in COMMON if len(word) < MIN_PASSWORD or word != word.casefold()] == []


@pytest.mark.parametrize(
    ("address", "counts_as"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:bbbb::9", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("", ""),
        ("localhost", "localhost"),
    ],
)
def test_an_address_is_what_one_attacker_owns(address: str, counts_as: str) -> None:
    assert network_of(address) == counts_as


def test_hashing_costs_an_attacker_what_owasp_asks_for() -> None:
    """In a process of its own: the tests hash cheaply."""
    code = "from portal.accounts.rules.passwords import NOBODY, hashed; print(NOBODY, hashed('drei Bäche im Mai'))"
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert [hash.startswith("$argon2id$v=19$m=19456,t=2,p=1$") for hash in said.split()] == [True, True]


def test_failures_at_an_account_and_all_of_an_address_are_counted_apart() -> None:
    own, address = buckets_for("secret", "sign in", "192.0.2.7", "carla@school.example")
    other, same_address = buckets_for("secret", "sign in", "192.0.2.7", "dana@school.example")
    assert (own.key != other.key, address) == (True, same_address)
    assert buckets_for("secret", "ask for link", "192.0.2.7") != (address,)  # each form counts for itself
    assert buckets_for("another secret", "sign in", "192.0.2.7") != (address,)


def test_one_full_bucket_is_enough() -> None:
    watched = buckets_for("secret", "sign in", "192.0.2.7", "carla@school.example")
    own, address = (bucket.key for bucket in watched)
    assert not is_any_full(watched, {own: FAILURES_PER_ACCOUNT - 1, address: FAILURES_PER_ADDRESS - 1})
    assert is_any_full(watched, {own: FAILURES_PER_ACCOUNT})
    assert is_any_full(watched, {address: FAILURES_PER_ADDRESS})


def test_a_success_ends_the_failures_at_the_account_alone() -> None:
    own, address = buckets_for("secret", "sign in", "192.0.2.7", "carla@school.example")
    assert ended_by_success([own, address]) == [own]
