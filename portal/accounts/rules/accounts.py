"""What makes a password acceptable, and how many failed tries from where are too many."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from ipaddress import ip_address, ip_network
from pathlib import Path

MIN_PASSWORD = 10  # characters
MAX_PASSWORD = 200
WINDOW = timedelta(minutes=15)
PROOF = timedelta(days=2)  # for proving a new address
REGRET = timedelta(days=7)  # for taking a change of address back
LINK_EVERY = timedelta(minutes=5)  # asking for a link again and again fills nobody's mailbox
FAILURES_PER_ACCOUNT = 10  # from one address, within the window
FAILURES_PER_ADDRESS = 100  # a whole school may share one address

COMMON = frozenset((Path(__file__).parents[1] / "data" / "common_passwords.txt").read_text("utf-8").split())


class PasswordFault(StrEnum):
    """What is wrong with a password."""

    TOO_SHORT = "too_short"
    IS_ADDRESS = "is_address"
    TOO_COMMON = "too_common"


class AccountRefusal(StrEnum):
    """Why an account can't be made or changed."""

    EMAIL_TAKEN = "email_taken"


@dataclass(frozen=True)
class Bucket:
    """Failures are counted per bucket; with `limit` of them in the window it is full."""

    key: str
    limit: int


def fault_of(password: str, email: str = "") -> PasswordFault | None:
    """What is wrong with a password, None when it will do; there is no rule about kinds of characters."""
    plain = password.casefold()
    if len(password) < MIN_PASSWORD:
        return PasswordFault.TOO_SHORT
    if email and plain in (email.casefold(), email.casefold().partition("@")[0]):
        return PasswordFault.IS_ADDRESS
    if plain in COMMON or len(set(plain)) < 4:
        return PasswordFault.TOO_COMMON
    return None


def neighbourhood(address: str) -> str:
    """What one attacker can easily own: an IPv4 address, or a whole /64 network of IPv6."""
    try:
        ip = ip_address(address)
    except ValueError:  # a Unix socket has no address
        return address
    if ip.version == 6 and ip.ipv4_mapped:
        return str(ip.ipv4_mapped)
    return str(ip_network((ip, 64), strict=False)) if ip.version == 6 else str(ip)
