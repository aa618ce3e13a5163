"""Email addresses in one spelling, whether they were typed, pasted or published."""

import unicodedata

import idna

from portal.core.text import without_invisible

HYPHENS = str.maketrans("\u2010\u2011İ", "--i")


def plain_email(text: str) -> str:
    """An address as it is stored and looked up: `Carla@MÜLLER.example` and `carla@xn--mller-kva.example` are one.

    Small letters, without blanks around it and invisible signs; the domain as people read it.
    """
    seen = unicodedata.normalize("NFKC", without_invisible(text)).strip().translate(HYPHENS).lower()
    local, at, domain = unicodedata.normalize("NFC", seen).rpartition("@")
    return f"{local.rstrip()}{at}{_readable(domain.lstrip())}"


def deliverable(email: str) -> str:
    """The address as every mail server takes it: its domain in ASCII."""
    local, at, domain = email.rpartition("@")
    try:
        return email if domain.isascii() else f"{local}{at}{idna.encode(domain, uts46=True).decode()}"
    except idna.IDNAError:
        return email


def _readable(domain: str) -> str:
    """A domain in the letters of its language; one that is none stays as it is."""
    if domain.isascii() and "xn--" not in domain:
        return domain
    try:
        return idna.decode(domain, uts46=True)
    except idna.IDNAError:
        return domain
