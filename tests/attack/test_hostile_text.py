"""Every text that a catalogue may hold, through every command and format: it stays a text in each."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, NamedTuple

import icalendar
import jsonschema
import openpyxl
import pytest
from markdown_it import MarkdownIt
from openpyxl.utils.escape import unescape

from hannover_foerder import load
from hannover_foerder.__main__ import main
from hannover_foerder.agent.answers import LARGEST_BYTES
from hannover_foerder.agent.schemas import RESULTS
from hannover_foerder.agent.tools import tools_of
from hannover_foerder.cli.environment import Environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAYLOADS = [
    "=1+1",
    "\n=HYPERLINK(1)",
    "＝1+1",
    "@SUM(A1)",
    "1. Januar",
    "---",
    "<script>alert(1)</script>",
    "</script><!-- ",
    "<img src=x onerror=alert(1)>",
    '" onclick="alert(1)',
    "{{ 7*7 }}{% raw %}",
    "&lt;b&gt;&#60;b&#62;",
    "BEGIN:VEVENT\nEND:VCALENDAR",
    "a;b,c:d\\n\\,",
    "[red]rot[/red][link=x]y[/link]",
    ":boom: [bold]",
    "$(touch x) `touch x` ${HOME} %s %(x)s {x} {0}",
    "a | b || c",
    "'\"`;--",
    "\u00a0 \u3000x",
    "漢字 👩\u200d🌾 e\u0301",
]
IDS = " ".join(f"p{number}" for number in range(len(PAYLOADS)))
FORMATS = {
    "list": ("table", "tsv", "csv", "json", "jsonl", "text", "markdown"),
    "search hilfe": ("table", "tsv", "csv", "json", "jsonl", "text", "markdown"),
    "list --group-by provider": ("table", "csv", "markdown", "text"),
    f"show {IDS} --sources": ("text", "json", "jsonl", "markdown"),
    "export -": ("csv", "tsv", "json", "jsonl", "jsonld", "html", "markdown", "text"),
    "export - --columns all": ("csv", "tsv"),
    f"export - {IDS} --sort provider": ("text", "tsv", "jsonld", "html", "markdown"),
    "export - --group-by provider": ("csv", "tsv", "json", "jsonld", "html", "markdown", "text"),
    "export - --columns Programm,Themen,Träger,Telefon,Link,name.de": ("csv", "tsv"),
    "export - --excel": ("csv",),
    "facets": ("table", "tsv", "csv", "json", "markdown"),
    "match --set age=17": ("table", "tsv", "csv", "json", "jsonl", "text", "markdown", "html"),
    "export - --set age=17 --set applicant=person": ("markdown", "html"),
    f"ask {IDS}": ("text", "json", "jsonl", "markdown"),
    "news --since 2026-01-01": ("table", "tsv", "text", "markdown", "json", "jsonl"),
    "explain p12 --set age=17": ("text", "json"),
    "explain p12 --query hilfe": ("text", "json"),
    "deadlines --within 5y": ("table", "tsv", "json", "text", "ics"),
    f"plan {IDS}": ("text", "json", "markdown", "ics"),
    "check": ("text", "json"),
}
RUNS = [(command, format_) for command, formats in FORMATS.items() for format_ in formats]


def record(id_: str, text: str) -> dict[str, Any]:
    said = {"de": f"{text} Hilfe", "en": text}
    return {
        "id": id_,
        "name": {"de": text},
        "aliases": [f"Hilfe {text}"],
        "summary": said,
        "description": said,
        "kinds": ["zuschuss"],
        "topics": ["solar"],
        "provider": {"name": text, "unit": text},
        "funder": text,
        "partners": [text],
        "services": [said],
        "funding": {"max_eur": 5, "note": said, "parts": [{"label": said, "note": said}]},
        "requirements": [{"text": said, "rule": {"age": {"max": 25}}}],
        "application": {"steps": [said], "documents": [said]},
        "deadlines": {
            "model": "fixed",
            "dates": [{"role": "application", "date": "2027-01-31", "note": said}],
            "note": said,
        },
        "related": [{"name": text, "relation": "alternative", "note": said}],
        "not_to_confuse": [{"name": text, "difference": said}],
        "conflicts": [{"about": "id", "note": said}],
        "contacts": [{"office": text, "address": text, "note": said}],
        "sources": {"s": {"title": text, "kind": "press", "date": "2026-05"}},
        "facts": [{"text": text, "sources": ["s"], "supports": ["id"]}],
    }


class House(NamedTuple):
    """A folder with a catalogue in which each record says another text."""

    folder: Path

    def call(self, command: str, format_: str, *more: str, terminal: bool) -> str:
        """What a command writes; its messages are looked at here. ``more`` are arguments that have blanks."""
        out, err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n"), io.StringIO()
        environment = Environment(
            out=out,
            err=err,
            variables={"FOERDER_CATALOGUE": str(self.folder / "k.yaml"), "LANG": "de", "FORCE_COLOR": ""},
            out_is_terminal=terminal,
            in_is_terminal=False,
            terminal_width=100,
            today=date(2026, 11, 23),
        )
        code = main([*command.split(), *more, "--format", format_], environment)
        assert code == (3 if command.startswith("check") else 0), err.getvalue()
        harmless(err.getvalue())
        out.flush()
        written: bytes = out.buffer.getvalue()
        return written.decode("utf-8-sig")


@pytest.fixture(scope="module")
def houses(tmp_path_factory: pytest.TempPathFactory) -> dict[str, House]:
    made = {}
    for name, texts in (("hostile", PAYLOADS), ("plain", ["Ein Text"] * len(PAYLOADS))):
        made[name] = House(tmp_path_factory.mktemp(name))
        lines = [
            f"- {json.dumps(record(f'p{number}', text), ensure_ascii=False)}\n" for number, text in enumerate(texts)
        ]
        (made[name].folder / "k.yaml").write_text("schema: 1\nprogrammes:\n" + "".join(lines), encoding="utf-8")
    return made


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOERDER_CACHE", str(tmp_path_factory.getbasetemp() / "hostile-cache"))


def harmless(text: str, *, allowed: str = "\n\u00a0\u3000\u200d") -> None:
    assert {letter for letter in text if not letter.isprintable()} - set(allowed) == set()


class Tags(HTMLParser):
    """The tags of a page with the names of their attributes, in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, ...]] = []
        self.title = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.seen.append((tag, *(name for name, _ in attrs)))

    def handle_data(self, data: str) -> None:
        """Keep the title."""
        if self.seen and self.seen[-1] == ("title",) and not self.title:
            self.title = data


