"""How many failures from where are too many.

An account is never locked for everyone: what counts are failures at one account from one address, and all failures
from one address. Requests under way together may each have one more try; the server's few threads bound that.
"""

import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from ipaddress import ip_address, ip_network

WINDOW = timedelta(minutes=15)
FAILURES_PER_ACCOUNT = 10  # from one address, within the window
FAILURES_PER_ADDRESS = 100  # a whole school may share one address


@dataclass(frozen=True)
class Bucket:
    """Failures are counted per bucket; with `limit` of them in the window it is full."""

    key: str  # a keyed hash: no address of a person or machine is stored
    limit: int


def buckets_for(secret: str, form: str, address: str, account: str = "") -> tuple[Bucket, ...]:
    """Where failures at a form count; `account` is what is guessed at (an email address, a class code), if anything."""
    network = network_of(address)
    per_address = Bucket(_key(secret, form, network), FAILURES_PER_ADDRESS)
    if not account:
        return (per_address,)
    return Bucket(_key(secret, form, network, account), FAILURES_PER_ACCOUNT), per_address


def is_any_full(buckets: Sequence[Bucket], failures: Mapping[str, int]) -> bool:
    """`failures`: how many each bucket, by its key, holds within the window."""
    return any(failures.get(bucket.key, 0) >= bucket.limit for bucket in buckets)


def ended_by_success(buckets: Sequence[Bucket]) -> list[Bucket]:
    """Failures at the account no longer count after a success; those of the whole address do."""
    return [bucket for bucket in buckets if bucket.limit == FAILURES_PER_ACCOUNT]


def network_of(address: str) -> str:
    """What one attacker can easily own: an IPv4 address, or a whole /64 network of IPv6."""
    try:
        ip = ip_address(address)
    except ValueError:  # a Unix socket has no address
        return address
    if ip.version == 6 and ip.ipv4_mapped:
        return str(ip.ipv4_mapped)
    return str(ip_network((ip, 64), strict=False)) if ip.version == 6 else str(ip)


def _key(secret: str, *parts: str) -> str:
    return hmac.new(secret.encode(), "\0".join(("throttle", *parts)).encode(), "sha256").hexdigest()[:32]
