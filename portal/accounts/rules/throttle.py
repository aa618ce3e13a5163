"""How many failures are too many: at one secret, from one network and the networks around it, from one device.

Whoever guesses is to be stopped, not whoever is guessed at: a device that has opened an account before has failures of
its own, so that nobody elsewhere can use up its attempts.
"""

import hmac
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from ipaddress import IPv4Network, IPv6Network, ip_address

WINDOW = timedelta(minutes=15)
A_DAY = timedelta(days=1)

# Lengths of prefixes, and how many times the failures of the narrowest network are accepted from a wider one: what one
# attacker easily owns, what she can rent, what belongs to a provider with many others in it.
NETWORKS = {4: {32: 1, 24: 3, 16: 20}, 6: {64: 1, 56: 2, 48: 4, 32: 40}}


@dataclass(frozen=True)
class Limits:
    """How many failures at one form are accepted; None: that is not counted."""

    network: int | None = None  # from one network, at whatever secret
    everywhere: int | None = None  # at one secret, from all unknown devices together
    here: int | None = None  # at one secret, from one network
    device: int | None = None  # at one secret, from a device that has opened it before
    window: timedelta = WINDOW  # in which failures at one secret count; those of networks count for WINDOW


# A whole school may share one address.
PASSWORD = Limits(network=100, everywhere=200, here=20, device=20)
SECOND_FACTOR = Limits(network=100, everywhere=20, here=10, device=10, window=timedelta(hours=1))  # six digits
ASKING = Limits(network=100, device=20)  # for emails
# Links to one address: whoever is kept from asking for more has a dozen in the mailbox, good for the whole hour.
LINKS = Limits(network=100, everywhere=12, device=12, window=timedelta(hours=1))
OWN_EMAILS = Limits(everywhere=10)  # to other addresses, by one person
CLAIMS = Limits(everywhere=12, window=timedelta(hours=1))  # emails to one address that people claim at sign-up


@dataclass(frozen=True)
class Guess:
    """An attempt that is about to be made: at which form, at whose secret, from where."""

    form: str
    limits: Limits
    subject: str = ""  # whose secret it is; empty where the secret itself says so, like a code
    address: str = ""
    device: str = ""  # one that has opened this secret before


@dataclass(frozen=True)
class Bucket:
    """Failures are counted per bucket; with more than `limit` of them in the window it is full."""

    key: str  # a keyed hash: no address of a person or machine is stored
    limit: int
    window: timedelta
    ends_with_success: bool = False


def buckets_for(secret: str, guess: Guess) -> tuple[Bucket, ...]:
    """Where an attempt counts, in the order of the keys, so that two at once can't wait for each other."""
    parts = _of_device(guess) if guess.device and guess.limits.device else _of_unknown_device(guess)
    buckets = (
        Bucket(_key(secret, guess.form, *names), limit, window, ends)
        for names, limit, window, ends in parts
        if limit is not None
    )
    return tuple(sorted(buckets, key=lambda bucket: bucket.key))


def is_any_full(buckets: Sequence[Bucket], attempts: Mapping[str, int]) -> bool:
    """`attempts`: how many each bucket, by its key, holds with the one under way."""
    return any(attempts.get(bucket.key, 0) > bucket.limit for bucket in buckets)


def networks_of(address: str) -> list[tuple[str, int]]:
    """The networks around an address, the narrowest first, with their factors of NETWORKS."""
    try:
        ip = ip_address(address)
    except ValueError:  # a Unix socket has no address
        return [(address, 1)]
    ip = getattr(ip, "ipv4_mapped", None) or ip
    network = IPv4Network if ip.version == 4 else IPv6Network
    return [(str(network((int(ip), length), strict=False)), factor) for length, factor in NETWORKS[ip.version].items()]


Part = tuple[tuple[str, ...], int | None, timedelta, bool]  # names, limit, window, whether a success ends it


def _of_device(guess: Guess) -> Iterator[Part]:
    yield ("device", guess.subject, guess.device), guess.limits.device, guess.limits.window, True


def _of_unknown_device(guess: Guess) -> Iterator[Part]:
    limits, networks = guess.limits, networks_of(guess.address)
    if guess.subject:
        yield ("here", guess.subject, networks[0][0]), limits.here, limits.window, True
        yield ("everywhere", guess.subject), limits.everywhere, limits.window, False
    for network, factor in networks:
        yield ("network", network), None if limits.network is None else limits.network * factor, WINDOW, False


def _key(secret: str, *parts: str) -> str:
    return hmac.new(secret.encode(), "\0".join(("throttle", *parts)).encode(), "sha256").hexdigest()[:32]
