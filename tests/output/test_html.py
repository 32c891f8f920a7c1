"""The hand-out: what it says, and that nothing in it runs, is fetched or breaks out of its place."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest

from hannover_foerder.model.filters import Filters
from hannover_foerder.model.office import whom_to_ask
from hannover_foerder.model.plain import from_plain
from hannover_foerder.model.programme import Programme
from hannover_foerder.model.status import status_on
from hannover_foerder.output.render import render
from hannover_foerder.output.screen import Screen
from hannover_foerder.output.views import handout
from hannover_foerder.output.views.asked import Asked
from hannover_foerder.output.views.detail import Dossier

if TYPE_CHECKING:
    from collections.abc import Callable

    from hannover_foerder.output.labels import Labels
    from hannover_foerder.output.views.handout import Sheet

DAY = date(2026, 11, 23)
FULL = {
    "id": "dach",
    "name": {"de": "Dach-Zuschuss", "en": "Roof grant"},
    "summary": {"de": "Geld für Dächer."},
    "kinds": ["zuschuss"],
    "target_groups": ["haushalte"],
    "areas": ["region-hannover"],
    "funding": {"max_eur": 10000, "per": "building"},
    "period": {"until": "2026-12-31"},
    "application": {"before_start": True, "steps": [{"de": "Anrufen."}, {"de": "Antrag stellen."}]},
    "contacts": [{"office": "Amt", "phone": "0511 1"}],
    "links": {"official": "https://example.org/dach"},
    "sources": {
        "alt": {"title": "Alte Seite"},
        "neu": {"title": "Neue Seite", "url": "https://example.org/neu", "date": "2026-05"},
        "mitte": {"title": "Mittlere Seite", "date": "2025", "date_inferred": True},
    },
    "facts": [{"text": "Es läuft.", "sources": ["neu"], "supports": ["status", "period"]}],
}
VOID = {"meta", "link", "br", "img"}


def sheet(labels: Labels, **record: Any) -> Sheet:
    programme = from_plain(Programme, {"id": "hilfe", "name": {"de": "Hilfe"}, **record})
    dossier = Dossier(programme, status_on(programme, DAY), contact_points=whom_to_ask(programme, {}), day=DAY)
    return handout.sheet(dossier, labels, lambda _: None)


def page(labels: Labels, *sheets: Sheet, similar: tuple[Sheet, ...] = ()) -> str:
    chapters = [handout.Chapter(None, sheets), handout.Chapter("Ähnliches", similar, similar=True)]
    return render(handout.Handout(chapters, Asked(Filters(), DAY), labels), "html", Screen())


class Reader(HTMLParser):
    """Elements with their attributes, and the text; fails where an element is not closed in its place."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep it, and that it is open."""
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """The innermost one is closed."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep what a reader sees."""
        if self.open and self.open[-1] != "style":
            self.words.append(data)

    @property
    def text(self) -> str:
        """What a reader sees."""
        return " ".join("".join(self.words).split())

    def every(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of all elements of a name."""
        return [attributes for name, attributes in self.elements if name == tag]


def test_what_a_sheet_says(labels: Callable[[str], Labels]) -> None:
    found = Reader(page(labels("de"), sheet(labels("de"), **FULL)))
    for said in (
        "Förderung und Hilfe in der Region Hannover 1 Programm. Stand 23.11.2026.",
        "Dach-Zuschuss endet bald belegt bis 31.12.2026 Geld für Dächer.",
        "Für wen haushalte Wo Region Hannover Art Zuschuss Höhe bis 10.000 € je Gebäude",
        "Erst beantragen, dann beginnen. 1. Anrufen. 2. Antrag stellen.",
        "Amt Telefon: 0511 1",
        "Offizielle Seite: https://example.org/dach",
        "Quellen Neue Seite, 05/2026 Mittlere Seite, 2025 (erschlossen) Alte Seite, ohne Datum",
        "Stand 23.11.2026. Das ist keine Zusage. Es entscheidet die Stelle, die das Programm anbietet.",
    ):
        assert said in found.text
    links = [link["href"] for link in found.every("a")]
    assert links == ["#programmes", "tel:05111", "https://example.org/dach", "https://example.org/neu"]


def test_english(labels: Callable[[str], Labels]) -> None:
    found = Reader(page(labels("en"), sheet(labels("en"), **FULL)))
    assert found.every("html") == [{"lang": "en"}]
    assert "Funding and support in the Hannover Region 1 programme. As of 23 Nov 2026. Roof grant" in found.text
    assert "This is no promise." in found.text


def test_what_nobody_knows_is_said(labels: Callable[[str], Labels]) -> None:
    text = Reader(page(labels("de"), sheet(labels("de")))).text
    assert "Hilfe ohne Quelle" in text
    assert "Nicht bekannt" in text
    assert "Quellen" not in text


def test_several_sheets_have_an_overview_and_similar_ones_a_heading(labels: Callable[[str], Labels]) -> None:
    words = labels("de")
    sheets = sheet(words, id="a", name={"de": "Eins"}), sheet(words, id="b", name={"de": "Zwei"})
    found = Reader(page(words, *sheets, similar=(sheet(words, id="c", name={"de": "Drei"}),)))
    anchors = [link["href"] for link in found.every("a")]
    assert anchors == ["#programmes", "#p-a", "#p-b", "#p-c", "#top", "#top", "#top"]
    assert [f"#{article['id']}" for article in found.every("article")] == anchors[1:4]
    headings = [name for name, _ in found.elements if re.fullmatch(r"h\d", name)]
    assert headings == ["h1", "h2", "h3", "h2", "h2", "h2", "h3"]  # in the overview too they stand apart
    assert found.text.count("Ähnliches Drei") == 2
    assert "2 Programme. 1 ähnliches, das kein Treffer ist. Stand" in found.text


def test_a_hit_and_a_similar_one_are_several_sheets(labels: Callable[[str], Labels]) -> None:
    hit, similar = sheet(labels("de"), id="a"), sheet(labels("de"), id="b")
    links = Reader(page(labels("de"), hit, similar=(similar,))).every("a")
    assert [link["href"] for link in links][:3] == ["#programmes", "#p-a", "#p-b"]


def test_an_empty_list_says_so(labels: Callable[[str], Labels]) -> None:
    found = Reader(page(labels("de")))
    assert "0 Programme." in found.text
    assert "Kein Programm passt dazu." in found.text
    assert found.every("article") == []


EVIL = "</style></title><script>alert(1)</script>\"' onload=x {{ 7*7 }}{% x %}&amp;\x1b\u202e\x00"
SHOWN = "</style></title><script>alert(1)</script>\"' onload=x {{ 7*7 }}{% x %}&amp;␛\ufffd␀"


def test_text_is_only_text(labels: Callable[[str], Labels]) -> None:
    pair = {"de": EVIL}
    evil = sheet(
        labels("de"),
        id='x" onload="y',
        name=pair,
        summary=pair,
        target_groups=[EVIL],
        requirements=[{"text": pair}],
        application={"steps": [pair], "documents": [pair]},
        contacts=[{"office": EVIL, "email": EVIL, "note": pair}],
        closed={"on": "2024", "reason": pair},
        successor="<b>",
        sources={"s": {"title": EVIL}},
    )
    source = page(labels("de"), evil, evil)
    found = Reader(source)
    assert found.text.count(SHOWN) == 2 * 11
    assert {"script", "b"}.isdisjoint(name for name, _ in found.elements)
    assert {name for _, attributes in found.elements for name in attributes} == {
        *("lang", "charset", "http-equiv", "content", "name", "class", "id", "href", "datetime", "aria-labelledby"),
    }
    assert "\x1b" not in source


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", " https://x", "https://x\u202e", "//x"])
def test_only_pages_are_links(labels: Callable[[str], Labels], url: str) -> None:
    evil = sheet(
        labels("de"),
        links={"official": url},
        application={"url": url},
        contacts=[{"office": "Amt", "url": url}],
        sources={"s": {"title": "Titel", "url": url}},
    )
    links = [link["href"] for link in Reader(page(labels("de"), evil)).every("a")]
    assert links == ["#programmes"]


def test_the_page_fetches_and_runs_nothing(labels: Callable[[str], Labels]) -> None:
    source = page(labels("de"), sheet(labels("de"), **FULL))
    found = Reader(source)
    assert {name for name, _ in found.elements}.isdisjoint(
        {"script", "link", "img", "iframe", "object", "embed", "form", "base", "svg"}
    )
    (policy,) = (meta["content"] for meta in found.every("meta") if meta.get("http-equiv"))
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    style = source[source.index("<style>") : source.index("</style>")]
    assert re.findall(r"url\(|@import|@font-face", style) == []


def _luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.2."""
    digits = colour if len(colour) == 6 else "".join(2 * one for one in colour)
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_colour_can_be_read_on_its_ground(labels: Callable[[str], Labels]) -> None:
    themes = re.findall(r":root \{(.*?)\}", page(labels("de")), re.DOTALL)
    colours = [dict(re.findall(r"--([a-z-]+): #([0-9a-f]+)", theme)) for theme in themes]
    assert len([theme for theme in colours if theme]) == 3
    for theme in filter(None, colours):
        pairs = [(ink, ground) for ink in ("ink", "soft", "link") for ground in ("page", "card")]
        pairs += [(f"{name}-ink", name) for name in ("good", "soon", "open", "over")]
        for ink, ground in pairs:
            light, dark = sorted((_luminance(theme[ink]), _luminance(theme[ground])), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (ink, ground)
