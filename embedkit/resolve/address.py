"""Which addresses of the internet may be asked: public ones, and nothing inside anybody's network."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

Address = IPv4Address | IPv6Address
Resolve = Callable[[str, int], Sequence[str]]
"""(host, port) to addresses as text; raises OSError."""

# Own lists: what ``ipaddress`` calls global differs between 3.11.7 and 3.13, and leaves in some of these.
_NOT_V4 = (
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",  # shared by carriers
    "127.0.0.0/8",
    "168.63.129.16/32",  # a cloud's own services, on a public address
    "169.254.0.0/16",  # link-local; clouds keep credentials at 169.254.169.254
    "172.16.0.0/12",
    "192.0.0.0/24",
    "192.0.2.0/24",
    "192.31.196.0/24",
    "192.52.193.0/24",
    "192.88.99.0/24",
    "192.168.0.0/16",
    "192.175.48.0/24",
    "198.18.0.0/15",
    "198.51.100.0/24",
    "203.0.113.0/24",
    "224.0.0.0/4",
    "240.0.0.0/4",
)
# Of IPv6 only 2000::/3 is given out; these parts of it are special, and 2002::/16 and Teredo hold IPv4 addresses.
_V6 = IPv6Network("2000::/3")
_NOT_V6 = ("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20")


@lru_cache(maxsize=1)
def _special() -> tuple[tuple[int, int, int], ...]:
    networks = [ip_network(text) for text in (*_NOT_V4, *_NOT_V6)]
    return tuple((net.version, int(net.network_address), int(net.broadcast_address)) for net in networks)


def is_public(address: Address) -> bool:
    """Whether anybody's computer on the internet could have this address."""
    if isinstance(address, IPv6Address) and (address not in _V6 or address.scope_id):
        return False
    number = int(address)
    return not any(version == address.version and low <= number <= high for version, low, high in _special())


def parse_addresses(texts: Sequence[str]) -> list[Address]:
    """Addresses as a name server gave them; one that is none is an OSError."""
    try:
        return [ip_address(text) for text in dict.fromkeys(texts)]
    except ValueError as error:
        raise OSError(str(error)) from None


def system_resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, as the system finds them."""
    import socket

    return [str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