def properties(calendar: str) -> list[str]:
    return [f"{one.name} {sorted(map(str, one))}" for one in icalendar.Calendar.from_ical(calendar).walk()]


def cells(sheet: str, separator: str) -> Iterator[str]:
    for row in csv.reader(io.StringIO(sheet, newline=""), delimiter=separator, strict=True):
        yield from row


def gathers(command: str) -> bool:
    """Whether equal texts stand once, so that there are more of other ones."""
    return "--group-by" in command or command.startswith(("facets", "plan"))


@pytest.mark.parametrize(("command", "format_"), RUNS)
def test_a_text_stays_a_text(houses: dict[str, House], command: str, format_: str) -> None:
    out = houses["hostile"].call(command, format_, terminal=False)
    plain = houses["plain"].call(command, format_, terminal=False)
    harmless(
        {"csv": out.replace("\r\n", "\n"), "ics": out.replace("\r\n", "\n"), "tsv": out.replace("\t", " ")}.get(
            format_, out
        )
    )
    if format_ == "csv":
        begins = [cell.strip()[:1] for cell in cells(out, ";" if "--excel" in command else ",")]
        assert not set(begins) & set("=+@＝")
        assert len(begins) >= len(PAYLOADS)
    elif format_ == "tsv":
        assert {line.count("\t") for line in out.splitlines()} == {line.count("\t") for line in plain.splitlines()}
    elif format_ == "json":
        assert len(json.loads(out)) >= len(json.loads(plain))
    elif format_ == "jsonld":
        assert "<" not in out
        assert [list(node) for node in json.loads(out)["@graph"]] == [
            list(node) for node in json.loads(plain)["@graph"]
        ]
    elif format_ == "markdown":
        html, plain_html = (MarkdownIt("commonmark").enable("table").render(text) for text in (out, plain))
        seen = set if gathers(command) else list
        assert seen(Tags(html).seen) == seen(Tags(plain_html).seen)
    elif format_ == "jsonl":
        assert [list(json.loads(line)) for line in out.splitlines()] == [
            list(json.loads(line)) for line in plain.splitlines()
        ]
    elif format_ == "html":
        seen = set if gathers(command) else list
        assert seen(Tags(out).seen) == seen(Tags(plain).seen)
    elif format_ == "ics":
        assert properties(out) == properties(plain)
        assert max(len(line) for line in out.encode().split(b"\r\n")) <= 75


