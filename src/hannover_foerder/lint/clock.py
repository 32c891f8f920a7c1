"""HTTP connections that end within a total time, whatever the server sends."""

from __future__ import annotations

import socket
import ssl
from contextlib import suppress
from functools import partial
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from threading import Timer
from typing import TYPE_CHECKING, Any
from urllib.request import HTTPHandler, HTTPSHandler

from hannover_foerder.lint.network import PrivateAddressError, is_inside

if TYPE_CHECKING:
    from urllib.request import Request


class ClockedHandler(HTTPHandler, HTTPSHandler):
    """A urllib handler that cuts each connection after a number of seconds.

    With ``is_outside_only`` none leads to this computer or its own network.
    """

    def __init__(self, seconds: float, *, is_outside_only: bool) -> None:
        super().__init__()
        self._limits: dict[str, Any] = {"seconds": seconds, "is_outside_only": is_outside_only}

    def http_open(self, req: Request) -> HTTPResponse:
        """Open an address with http."""
        return self.do_open(partial(_Clocked, **self._limits), req)

    def https_open(self, req: Request) -> HTTPResponse:
        """Open an address with https."""
        return self.do_open(partial(_ClockedSecure, context=ssl.create_default_context(), **self._limits), req)


class _Clocked(HTTPConnection):
    """An HTTP connection that is cut at a time limit, even while its answer is read.

    A time-out of the socket begins again with every byte, and an answer of status 100 may come again and again.
    """

    _held: socket.socket | None = None
    """The socket, also after the answer has taken it over."""

    def __init__(self, host: str, *, seconds: float, is_outside_only: bool, **settings: Any) -> None:  # noqa: ANN401
        super().__init__(host, **settings)
        self._is_outside_only = is_outside_only
        clock = Timer(seconds, self._cut)
        clock.daemon = True
        clock.start()

    def connect(self) -> None:
        """Connect. Raises PrivateAddressError if the address is internal: a name may resolve differently each time."""
        super().connect()
        self._held = self.sock
        if self._is_outside_only and is_inside(str(self.sock.getpeername()[0])):
            self.close()
            raise PrivateAddressError(self.host)

    def _cut(self) -> None:
        """Shut the connection down, so that whoever reads from it gets an error; called when the time is over."""
        if self._held is not None:
            with suppress(OSError):
                socket.socket.shutdown(self._held, socket.SHUT_RDWR)  # that of TLS would wait for the other side


class _ClockedSecure(_Clocked, HTTPSConnection):
    """An HTTPS connection that is cut at a time limit."""
