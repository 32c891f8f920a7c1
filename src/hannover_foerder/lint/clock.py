"""HTTP connections that end within a total time, whatever the server sends."""

from __future__ import annotations

import socket
import ssl
from contextlib import suppress
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from threading import Timer
from typing import TYPE_CHECKING, Any
from urllib.request import HTTPHandler, HTTPSHandler

from hannover_foerder.lint.network import PrivateAddressError, is_inside

if TYPE_CHECKING:
    from collections.abc import Callable
    from urllib.request import Request


class ClockedHandler(HTTPHandler, HTTPSHandler):
    """A urllib handler that cuts each connection after a number of seconds.

    With ``is_outside_only`` none leads to this computer or its own network.
    """

    def __init__(self, seconds: float, *, is_outside_only: bool) -> None:
        super().__init__()
        self._seconds, self._outside = seconds, is_outside_only

    def http_open(self, req: Request) -> HTTPResponse:
        """Open an address with http."""
        return self.do_open(self._maker(_Clocked), req)

    def https_open(self, req: Request) -> HTTPResponse:
        """Open an address with https."""
        return self.do_open(self._maker(_ClockedSecure), req, context=ssl.create_default_context())

    def _maker(self, kind: type[_Clocked]) -> Callable[..., Any]:
        """Return a factory of connections of a class."""

        def make(host: str, **settings: Any) -> _Clocked:  # noqa: ANN401 - what the library passes on
            connection = kind(host, **settings)
            connection.begin(self._seconds, is_outside_only=self._outside)
            return connection

        return make


class _Clocked(HTTPConnection):
    """An HTTP connection that is cut at a time limit, even while its answer is read.

    A time-out of the socket begins again with every byte, and an answer of status 100 may come again and again.
    """

    _outside = False
    _held: socket.socket | None = None
    """The socket, also after the answer has taken it over."""

    def begin(self, seconds: float, *, is_outside_only: bool) -> None:
        """Start the time limit."""
        self._outside = is_outside_only
        clock = Timer(seconds, self._cut)
        clock.daemon = True
        clock.start()

    def connect(self) -> None:
        """Connect. Raises PrivateAddressError if the address is internal: a name may resolve differently each time."""
        super().connect()
        self._held = self.sock
        if self._outside and is_inside(str(self.sock.getpeername()[0])):
            self.close()
            raise PrivateAddressError(self.host)

    def _cut(self) -> None:
        if self._held is not None:
            with suppress(OSError):
                socket.socket.shutdown(self._held, socket.SHUT_RDWR)  # that of TLS would wait for the other side


class _ClockedSecure(_Clocked, HTTPSConnection):
    """An HTTPS connection that is cut at a time limit."""
