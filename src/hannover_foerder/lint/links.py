"""Link check: whether addresses still answer. One worker per host, which requests its addresses in turn."""

from __future__ import annotations

import socket
import ssl
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from http import HTTPStatus
from http.client import HTTPException
from typing import TYPE_CHECKING, Final, Literal
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urljoin, urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from hannover_foerder import __version__
from hannover_foerder.lint.clock import ClockedHandler
from hannover_foerder.lint.contacts import urls
from hannover_foerder.lint.network import PrivateAddressError, is_direct, is_private
from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.reading.html_text import plain_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from http.client import HTTPResponse

    from hannover_foerder.lint.material import Finding, Record, Severity

USER_AGENT: Final = f"foerder/{__version__} (link check)"
WORKERS: Final = 6
TIMEOUT_SECONDS: Final = 15.0
"""For one request, from the connection to the last byte."""
TRIES: Final = 3
PAUSE_SECONDS: Final = 2.0
"""Before the second try; before the third twice as long. These four were chosen to be patient, not measured."""

LINK_CHECKS: Final[dict[str, Severity]] = {
    "dead-link": "error",
    "silent-link": "warning",
    "moved-link": "warning",
    "unnamed-programme": "warning",
}
"""Code and severity of each check. Only an address that is certainly gone is an error: a host may be down for a day."""

_HOPS = 8
"""Redirects that are followed; more are taken for a circle."""
_LONGEST_PAGE = 2_000_000
"""Bytes of a page that are read."""

_CHARSETS: Final = ("utf-8", "us-ascii", "iso-8859-1", "iso-8859-15", "windows-1252", "utf-16")
"""Of the pages that are read. Python knows others, some of which take for ever (``punycode``)."""

_PERMANENT = (HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT)
_REDIRECTS = (*_PERMANENT, HTTPStatus.FOUND, HTTPStatus.SEE_OTHER, HTTPStatus.TEMPORARY_REDIRECT)
_NO_HOST: Final = tuple(getattr(socket, name) for name in ("EAI_NONAME", "EAI_NODATA") if hasattr(socket, name))
"""Nobody knows the name; other errors of looking it up may pass."""

_UNKNOWN_HOST: Final = "link.no-host"
_TROUBLES: Final = {
    PrivateAddressError: "link.private",
    TimeoutError: "link.timeout",
    ConnectionRefusedError: "link.refused",
    ssl.SSLError: "link.certificate",
}
"""Message keys by kind of error; others break the connection."""

_GONE = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)


class Answer(NamedTuple):
    """The response to a request for an address."""

    verdict: Literal["fine", "dead-link", "silent-link", "moved-link"]
    reason: str = ""
    """Message key: ``link.status`` or the error on the way."""
    status: int | None = None
    target: str | None = None
    """Where it has moved for good."""


def ask_all(
    addresses: Iterable[str], progress: Callable[[int, int], None], ask: Callable[[str], Answer]
) -> dict[str, Answer]:
    """Return the answers of ``ask`` for all addresses, each asked once.

    If no host has answered at all, no address is called gone: we may be offline. ``progress`` is called after each,
    with the number done and the total.
    """
    addresses_by_host: dict[str, list[str]] = {}
    distinct_addresses = dict.fromkeys(addresses)
    for address in distinct_addresses:
        addresses_by_host.setdefault(_host_of(address), []).append(address)
    answers: dict[str, Answer] = {}

    def ask_in_turn(addresses_of_host: Sequence[str]) -> None:
        """Ask for the pages of one host one behind the other, so that it is never asked twice at the same time."""
        for address in addresses_of_host:
            answers[address] = ask(address)
            progress(len(answers), len(distinct_addresses))

    pool = ThreadPoolExecutor(WORKERS)
    try:
        for future in as_completed([pool.submit(ask_in_turn, addresses) for addresses in addresses_by_host.values()]):
            future.result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
    if any(answer.verdict == "fine" or answer.status is not None for answer in answers.values()):
        return answers
    return {
        address: answer._replace(verdict="silent-link") if answer.reason == _UNKNOWN_HOST else answer
        for address, answer in answers.items()
    }


def _host_of(address: str) -> str:
    """Return the host with its port; the address itself where it has none that can be read."""
    try:
        return urlsplit(address).netloc
    except ValueError:
        return address


def ask_patiently(
    address: str, *, timeout: float = TIMEOUT_SECONDS, pause: float = PAUSE_SECONDS, allows_private: bool = False
) -> Answer:
    """Return the answer for an address, with retries after pauses if there is none or the host has trouble.

    This computer and its own network are asked only with ``allows_private``: a catalogue, and whoever answers, may
    name any address.
    """
    for attempt in range(TRIES):
        if attempt:
            time.sleep(pause * attempt)
        answer = _ask(address, timeout, allows_private=allows_private)
        if answer.verdict != "silent-link" or answer.reason == "link.private":
            break
    return answer


