"""Addresses that people type, paste and publish in many spellings are one address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.addresses import deliverable, plain_email


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        (" Carla@School.Example ", "carla@school.example"),
        ("carla@MÜLLER.example", "carla@müller.example"),
        ("carla@xn--mller-kva.example", "carla@müller.example"),
        ("carla@XN--MLLER-KVA.example", "carla@müller.example"),
        ("carla@mu\u0308ller.example", "carla@müller.example"),
        ("carla@straße.example", "carla@straße.example"),
        ("дана@школа.рф", "дана@школа.рф"),
        ("дана@xn--80aaxitdbjk.xn--p1ai", "дана@папироска.рф"),
        ("\u200bcarla@school.example\u202a", "carla@school.example"),
        ("\ufeffcarla@\u2060school.example", "carla@school.example"),
        ("carla＠school．example", "carla@school.example"),
        ("anna\u2011maria@school.example", "anna-maria@school.example"),
        ("İPEK@OKUL.EXAMPLE", "ipek@okul.example"),
        ("carla@a_b.example", "carla@a_b.example"),
        ("carla@xn--0.example", "carla@xn--0.example"),
        ("nobody", "nobody"),
        ("", ""),
    ],
)
def test_an_address_has_one_spelling(typed: str, stored: str) -> None:
    assert plain_email(typed) == stored


@given(st.text(max_size=40))
def test_the_one_spelling_has_no_other(text: str) -> None:
    assert plain_email(plain_email(text)) == plain_email(text)


@pytest.mark.parametrize(
    ("stored", "sent_to"),
    [
        ("carla@müller.example", "carla@xn--mller-kva.example"),
        ("carla@school.example", "carla@school.example"),
        ("carla@ü" + "x" * 70 + ".example", "carla@ü" + "x" * 70 + ".example"),
    ],
)
def test_mail_servers_read_the_domain_in_ascii(stored: str, sent_to: str) -> None:
    assert deliverable(stored) == sent_to
