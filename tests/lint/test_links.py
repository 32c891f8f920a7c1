"""Addresses are asked against a server of our own that behaves in every bad way."""

from __future__ import annotations

import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from hannover_foerder.lint import links
from hannover_foerder.lint.links import Answer, ask_all, ask_patiently, findings, page_text
from hannover_foerder.lint.material import Record
from hannover_foerder.model.programme import Links, Programme
from hannover_foerder.model.text import Text
from hannover_foerder.reading.positions import Passage

if TYPE_CHECKING:
    from collections.abc import Iterator

REDIRECTS: dict[str, tuple[int, str | None]] = {
    "/moved": (301, "/ok"),
    "/moved-twice": (308, "/moved"),
    "/for-now": (302, "/moved"),
    "/moved-then-for-now": (301, "/for-now"),
    "/moved-to-nowhere": (301, "/gone"),
    "/circle": (302, "/circle"),
    "/nowhere": (301, None),
    "/to-nonsense": (301, "http://[x"),
    "/to-file": (301, "file:///etc/passwd"),
}
ENDLESS = {
    "/continue": (b"HTTP/1.1 100 Continue\r\n", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "/slow": (b"HTTP/1.1 100 Continue\r\n", b"x"),
    "/slow-header": (b"HTTP/1.1 200 OK\r\nX: ", b"x"),
    "/slow-body": (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"x"),
}
"""Answers without an end: how they begin, and what comes again and again."""


class Server(ThreadingHTTPServer):
    """Notes what it was asked; ``done`` ends the answers that hang."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.done = threading.Event()
        self.asked: list[tuple[str, str, str]] = []
        self.hosts: list[str] = []
        self.flaky = 0

    def handle_error(self, request: object, client_address: object) -> None:
        """Keep quiet: a broken connection is wanted here."""


class Handler(BaseHTTPRequestHandler):
    """One behaviour a path."""

    server: Server

    def do_HEAD(self) -> None:
        """Behave as the path says."""
        self.server.asked.append((self.command, self.path, self.headers["User-Agent"]))
        self.server.hosts.append(self.headers["Host"])
        if self.path == "/hang":
            self.server.done.wait(10)
        elif self.path in ENDLESS:
            self.send_for_ever(*ENDLESS[self.path])
        elif self.path == "/drop":
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
        elif self.path == "/capitals":
            self.connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: Text/HTML\r\nContent-Length: 3\r\n\r\nAmt")
        elif self.path.startswith("/charset="):
            body = b"a-" + b"zzz" * 200_000
            kind = f"text/html; charset={self.path.removeprefix('/charset=')}\r\nContent-Length: {len(body)}"
            self.connection.sendall(f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + body)
        elif self.path in REDIRECTS:
            status, target = REDIRECTS[self.path]
            self.answer(status, target)
        elif self.path == "/no-head" and self.command == "HEAD":
            self.answer(405)
        elif self.path == "/flaky" and self.server.flaky < 2:
            self.server.flaky += 1
            self.answer(503)
        else:
            self.answer({"/gone": 404, "/gone-for-good": 410, "/error": 500, "/forbidden": 403}.get(self.path, 200))

    do_GET = do_HEAD  # noqa: N815 - the name the standard library wants

    def send_for_ever(self, beginning: bytes, piece: bytes) -> None:
        """Begin an answer that has no end, a piece at a time."""
        try:
            self.connection.sendall(beginning)
            while not self.server.done.wait(0.01):
                self.connection.sendall(piece)
        except OSError:
            self.close_connection = True

    def answer(self, status: int, location: str | None = None) -> None:
        """Answer without a body."""
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("no_proxy", "*")
    server = Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.done.set()
    server.shutdown()
    thread.join()
    server.server_close()


def address(server: Server, path: str) -> str:
    return f"http://127.0.0.1:{server.server_port}{path}"


def ask(server: Server, path: str) -> Answer:
    """Ask for a page; only one that never ends is given up soon, so that a busy machine changes no answer."""
    timeout = 0.3 if path == "/hang" or path in ENDLESS else 30.0
    return ask_patiently(address(server, path), timeout=timeout, pause=0.0, allows_private=True)


@pytest.mark.parametrize(
    ("path", "verdict", "reason", "status"),
    [
        ("/ok", "fine", "", None),
        ("/ok#part", "fine", "", None),
        ("/über?a=ü", "fine", "", None),
        ("/no-head", "fine", "", None),
        ("/for-now", "fine", "", None),
        ("/flaky", "fine", "", None),
        ("/gone", "dead-link", "link.status", 404),
        ("/gone-for-good", "dead-link", "link.status", 410),
        ("/moved-to-nowhere", "dead-link", "link.status", 404),
        ("/error", "silent-link", "link.status", 500),
        ("/forbidden", "silent-link", "link.status", 403),
        ("/hang", "silent-link", "link.timeout", None),
        ("/drop", "silent-link", "link.broken", None),
        ("/to-file", "silent-link", "link.broken", None),
        ("/circle", "silent-link", "link.circle", None),
    ],
)
def test_verdicts(server: Server, path: str, verdict: str, reason: str, status: int | None) -> None:
    assert ask(server, path) == Answer(verdict, reason, status)  # type: ignore[arg-type] # a plain text here


@pytest.mark.parametrize(
    ("path", "target"), [("/moved", "/ok"), ("/moved-twice", "/ok"), ("/moved-then-for-now", "/for-now")]
)
def test_moved_for_good(server: Server, path: str, target: str) -> None:
    assert ask(server, path) == Answer("moved-link", "link.status", 200, address(server, target))


def test_trouble_is_asked_three_times_and_says_who_asks(server: Server) -> None:
    ask(server, "/error")

    assert [(method, path) for method, path, _ in server.asked] == [("HEAD", "/error"), ("GET", "/error")] * 3
    assert {agent for _, _, agent in server.asked} == {links.USER_AGENT}
    assert links.USER_AGENT.startswith("foerder/")


def test_a_page_that_is_gone_is_asked_once(server: Server) -> None:
    ask(server, "/gone")

    assert len(server.asked) == 2


def test_pauses_grow(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    monkeypatch.setattr("time.sleep", pauses.append)

    ask_patiently(address(server, "/error"), timeout=30.0, pause=2.0, allows_private=True)

    assert pauses == [2.0, 4.0]


def test_a_time_limit_that_still_runs_keeps_no_program_alive(server: Server) -> None:
    ask(server, "/ok")
    limits = [thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)]
    assert limits
    assert all(limit.daemon for limit in limits)


@pytest.mark.parametrize(
    ("host", "in_ascii"), [("łódź.example", "xn--d-uga0v4h.example"), ("example.测试", "example.xn--0zwm56d")]
)
def test_a_host_with_other_letters_is_asked_by_its_name_in_ascii(
    server: Server, monkeypatch: pytest.MonkeyPatch, host: str, in_ascii: str
) -> None:
    place = (socket.AF_INET, socket.SOCK_STREAM, 0, "", ("127.0.0.1", server.server_port))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [place])
    url = f"http://{host}:{server.server_port}/ok"
    assert ask_patiently(url, timeout=30.0, pause=0.0, allows_private=True) == Answer("fine")
    assert server.hosts == [f"{in_ascii}:{server.server_port}"]


def test_the_kind_of_a_page_is_written_in_any_case(server: Server) -> None:
    assert page_text(address(server, "/capitals"), allows_private=True) == "Amt"


def test_no_such_host(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.setattr(socket, "getaddrinfo", fail)

    assert ask_patiently("http://host.invalid/", pause=0.0, allows_private=True) == Answer("dead-link", "link.no-host")


def test_nobody_listens(server: Server) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    assert ask_patiently(f"http://127.0.0.1:{port}/", pause=0.0, allows_private=True) == Answer(
        "silent-link", "link.refused"
    )
    assert ask_patiently(address(server, "/").replace("http:", "https:"), pause=0.0, allows_private=True) == Answer(
        "silent-link", "link.certificate"
    )


def test_each_address_is_asked_once_and_one_at_a_time_for_a_host() -> None:
    under_way: list[str] = []
    most = 0
    steps: list[tuple[int, int]] = []

    def slow(asked: str) -> Answer:
        nonlocal most
        under_way.append(asked)
        most = max(most, len(under_way))
        threading.Event().wait(0.002)
        under_way.remove(asked)
        return Answer("fine")

    addresses = [f"https://a.example/{n % 5}" for n in range(10)]
    answers = ask_all(addresses, lambda done, total: steps.append((done, total)), slow)

    assert len(answers) == 5
    assert most == 1
    assert steps == [(1, 5), (2, 5), (3, 5), (4, 5), (5, 5)]


def test_a_failure_of_ours_is_not_hidden() -> None:
    def broken(_: str) -> Answer:
        raise KeyError("bug")

    with pytest.raises(KeyError):
        ask_all(["https://a.example/"], lambda *_: None, broken)


@pytest.mark.parametrize(
    ("other", "verdict"),
    [
        (Answer("fine"), "dead-link"),
        (Answer("silent-link", "link.status", 503), "dead-link"),
        (Answer("silent-link", "link.timeout"), "silent-link"),
        (Answer("dead-link", "link.no-host"), "silent-link"),
    ],
)
def test_an_unknown_host_is_gone_only_if_we_are_online(other: Answer, verdict: str) -> None:
    answers = {"https://a.example/": Answer("dead-link", "link.no-host"), "https://b.example/": other}

    told = ask_all(answers, lambda *_: None, answers.__getitem__)

    assert told["https://a.example/"] == Answer(verdict, "link.no-host")  # type: ignore[arg-type] # a plain text here


def test_findings_tell_the_line_of_the_address() -> None:
    text = b"- id: a\n  name: {de: A}\n  links:\n    official: https://a.example/\n    info: https://b.example/\n"
    programme = Programme("a", Text("A"), links=Links(official="https://a.example/", info="https://b.example/"))
    answers = {"https://a.example/": Answer("fine"), "https://b.example/": Answer("dead-link", "link.status", 404)}

    (finding,) = findings([Record(programme, Passage("x.yaml", 10, text))], answers)

    assert finding[:5] == ("dead-link", "error", "x.yaml", 14, "a.links.info")
    assert finding.values == {"url": "https://b.example/", "answer": "link.status", "status": 404, "target": None}


@pytest.mark.parametrize("path", ["/slow", "/continue", "/slow-header"])
def test_an_answer_without_end_is_cut(server: Server, path: str) -> None:
    assert ask(server, path) == Answer("silent-link", "link.timeout")


def test_a_page_without_end_is_cut_and_says_nothing(server: Server) -> None:
    assert page_text(address(server, "/slow-body"), timeout=0.3, allows_private=True) is None


@pytest.mark.parametrize("charset", ["punycode", "idna", "hex", "undefined", "nonsense", "raw_unicode_escape"])
def test_an_odd_encoding_of_a_page_is_not_followed(server: Server, charset: str) -> None:
    """Reading the page as ``punycode`` takes minutes."""
    text = page_text(address(server, f"/charset={charset}"), timeout=30.0, allows_private=True)
    assert text is not None
    assert text.startswith("a-zzz")


def test_a_redirect_that_leads_nowhere_is_no_good_answer(server: Server) -> None:
    assert ask(server, "/nowhere") == Answer("silent-link", "link.status", 301)


def test_a_name_that_leads_inside_the_second_time(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever owns a name may answer each question for it with another address."""
    told = iter(["93.184.216.34"])
    look_up = socket.getaddrinfo

    def changing(_: object, port: object, *rest: object, **settings: object) -> object:
        return look_up(next(told, "127.0.0.1"), port, *rest, **settings)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", changing)
    url = f"http://innen.example:{server.server_port}/ok"
    assert ask_patiently(url, timeout=5.0, pause=0.0) == Answer("silent-link", "link.private")
    told = iter(["93.184.216.34"])
    assert page_text(url, timeout=5.0) is None
    assert server.asked == []


@pytest.mark.parametrize("error", ["EAI_AGAIN", "EAI_FAIL"])
def test_trouble_with_looking_up_a_name_proves_nothing(error: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise socket.gaierror(getattr(socket, error), "later")

    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.setattr(socket, "getaddrinfo", fail)
    assert ask_patiently("http://host.invalid/", pause=0.0, allows_private=True).verdict == "silent-link"


@pytest.mark.parametrize("host", ["a:b@127.0.0.1", "a@127.0.0.1", "127.0.0.1:-1", "127.0.0.1:0"])
def test_a_host_that_is_written_oddly_is_not_called_unknown(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")
    assert ask_patiently(f"http://{host}/", pause=0.0, allows_private=True) == Answer("silent-link", "link.broken")


def test_a_redirect_to_nonsense_is_a_broken_answer(server: Server) -> None:
    assert ask(server, "/to-nonsense") == Answer("silent-link", "link.broken")


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:1/",
        "http://localhost:1/",
        "http://2130706433:1/",
        "http://0x7f.1:1/",
        "http://[::1]:1/",
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/",
        "http://[::ffff:127.0.0.1]:1/",
    ],
)
def test_this_computer_and_its_network_are_not_asked(url: str) -> None:
    assert ask_patiently(url, pause=0.0) == Answer("silent-link", "link.private")


@pytest.mark.parametrize(
    "url", ["http://[x", "http://[::1", "http://a]b/", "http://x:99999/", "http://x:a/", "http://"]
)
def test_an_address_that_cannot_be_read_is_no_error_of_ours(url: str) -> None:
    answers = ask_all([url], lambda *_: None, lambda address: ask_patiently(address, pause=0.0))
    assert answers[url].verdict == "silent-link"
