"""Official pages are looked at on a server of our own, and what was seen is written down by line."""

from __future__ import annotations

import difflib
import threading
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hannover_foerder.lint import pages
from hannover_foerder.lint.agenda import agenda
from hannover_foerder.lint.gathering import records_of
from hannover_foerder.lint.links import ask_all, ask_patiently, page_text
from hannover_foerder.lint.recording import with_seen
from hannover_foerder.model.plain import from_plain
from hannover_foerder.model.programme import Programme
from hannover_foerder.reading.bundled import reference_data
from hannover_foerder.reading.locate import data_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY = date(2026, 11, 30)
PAGES: dict[str, str] = {}


class Handler(BaseHTTPRequestHandler):
    """Gives the pages of PAGES; another address is gone."""

    def do_HEAD(self) -> None:
        """Answer without a body."""
        body = PAGES.get(self.path)
        self.send_response(404 if body is None else 200)
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


def test_on_the_whole_catalogue_only_lines_with_seen_change(server: str) -> None:
    base = reference_data()
    data = (Path(data_folder()) / "programmes.yaml").read_bytes()
    records, problems = records_of([("x.yaml", data)], base.vocabulary, base.profile)
    assert problems == ()
    official = list(pages.official_pages(records))
    numbers = {url: f"/{number}" for number, url in enumerate(dict.fromkeys(url for _, _, url in official))}
    for record, _, url in official:
        PAGES[numbers[url]] = f"{PAGES.get(numbers[url], '')}<p>{record.programme.name.de}</p>"
    answers = ask_all(numbers, lambda *_: None, lambda url: ask_patiently(server + numbers[url], private=True))
    texts = {url: page_text(server + path, private=True) for url, path in numbers.items()}
    looked = pages.look(records, answers, texts)
    assert looked.findings == []
    assert sum(map(len, looked.seen.values())) == len(official)
    local, after = data.decode(), with_seen(data, looked.seen, DAY, base.vocabulary, base.profile).decode()

    added = [
        line
        for line in difflib.unified_diff(local.split("\n"), after.split("\n"), lineterm="", n=0)
        if line.startswith("+") and not line.startswith("+++")
    ]
    assert len(added) == sum(map(len, looked.seen.values())) > 100
    assert all("seen: '2026-11-30'" in line for line in added)
    again, _ = records_of([("x.yaml", after.encode())], base.vocabulary, base.profile)
    marked = {
        (record.programme.id, key)
        for record in again
        for key, source in record.programme.sources.items()
        if source.seen and str(source.seen) == "2026-11-30"
    }
    assert marked == {(programme_id, key) for programme_id, keys in looked.seen.items() for key in keys}
    assert with_seen(after.encode(), looked.seen, DAY, base.vocabulary, base.profile).decode() == after


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
    data = CATALOGUE.replace("SERVER", server).encode()
    PAGES.update(
        {
            "/amt": "<p>Der <b>Dach-Zuschuss</b>: höchstens 10.000&nbsp;Euro, 50 %</p>",
            "/alt": "<p>Roof  grant, 37,5 Prozent von 110.000 Euro</p>",
            "/fort": "<p>Dachzuschüsse sind beendet.</p>",
            "/zeitung": "<p>Dach-Zuschuss</p>",
        }
    )
    records, _ = records_of([("x.yaml", data)], base.vocabulary, base.profile)
    urls = [url for _, _, url in pages.official_pages(records)]
    answers = ask_all(urls, lambda *_: None, private=True)
    looked = pages.look(records, answers, {url: page_text(url, private=True) for url in urls})

    assert looked.seen == {"dach": ["amt", "alt"]}
    assert [(one.code, one.path, one.line) for one in looked.findings] == [
        ("unnamed-programme", "dach.sources.fort.url", 15)
    ]
    assert [(figure.source, figure.shown) for figure in looked.figures["dach"]] == [
        ("amt", "10.000 €"),
        ("alt", "37.5 %"),
    ]
    after = with_seen(data, looked.seen, DAY, base.vocabulary, base.profile).decode()
    assert after == data.decode().replace(
        "kind: official}  # bleibt", "kind: official, seen: '2026-11-30'}  # bleibt"
    ).replace("seen: '2024-01-01'", "seen: '2026-11-30'")
    assert page_text(f"{server}/amt") is None  # this computer is asked only on demand
    assert page_text(f"{server}/stumm", private=True) is None


def programme(**fields: object) -> Programme:
    return from_plain(Programme, {"id": "x", "name": {"de": "X"}, **fields})


def due(**fields: object) -> list[tuple[str, object, object]]:
    from hannover_foerder.lint.material import Record
    from hannover_foerder.reading.positions import Passage

    record = Record(programme(**fields), Passage("x.yaml", 1, b""))
    return [(one.code, one.values["date"], one.values["page"]) for one in agenda([record], DAY)]


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