def findings(records: Iterable[Record], answers: dict[str, Answer]) -> list[Finding]:
    """Return a finding for every occurrence of an address that is broken or redirected."""
    link_findings = []
    for record in records:
        for path, url in urls(record):
            verdict, reason, status, target = answers[url]
            if verdict != "fine":
                values = {"url": url, "answer": reason, "status": status, "target": target}
                link_findings.append(record.finding(verdict, LINK_CHECKS[verdict], path, values))
    return link_findings


def _ask(address: str, timeout: float, *, allows_private: bool) -> Answer:
    """Return the answer for an address, asked once; redirects are followed step by step, to see which are permanent."""
    current_address, permanent_target = address, None
    for _ in range(_HOPS):
        start_seconds = time.monotonic()
        try:
            status, location = _status(current_address, timeout, allows_private=allows_private)
            target = urljoin(current_address, location) if location else None
        except (OSError, HTTPException, ValueError) as error:
            return _trouble(TimeoutError() if time.monotonic() - start_seconds >= timeout else error)
        if status in _REDIRECTS and target:
            if status in _PERMANENT and (permanent_target or address) == current_address:  # as all hops before it
                permanent_target = target
            current_address = target
            continue
        if status in _GONE:
            return Answer("dead-link", "link.status", status)
        if status >= HTTPStatus.BAD_REQUEST or status in _REDIRECTS:
            return Answer("silent-link", "link.status", status)
        return Answer("moved-link", "link.status", status, permanent_target) if permanent_target else Answer("fine")
    return Answer("silent-link", "link.circle")


def page_text(address: str, *, timeout: float = TIMEOUT_SECONDS, allows_private: bool = False) -> str | None:
    """Return the plain text of a page, behind redirects; ``None`` if it does not answer in time or is no HTML."""
    current_address = address
    for _ in range(_HOPS):
        start_seconds = time.monotonic()
        try:
            with _open(current_address, "GET", timeout, allows_private=allows_private) as response:
                location = response.headers.get("Location")
                if response.status in _REDIRECTS and location:
                    current_address = urljoin(current_address, location)
                    continue
                if response.status != HTTPStatus.OK or "html" not in response.headers.get_content_type():
                    return None
                charset = response.headers.get_content_charset("utf-8")
                content = response.read(_LONGEST_PAGE)
                if time.monotonic() - start_seconds >= timeout:  # it was cut: what is not there says nothing
                    return None
                return plain_text(content.decode(charset if charset in _CHARSETS else "utf-8", errors="replace"))
        except (OSError, HTTPException, ValueError, LookupError):
            return None
    return None


def _open(address: str, method: str, timeout: float, *, allows_private: bool) -> HTTPResponse | HTTPError:
    """Return an open response of any status, to be closed.

    Raises OSError, HTTPException, ValueError; PrivateAddressError for an address that leads inside, unless allowed.
    """
    if not allows_private and is_private(address):
        raise PrivateAddressError(address)
    start_seconds, is_outside_only = time.monotonic(), not allows_private and is_direct(address)
    parts = urlsplit(address)
    if parts.username is not None or parts.port == 0:  # names nobody, or nothing; a port that is none raises
        raise ValueError(address)
    host, colon, port = parts.netloc.partition(":")
    netloc = f"{host.encode('idna').decode('ascii')}{colon}{port}"
    url = quote(parts._replace(netloc=netloc, fragment="").geturl(), safe="%/:=&?~#+!$,;'@()*[]")
    opener = OpenerDirector()  # no handlers for files or FTP: a redirect must not lead there
    opener.add_handler(ProxyHandler())
    opener.add_handler(ClockedHandler(timeout, is_outside_only=is_outside_only))
    opener.add_handler(HTTPErrorProcessor())
    opener.add_handler(HTTPDefaultErrorHandler())
    request = Request(url, method=method, headers={"User-Agent": USER_AGENT, "Accept": "*/*"})  # noqa: S310 - see above
    try:
        response: HTTPResponse | HTTPError | None = opener.open(request, timeout=timeout)
    except HTTPError as error:
        response = error
    if response is None:
        raise ValueError(url)
    if time.monotonic() - start_seconds >= timeout:  # it was cut, maybe within what it says of itself
        response.close()
        raise TimeoutError(url)
    return response


def _status(address: str, timeout: float, *, allows_private: bool) -> tuple[int, str | None]:
    """Return status and redirect target of an address; ``HEAD`` first, ``GET`` where a server refuses it."""
    for method in ("HEAD", "GET"):
        with _open(address, method, timeout, allows_private=allows_private) as response:
            status, location = int(response.status or 0), response.headers.get("Location")
        if status < HTTPStatus.BAD_REQUEST:
            break
    return status, location


def _trouble(error: Exception) -> Answer:
    """Return the answer for a page that could not be fetched: dead if its host does not exist, else silent."""
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, socket.gaierror) and reason.errno in _NO_HOST:
        return Answer("dead-link", _UNKNOWN_HOST)
    key = next((key for kind, key in _TROUBLES.items() if isinstance(reason, kind)), "link.broken")
    return Answer("silent-link", key)
