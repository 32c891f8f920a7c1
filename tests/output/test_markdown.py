"""No text of a catalogue is Markdown: a parser finds the same blocks whatever the texts say, and the texts in them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt

from hannover_foerder.model.card import card_of
from hannover_foerder.model.office import whom_to_ask
from hannover_foerder.model.plain import from_plain
from hannover_foerder.model.programme import Programme
from hannover_foerder.model.status import status_on
from hannover_foerder.output.formats import markdown
from hannover_foerder.output.harmless import harmless
from hannover_foerder.output.render import render
from hannover_foerder.output.screen import Screen
from hannover_foerder.output.views.detail import DetailView, Dossier
from hannover_foerder.output.views.listing import Listing, ListingView, Row, Section

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.token import Token

    from hannover_foerder.output.labels import Labels

DAY = date(2026, 11, 23)
PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])

TEXTS = [
    "31. Dezember ist Stichtag.",
    "1. Januar",
    "1.",
    "2) zweitens",
    "123456789. lang",
    "- 5 Grad",
    "-",
    "---",
    "- - -",
    "-- x",
    "+ Zuschlag",
    "+",
    "* Stern",
    "***",
    "_ _ _",
    "===",
    "=",
    "> Zitat",
    "# Titel",
    "####### sieben",
    "Titel #",
    "```",
    "~~~ python",
    "    vier Blanks",
    "\t Tab",
    "\u00a0Hilfe\u00a0",
    "| a | b |",
    "a | b",
    "|---|",
    "--- | ---",
    "<div>",
    "<!-- x",
    "</script>",
    "<https://example.org>",
    "[a]: https://example.org",
    "[a](https://example.org)",
    "![a](https://example.org/x.png)",
    "[ ] offen",
    "`code`",
    "``a`",
    "**fett** __fett__ *kursiv* _kursiv_",
    "~~weg~~",
    "a\\",
    "\\# a",
    "&amp; &lt;b&gt; &#42;x&#42;",
    ": Begriff",
    "Zeile\n- zwei\n=====\n1. drei",
    "(Klammer)",
    "„Text“!",
    "a  ",
    "a__b__c*d*e",
    "2026",
    "-5 Grad",
]


def blocks(text: str) -> list[tuple[str, str, list[str]]]:
    """The blocks of a text, each with its mark-up and the kinds of what stands in it (text, bold, link, code)."""
    return [
        (token.type, token.tag, [child.type for child in joined(token.children or [])]) for token in PARSER.parse(text)
    ]


def joined(children: list[Token]) -> list[Token]:
    """Without escapes and entities, which are texts too, nor one text behind another."""
    texts = ("text", "text_special")
    return [
        child
        for before, child in zip([None, *children], children, strict=False)
        if child.type not in texts or before is None or before.type not in texts
    ]


def words(text: str) -> str:
    """What a reader sees, without blanks."""
    shown = []
    for token in PARSER.parse(text):
        shown += [child.content for child in token.children or []]
        shown.append(" ")
    return "".join("".join(shown).split())


def record(text: str) -> Programme:
    said = {"de": text}
    plain: dict[str, Any] = {
        "id": "hilfe",
        "name": said,
        "aliases": [text],
        "summary": said,
        "description": said,
        "kinds": ["zuschuss"],
        "provider": {"name": text, "unit": text},
        "funder": text,
        "partners": [text],
        "services": [said],
        "funding": {"max_eur": 5, "note": said, "parts": [{"label": said, "note": said}]},
        "requirements": [{"text": said}],
        "application": {"steps": [said], "documents": [said]},
        "deadlines": {
            "model": "fixed",
            "dates": [{"role": "application", "date": "2027-01-31", "note": said}],
            "note": said,
        },
        "closed": {"on": "2025", "reason": said},
        "related": [{"name": text, "relation": "alternative", "note": said}],
        "not_to_confuse": [{"name": text, "difference": said}],
        "conflicts": [{"about": "id", "note": said}],
        "contacts": [{"office": text, "address": text, "note": said}],
        "sources": {"s": {"title": text, "kind": "press"}},
        "facts": [{"text": text, "sources": ["s"], "supports": ["id"]}],
    }
    return from_plain(Programme, plain)


def shown(text: str, labels: Labels) -> str:
    programme = record(text)
    programmes = [Dossier(programme, status_on(programme, DAY), contact_points=whom_to_ask(programme, {}))]
    return render(DetailView(programmes, labels, lambda _: None, with_sources=True), "markdown", Screen())


def table(text: str, labels: Labels) -> str:
    card = card_of(record(text))
    row = Row(card, card.status(DAY), successor=(text, None), origin=text)
    listing = Listing((Section((row,), "x", harmless(text)),))
    return render(ListingView(listing, labels, lambda _: ()), "markdown", Screen())


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("view", [shown, table])
def test_a_text_is_only_a_text(labels: Callable[[str], Labels], text: str, view: Callable[[str, Labels], str]) -> None:
    page = view(text, labels("de"))
    assert blocks(page) == blocks(view("Text", labels("de")))
    assert words(page) == words(view("Text", labels("de"))).replace("Text", "".join(text.split()))


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a|b",
        "https://example.org/?a=1&copy;=2&lt=3",
        "https://example.org/a`b`c",
        "https://example.org/(a)_b_*c*",
        "https://example.org/a<b>c",
        "https://example.org/a\\b",
        "https://example.org/ä#ö",
    ],
)
def test_an_address_stays_one(url: str) -> None:
    for text in (f"- {markdown.address(url)} x", f"| a |\n|---|\n| {markdown.link('Name', url)} |\n"):
        (found,) = [
            str(child.attrs["href"])
            for token in PARSER.parse(text)
            for child in token.children or []
            if child.type == "link_open"
        ]
        assert unquote(found) == url
