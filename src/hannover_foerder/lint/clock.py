"""HTTP connections that end at a time, whatever the other side sends; and whether an address leads outside at all."""

from __future__ import annotations

import socket
import ssl
from contextlib import suppress
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from ipaddress import ip_address
from threading import Timer
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.request import HTTPHandler, HTTPSHandler, getproxies, proxy_bypass

if TYPE_CHECKING:
    from collections.abc import Callable
    from urllib.request import Request


class PrivateAddressError(ValueError):
    """An address leads to this computer or its own network."""


def is_private(url: str) -> bool:
    """Return whether a host is this computer or one of its own network. Through a proxy nothing is asked here.

    Raises ValueError for an address without a host that can be read, OSError for a host that nobody knows.
    """
    parts = urlsplit(url)
    host = parts.hostname
    if host is None:
        raise ValueError(url)
    if parts.scheme in getproxies() and not proxy_bypass(host):
        return False
    addresses = socket.getaddrinfo(host, parts.port or parts.scheme, type=socket.SOCK_STREAM)
    return any(not ip_address(str(place[4][0]).partition("%")[0]).is_global for place in addresses)


class ClockedHandler(HTTPHandler):
    """An opener of http addresses; each connection is cut after so many seconds."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self._seconds = seconds

    def http_open(self, req: Request) -> HTTPResponse:
        """Open an address."""
        return self.do_open(_clocked(HTTPConnection, self._seconds), req)


class ClockedSecureHandler(HTTPSHandler):
    """An opener of https addresses; each connection is cut after so many seconds."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self._seconds = seconds

    def https_open(self, req: Request) -> HTTPResponse:
        """Open an address."""
        return self.do_open(_clocked(HTTPSConnection, self._seconds), req, context=ssl.create_default_context())


def _clocked(kind: type[HTTPConnection], seconds: float) -> Callable[..., Any]:
    """Return a maker of connections of a kind.

    A time-out of the socket begins again with every byte, and an answer of status 100 may come again and again.
    """

    def connection(host: str, **settings: Any) -> HTTPConnection:  # noqa: ANN401 - what the library passes on
        made = kind(host, **settings)
        clock = Timer(seconds, _cut, (made,))
        clock.daemon = True
        clock.start()
        return made

    return connection


def _cut(connection: HTTPConnection) -> None:
    sock: socket.socket | None = connection.sock
    if sock is None:
        return
    with suppress(OSError):
        socket.socket.shutdown(sock, socket.SHUT_RDWR)  # that of TLS would wait for the other side
