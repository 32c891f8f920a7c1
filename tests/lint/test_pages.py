"""Official pages are looked at on a server of our own, and what was seen is written down by line."""

from __future__ import annotations

import difflib
import itertools
import threading
from collections import Counter
from datetime import date
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from hannover_foerder.lint import links, pages
from hannover_foerder.lint.agenda import agenda
from hannover_foerder.lint.contacts import urls
from hannover_foerder.lint.gathering import records_of
from hannover_foerder.lint.links import Answer, ask_all, ask_patiently, page_text
from hannover_foerder.lint.recording import with_seen
from hannover_foerder.model.plain import from_plain
from hannover_foerder.model.programme import Programme
from hannover_foerder.reading.bundled import reference_data
from hannover_foerder.reading.locate import data_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from http.client import HTTPResponse
    from urllib.error import HTTPError

    from hannover_foerder.lint.material import Record

DAY = date(2026, 11, 30)
PAGES: dict[str, str] = {}


class Handler(BaseHTTPRequestHandler):
    """Gives the pages of PAGES; another address is gone."""

    def do_HEAD(self) -> None:
        """Answer without a body."""
        body = PAGES.get(self.path)
        self.send_response(404 if body is None else 301 if self.path.startswith("/moved") else 200)
        if self.path.startswith("/moved"):
            self.send_header("Location", self.path.replace("/moved", "/new"))
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()

    def do_GET(self) -> None:
        """Answer with the page."""
        self.do_HEAD()
        self.wfile.write(PAGES.get(self.path, "").encode())

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture
def server() -> Iterator[str]:
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=httpd.serve_forever, args=(0.01,), daemon=True).start()
    PAGES.clear()
    yield f"http://127.0.0.1:{httpd.server_address[1]}"
    httpd.shutdown()
    httpd.server_close()


KINDS = ("named", "unnamed", "gone", "moved", "silent")


