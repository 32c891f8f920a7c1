"""Where an address leads: to this computer and its own network, or outside, directly or through a proxy."""

from __future__ import annotations

import socket
from ipaddress import ip_address
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass


class PrivateAddressError(ValueError):
    """An address leads to this computer or its own network."""


def is_private(url: str) -> bool:
    """Return whether a host is this computer or in its network; false behind a proxy, which resolves the name.

    Raises ValueError for an address without a host that can be read, OSError for a host that nobody knows.
    """
    parts = urlsplit(url)
    host = parts.hostname
    if host is None:
        raise ValueError(url)
    if not is_direct(url):
        return False
    addresses = socket.getaddrinfo(host, parts.port or parts.scheme, type=socket.SOCK_STREAM)
    return any(is_inside(str(place[4][0])) for place in addresses)


def is_direct(url: str) -> bool:
    """Return whether a host is contacted directly and not through a proxy."""
    parts = urlsplit(url)
    return parts.scheme not in getproxies() or bool(proxy_bypass(parts.hostname or ""))


def is_inside(address: str) -> bool:
    """Return whether an IP address is no public one."""
    return not ip_address(address.partition("%")[0]).is_global
