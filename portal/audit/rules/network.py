"""From where somebody acts: the network, never the machine."""

from ipaddress import IPv6Address, ip_address, ip_network

BITS = {4: 24, 6: 48}  # that are kept of an address


def network_of(address: str | None) -> str:
    """`203.0.113.0/24` or `2001:db8:1::/48`; empty for what is no address."""
    try:
        found = ip_address(address or "")
    except ValueError:
        return ""
    if isinstance(found, IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    return str(ip_network((int(found), found.max_prefixlen)).supernet(new_prefix=BITS[found.version]))