def test_on_the_whole_catalogue_only_pages_that_name_their_programme_are_seen(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each official page is of one kind; the addresses lead to the server of the test."""
    base = reference_data()
    content = (Path(data_folder()) / "programmes.yaml").read_bytes()
    records, problems = records_of([("x.yaml", content)], base.vocabulary, base.profile)
    assert problems == ()
    official = list(pages.official_pages(records))
    kinds = dict(zip(dict.fromkeys(url for _, _, url in official), itertools.cycle(KINDS), strict=False))
    paths = {url: f"/{kind}/{number}" for number, (url, kind) in enumerate(kinds.items())}
    for record, _, url in official:
        if kinds[url] in ("named", "moved"):
            PAGES[paths[url]] = f"{PAGES.get(paths[url], '')}<p>{record.programme.name.de}</p>"
            PAGES[paths[url].replace("/moved", "/new")] = PAGES[paths[url]]
        elif kinds[url] == "unnamed":
            PAGES[paths[url]] = "<p>Hier entsteht etwas Neues.</p>"

    def open_here(address: str, method: str, timeout: float, *, allows_private: bool) -> HTTPResponse | HTTPError:
        path = paths.get(address, urlsplit(address).path)
        if path.startswith("/silent"):
            raise TimeoutError
        return open_link(server + path, method, timeout, allows_private=allows_private)

    open_link = links._open
    monkeypatch.setattr(links, "_open", open_here)
    answers = ask_all(paths, lambda *_: None, lambda url: ask_patiently(url, pause=0.0, allows_private=True))
    texts = {url: page_text(url, allows_private=True) for url in paths if answers[url].verdict == "fine"}
    looked = pages.compare(records, answers, texts)

    numbers = Counter(
        finding.code for finding in [*links.findings(records, answers_of_all(records, answers)), *looked.findings]
    )
    by_kind = Counter(kinds[url] for _, _, url in official)
    assert {kind: by_kind[kind] > 10 for kind in KINDS} == dict.fromkeys(KINDS, True)
    named = {(record.programme.id, key) for record, key, url in official if kinds[url] == "named"}
    assert {(programme_id, key) for programme_id, keys in looked.seen.items() for key in keys} == named
    assert numbers["unnamed-programme"] == by_kind["unnamed"]
    assert numbers["dead-link"] >= by_kind["gone"]
    assert numbers["moved-link"] >= by_kind["moved"]
    assert numbers["silent-link"] >= by_kind["silent"]

    before, after = content.decode(), with_seen(content, looked.seen, DAY, base.vocabulary, base.profile).decode()
    added = [
        line
        for line in difflib.unified_diff(before.split("\n"), after.split("\n"), lineterm="", n=0)
        if line.startswith("+") and not line.startswith("+++")
    ]
    assert len(added) == len(named)
    assert all("seen: '2026-11-30'" in line for line in added)
    again, _ = records_of([("x.yaml", after.encode())], base.vocabulary, base.profile)
    marked = {
        (record.programme.id, key)
        for record in again
        for key, source in record.programme.sources.items()
        if source.seen and str(source.seen) == "2026-11-30"
    }
    assert marked == named
    assert with_seen(after.encode(), looked.seen, DAY, base.vocabulary, base.profile).decode() == after


def answers_of_all(records: Iterable[Record], answers: dict[str, Answer]) -> dict[str, Answer]:
    """Answers for every address of the records: fine for those that are not among the official pages."""
    addresses = {url for record in records for _, url in urls(record)}
    return {url: answers.get(url, Answer("fine")) for url in addresses}


CATALOGUE = """\
schema: 1
programmes:
  - id: dach
    name: {de: Dach-Zuschuss, en: Roof grant}
    funding: {max_eur: 10000, rate_percent: 37.5}
    sources:
      amt: {title: Amt, url: 'SERVER/amt', kind: official}  # bleibt
      alt:
        title: >-
          Alte
          Seite
        url: SERVER/alt
        seen: '2024-01-01'
        kind: official
      fort: {title: Fort, url: 'SERVER/fort', kind: official}
      stumm: {title: Stumm, url: 'SERVER/stumm', kind: official, seen: '2025-01-01'}
      zeitung: {title: Zeitung, url: 'SERVER/zeitung', kind: press}
    facts:
      - {text: Es gibt bis zu 10.000 Euro., sources: [amt, alt, fort, stumm, zeitung], supports: [name, funding]}
"""


def test_a_page_is_seen_only_if_it_answers_and_names_the_programme(server: str) -> None:
    base = reference_data()
    content = CATALOGUE.replace("SERVER", server).encode()
    PAGES.update(
        {
            "/amt": "<p>Der <b>Dach-Zuschuss</b>: höchstens 10.000&nbsp;Euro, 50 %</p>",
            "/alt": "<p>Roof  grant, 37,5 Prozent von 110.000 Euro</p>",
            "/fort": "<p>Dachzuschüsse sind beendet.</p>",
            "/zeitung": "<p>Dach-Zuschuss</p>",
        }
    )
    records, _ = records_of([("x.yaml", content)], base.vocabulary, base.profile)
    urls = [url for _, _, url in pages.official_pages(records)]
    answers = ask_all(urls, lambda *_: None, partial(ask_patiently, allows_private=True))
    looked = pages.compare(records, answers, {url: page_text(url, allows_private=True) for url in urls})

    assert looked.seen == {"dach": ["amt", "alt"]}
    assert [(finding.code, finding.path, finding.line) for finding in looked.findings] == [
        ("unnamed-programme", "dach.sources.fort.url", 15)
    ]
    assert [(figure.source, figure.shown) for figure in looked.figures["dach"]] == [
        ("amt", "10.000 €"),
        ("alt", "37.5 %"),
    ]
    after = with_seen(content, looked.seen, DAY, base.vocabulary, base.profile).decode()
    assert after == content.decode().replace(
        "kind: official}  # bleibt", "kind: official, seen: '2026-11-30'}  # bleibt"
    ).replace("seen: '2024-01-01'", "seen: '2026-11-30'")
    assert page_text(f"{server}/amt") is None  # this computer is asked only on demand
    assert page_text(f"{server}/stumm", allows_private=True) is None


def test_a_record_that_cannot_be_read_stays_as_it_is() -> None:
    base = reference_data()
    broken = "  - id: kaputt\n    nmae: {de: Kaputt}\n"
    sources = "    sources:\n      amt: {title: Amt, url: 'https://a.example/', kind: official}\n"
    text = f"schema: 1\nprogrammes:\n{broken}  - id: dach\n    name: {{de: Dach}}\n{sources}"
    after = with_seen(text.encode(), {"dach": ["amt"], "kaputt": ["amt"]}, DAY, base.vocabulary, base.profile)
    assert after.decode() == text.replace("kind: official}", "kind: official, seen: '2026-11-30'}")


def programme(**fields: object) -> Programme:
    return from_plain(Programme, {"id": "x", "name": {"de": "X"}, **fields})


def due(**fields: object) -> list[tuple[str, object, object]]:
    from hannover_foerder.lint.material import Record
    from hannover_foerder.reading.positions import Passage

    record = Record(programme(**fields), Passage("x.yaml", 1, b""))
    return [(finding.code, finding.values["date"], finding.values["page"]) for finding in agenda([record], DAY)]


def backed(day: str, kind: str = "official") -> dict[str, object]:
    return {
        "sources": {"a": {"title": "A", "url": "https://a.example/x", "date": day, "kind": kind}},
        "facts": [{"text": "Es läuft.", "sources": ["a"], "supports": ["status"]}],
    }


def test_what_to_look_at_next() -> None:
    assert due(**backed("2025-01-15")) == [("evidence-ends", "2025-01-15", "https://a.example/x")]
    assert due(**backed("2026-01-15")) == []
    assert due(**backed("2026-01-15", "secondary")) == [("weak-evidence", "2026-01-15", "https://a.example/x")]
    assert due(period={"until": "2026-12-31"}, links={"official": "https://b.example/x"}) == [
        ("ends-soon", "2026-12-31", "https://b.example/x")
    ]
    assert due(**backed("2020")) == []
