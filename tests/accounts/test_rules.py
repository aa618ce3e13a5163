"""Which passwords will do, and what counts as one network."""

import subprocess
import sys
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.accounts.rules import known_devices as devices
from portal.accounts.rules.passwords import COMMON, MIN_PASSWORD, PasswordFault, fault_of
from portal.accounts.rules.throttle import ASKING, PASSWORD, Bucket, Guess, buckets_for, is_any_full, networks_of


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
    ("address", "networks"),
    [
        ("192.0.2.7", [("192.0.2.7/32", 1), ("192.0.2.0/24", 3), ("192.0.0.0/16", 20)]),
        ("::ffff:192.0.2.7", [("192.0.2.7/32", 1), ("192.0.2.0/24", 3), ("192.0.0.0/16", 20)]),
        (
            "2001:db8:1:2ff:aaaa::1",
            [("2001:db8:1:2ff::/64", 1), ("2001:db8:1:200::/56", 2), ("2001:db8:1::/48", 4), ("2001:db8::/32", 40)],
        ),
        ("fe80::1%eth0", [("fe80::/64", 1), ("fe80::/56", 2), ("fe80::/48", 4), ("fe80::/32", 40)]),
        ("::1", [("::/64", 1), ("::/56", 2), ("::/48", 4), ("::/32", 40)]),
        ("", [("", 1)]),
        ("localhost", [("localhost", 1)]),
    ],
)
def test_networks_grow_and_each_has_its_own_limit(address: str, networks: list[tuple[str, int]]) -> None:
    assert networks_of(address) == networks


def test_hashing_costs_an_attacker_what_owasp_asks_for() -> None:
    """In a process of its own: the tests hash cheaply."""
    code = "from portal.accounts.rules.passwords import NOBODY, hashed; print(NOBODY, hashed('drei Bäche im Mai'))"
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert [hash.startswith("$argon2id$v=19$m=19456,t=2,p=1$") for hash in said.split()] == [True, True]


def limits_of(guess: Guess) -> list[int]:
    return sorted(bucket.limit for bucket in buckets_for("secret", guess))


def keys_of(guess: Guess, secret: str = "secret") -> set[str]:
    return {bucket.key for bucket in buckets_for(secret, guess)}


CARLA = "carla@school.example"


def test_a_stranger_counts_at_the_account_and_in_every_network_around() -> None:
    assert limits_of(Guess("sign in", PASSWORD, CARLA, "192.0.2.7")) == [20, 100, 200, 300, 2000]
    assert limits_of(Guess("sign in", PASSWORD, CARLA, "2001:db8::1")) == [20, 100, 200, 200, 400, 4000]


def test_a_known_device_counts_for_itself_alone() -> None:
    assert limits_of(Guess("sign in", PASSWORD, CARLA, "192.0.2.7", "device")) == [20]
    assert not keys_of(Guess("sign in", PASSWORD, CARLA, "192.0.2.7", "device")) & keys_of(
        Guess("sign in", PASSWORD, CARLA, "192.0.2.7")
    )


def test_who_is_asked_about_can_not_be_locked_out() -> None:
    assert limits_of(Guess("ask for link", ASKING, CARLA, "192.0.2.7")) == [100, 300, 2000]


def test_accounts_forms_and_installations_are_counted_apart() -> None:
    carlas = Guess("sign in", PASSWORD, CARLA, "192.0.2.7")
    assert len(keys_of(carlas) & keys_of(Guess("sign in", PASSWORD, "dana@school.example", "192.0.2.7"))) == 3
    assert len(keys_of(carlas) & keys_of(Guess("sign in", PASSWORD, CARLA, "198.51.100.7"))) == 1
    assert not keys_of(carlas) & keys_of(Guess("ask for link", PASSWORD, CARLA, "192.0.2.7"))
    assert not keys_of(carlas) & keys_of(carlas, "another secret")


def test_one_full_bucket_is_enough() -> None:
    here, network = Bucket("here", 20, timedelta(1)), Bucket("network", 100, timedelta(1))
    assert not is_any_full([here, network], {"here": 20, "network": 100})
    assert is_any_full([here, network], {"here": 21, "network": 21})
    assert is_any_full([here, network], {"here": 1, "network": 101})


def test_a_device_is_known_where_it_has_been_let_in_and_its_cookie_names_nobody() -> None:
    cookie = devices.with_mark("secret", devices.with_mark("secret", "", CARLA), "student 7")
    assert [devices.has_opened("secret", cookie, who) for who in (CARLA, "student 7", "student 8")] == [
        True,
        True,
        False,
    ]
    assert not devices.has_opened("another secret", cookie, CARLA)
    assert not devices.has_opened("secret", f"x{cookie}", CARLA)
    assert not devices.has_opened("secret", "", CARLA)
    assert "carla" not in cookie
    assert devices.with_mark("secret", cookie, "student 7") == cookie


def test_of_very_many_accounts_on_one_device_the_latest_are_known() -> None:
    cookie = ""
    for number in range(devices.MOST_MARKS + 1):
        cookie = devices.with_mark("secret", cookie, f"student {number}")
    known = [devices.has_opened("secret", cookie, f"student {number}") for number in (0, 1, devices.MOST_MARKS)]
    assert (known, len(cookie) < devices.LONGEST) == ([False, True, True], True)