@pytest.mark.parametrize(("command", "format_"), [run for run in RUNS if run[1] in ("table", "text")])
def test_a_terminal_gets_no_link_from_a_text(houses: dict[str, House], command: str, format_: str) -> None:
    assert "\x1b]8;" not in houses["hostile"].call(command, format_, terminal=True)


@pytest.mark.parametrize("columns", ["", "--columns all", "--group-by provider", f"{IDS} --columns Programm,facts"])
def test_a_workbook_holds_texts(houses: dict[str, House], tmp_path: Path, columns: str) -> None:
    target = tmp_path / "x.xlsx"
    houses["hostile"].call(f"export {target} {columns}", "xlsx", terminal=False)
    sheets = openpyxl.load_workbook(target).worksheets
    held = [cell for sheet in sheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in held} <= {"s", "n", "d", "b"}
    assert not any(cell.hyperlink for cell in held)
    whole = [unescape(cell.value) for cell in held if isinstance(cell.value, str)]
    for sheet in sheets[1:]:  # programmes and sources of the hand-out
        assert {cell.value for cell in sheet["A"]} > {"漢字 👩\u200d🌾 e\u0301", "=1+1"}
    assert {text for text in PAYLOADS if "\n" not in text} <= {*whole, *(text.strip() for text in whole)}


@pytest.mark.parametrize("query", ["<script>alert(1)</script>", "=1+1", "&amp; {{7*7}}", '" onclick="alert(1)'])
def test_what_was_asked_stays_a_text(houses: dict[str, House], tmp_path: Path, query: str) -> None:
    book, page = tmp_path / "x.xlsx", tmp_path / "x.html"
    for target in (book, page):
        houses["hostile"].call(f"export {target} --query", target.suffix[1:], query, terminal=False)
    cover = openpyxl.load_workbook(book).worksheets[0]
    assert [(cell.value, cell.data_type) for cell in cover["B"] if cell.value == query] == [(query, "s")]
    tags = Tags(page.read_text(encoding="utf-8"))
    assert not {"script", "onclick"} & {name for tag in tags.seen for name in tag}
    assert tags.title == f"Förderung und Hilfe in der Region Hannover: {query}"


@pytest.mark.parametrize("number", range(len(PAYLOADS)))
def test_an_agent_gets_the_texts_as_they_are(houses: dict[str, House], number: int) -> None:
    tools = tools_of(load([houses["hostile"].folder / "k.yaml"]), lambda: date(2026, 11, 23))
    id_, profile = f"p{number}", {"age": 17}
    asked: dict[str, dict[str, Any]] = {
        "search": {"query": PAYLOADS[number]},
        "show": {"id": id_},
        "match": {"profile": profile},
        "explain": {"id": id_, "profile": profile},
        "deadlines": {"within_days": 365},
    }
    for name, arguments in asked.items():
        answer = tools[name].answer(arguments)
        assert len(json.dumps(answer, ensure_ascii=False).encode()) <= LARGEST_BYTES
        jsonschema.validate(answer, RESULTS)
    (shown,) = tools["show"].answer({"id": id_})["results"]
    assert (shown["name"], shown["documents"]) == (PAYLOADS[number], [f"{PAYLOADS[number]} Hilfe"])
