"""Whatever writes is killed at random moments: every file is the old one or the new one, and the next run is right.

The small form runs with every test; ``FOERDER_KILLS=1000`` kills so many processes and takes about ten
minutes.
"""

from __future__ import annotations

import csv
import io
import json
import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest
from tests.reading.whole_file import read

from hannover_foerder.memory.looks import from_bytes
from hannover_foerder.reading.bundled import reference_data

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

pytestmark = pytest.mark.skipif(os.name != "posix", reason="processes are killed by signal")

KILLS: Final = int(os.environ.get("FOERDER_KILLS", "11"))
RUNS_BETWEEN: Final = 6
"""After so many kills one run is left to end."""

RECORDS: Final = 30
TEMPORARY: Final = r"\.foerder-\d+-[0-9a-f]{16}\.tmp"
FOERDER: Final = (sys.executable, "-c", "from hannover_foerder.__main__ import run; run()")


class Page(BaseHTTPRequestHandler):
    """A page that names every programme."""

    def do_HEAD(self) -> None:
        """Answer without a body."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()

    def do_GET(self) -> None:
        """Answer with the page."""
        self.do_HEAD()
        self.wfile.write(" ".join(f"<p>Programm Nummer {number}</p>" for number in range(RECORDS)).encode())

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("no_proxy", "*")
    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


def catalogue_text(page: str, version: int, spaces: str) -> str:
    """A catalogue whose records are seen on a page; with two ``spaces`` it can be repaired."""
    records = (
        f"  - id: nummer-{number}\n    name: {{de: Programm Nummer {number}, en: Programme {number}}}\n"
        f"    aliases: [Ausgabe {version}]\n    partners: ['Land{spaces}Hessen']\n"
        f"    sources:\n      amt: {{title: Amt, url: '{page}{number}', retrieved: '2026-01-01', kind: official}}\n"
        for number in range(RECORDS)
    )
    return "schema: 1\nprogrammes:\n" + "".join(records)


class Writer(NamedTuple):
    """A call that writes, what is done before it, and what must hold after it, whenever it ended."""

    arguments: Sequence[str]
    prepare: Callable[[], None]
    require_whole: Callable[[bool], None]
    """Called with whether the call came to its end."""


class House:
    """A folder with a catalogue, and everything that is written in it."""

    def __init__(self, folder: Path, page: str) -> None:
        self.folder, self._page, self.version = folder, page, 0
        self.catalogue, self.output = folder / "katalog.yaml", folder / "aus"
        self.state = folder / "state"
        self.output.mkdir()
        self.environment = os.environ | {
            "FOERDER_CATALOGUE": str(self.catalogue),
            "FOERDER_CACHE": str(folder / "cache"),
            "FOERDER_STATE": str(self.state),
            "LANG": "de_DE.UTF-8",
        }

    def edit(self, spaces: str = " ") -> None:
        """Put a new version of the catalogue in its place."""
        self.version += 1
        self.catalogue.write_text(catalogue_text(self._page, self.version, spaces), encoding="utf-8")

    def start(self, arguments: Sequence[str]) -> subprocess.Popen[bytes]:
        """Begin a call."""
        return subprocess.Popen(
            [*FOERDER, *arguments], env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )

    def writers(self) -> list[Writer]:
        """Every kind of call that writes."""
        formats = {"csv": self._csv, "json": self._json, "html": self._html, "xlsx": self._workbook}
        exports = [
            Writer(["export", str(self.output / f"x.{ending}"), "--force", "--status", "all"], self.edit, whole)
            for ending, whole in formats.items()
        ]
        profile = ["match", "--set", "place=Laatzen", "--save", str(self.output / "p.yaml"), "--force", "-f", "json"]
        record = ["check", str(self.catalogue), "--links", "--private", "--record"]
        return [
            Writer(["list", "--status", "all", "--format", "json"], self.edit, lambda _: None),
            *exports,
            Writer(profile, self.edit, self._profile),
            Writer(["check", str(self.catalogue), "--fix"], lambda: self.edit("  "), self._fixed),
            Writer(record, self.edit, self._recorded),
            Writer(["list", "--status", "all", "--save", "alle"], self.edit, self._saved),
            Writer(["news"], self.edit, self._saved),
            Writer(["new", "--catalogue", str(self.catalogue), *NEW], self.edit, self._appended),
        ]

    def _records(self) -> int:
        base = reference_data()
        return len(read(self.catalogue.read_bytes(), "katalog.yaml", base.vocabulary, base.profile))

    def _content(self, ending: str, *, ended: bool) -> bytes | None:
        file = self.output / f"x.{ending}"
        assert file.exists() or not ended
        return file.read_bytes() if file.exists() else None

    def _csv(self, ended: bool) -> None:
        content = self._content("csv", ended=ended)
        rows = list(csv.reader(io.StringIO((content or b"").decode(), newline=""), strict=True))
        assert content is None or len(rows) == RECORDS + 1

    def _json(self, ended: bool) -> None:
        content = self._content("json", ended=ended)
        assert content is None or len(json.loads(content)) == RECORDS

    def _html(self, ended: bool) -> None:
        content = self._content("html", ended=ended)
        assert content is None or content.rstrip().endswith(b"</html>")

    def _workbook(self, ended: bool) -> None:
        content = self._content("xlsx", ended=ended)
        assert content is None or zipfile.ZipFile(io.BytesIO(content)).testzip() is None

    def _profile(self, ended: bool) -> None:
        file = self.output / "p.yaml"
        assert file.exists() or not ended
        assert not file.exists() or file.read_text(encoding="utf-8") == 'place: "laatzen"\n'

    def _fixed(self, ended: bool) -> None:
        texts = [catalogue_text(self._page, self.version, spaces) for spaces in (" ", "  ")]
        assert self.catalogue.read_text(encoding="utf-8") in (texts[:1] if ended else texts)

    def _recorded(self, ended: bool) -> None:
        text = self.catalogue.read_text(encoding="utf-8")
        assert text.count("seen:") in ((RECORDS,) if ended else (0, RECORDS))
        assert self._records() == RECORDS

    def _saved(self, ended: bool) -> None:
        looks = [file for file in self.state.glob("*.json") if not file.name.startswith("numbers-")]
        assert looks or not ended
        assert all(from_bytes(file.read_bytes()) is not None for file in looks)

    def _appended(self, ended: bool) -> None:
        assert self._records() in ((RECORDS + 1,) if ended else (RECORDS, RECORDS + 1))


NEW: Final = (
    *("--name", "Neues Ding", "--name-en", "New thing", "--id", "neues-ding"),
    *("--summary", "Ein Satz.", "--summary-en", "A sentence.", "--provider", "Land", "--page", "https://example.org/"),
    *("--kind", "zuschuss", "--topic", "solar", "--target-group", "vereine", "--area", "laatzen"),
)


def test_a_killed_writer_harms_nothing(tmp_path: Path, page: str) -> None:
    house, rng = House(tmp_path, page), random.Random(11)
    writers = house.writers()
    seconds: list[float] = []
    for writer in writers:
        writer.prepare()
        began = time.monotonic()
        finish(house, writer)
        seconds.append(time.monotonic() - began)
    kills = runs = 0
    while kills < KILLS:
        number = rng.randrange(len(writers)) if kills >= len(writers) else kills
        writer = writers[number]
        writer.prepare()
        process = house.start(writer.arguments)
        time.sleep(seconds[number] * rng.choice((rng.uniform(0, 1.1), rng.uniform(0.6, 1.1))))
        process.kill()
        process.communicate()
        if process.returncode == -signal.SIGKILL:
            kills += 1
        writer.require_whole(process.returncode != -signal.SIGKILL)
        runs += 1
        if runs % RUNS_BETWEEN == 0:
            writer.prepare()
            finish(house, writer)
    require_right(house)


def finish(house: House, writer: Writer) -> None:
    """Let a call come to its end, and see what it wrote."""
    process = house.start(writer.arguments)
    _, err = process.communicate()
    assert process.returncode in (0, 3), err.decode()  # check finds mistakes
    assert b"Traceback" not in err
    writer.require_whole(True)


def require_right(house: House) -> None:
    """See that the next call is right, and that nothing lies about but what the system could not take back."""
    house.edit()
    process = house.start(["list", "--status", "all", "--format", "json", "--save", "alle"])
    out, err = process.communicate()
    assert (process.returncode, len(json.loads(out))) == (0, RECORDS), err
    names = {file.name for folder in (house.folder, house.output) for file in folder.iterdir()}
    unknown = names - {"katalog.yaml", "aus", "cache", "state", "p.yaml", *(f"x.{e}" for e in ENDINGS)}
    assert all(re.fullmatch(TEMPORARY, name) for name in unknown)
    assert len(unknown) <= 1 + KILLS // 100
    assert not [file for file in house.state.iterdir() if re.fullmatch(TEMPORARY, file.name)]


ENDINGS: Final = ("csv", "json", "html", "xlsx")
