"""Checks of contacts and links: that there is one, of an office and no person, to the programme's own page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from hannover_foerder.lint.material import Hit
from hannover_foerder.lint.wording import leaves
from hannover_foerder.model.office import whom_to_ask
from hannover_foerder.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hannover_foerder.lint.material import Material, Record

_TWO_NAMES = re.compile(r"([a-zäöüß]+)[._]([a-zäöüß]+(?:-[a-zäöüß]+)?)@", re.IGNORECASE)
_OFFICE_WORDS: Final = frozenset({
    "beratung", "bildung", "buero", "digital", "energie", "foerderung", "gruendung", "hannover", "info", "klima",
    "klimaschutz", "kontakt", "kunden", "office", "post", "presse", "region", "service", "stelle", "team", "umwelt",
    "welcome", "wirtschaft", "wirtschaftsfoerderung", "zentrale", "zentrum",
})  # fmt: skip
"""Words that show that an address with a dot belongs to an office."""

_MOBILE = re.compile(r"(?<![0-9])(?<![0-9][ /-])(?:\+49 ?(?:\(0\) ?)?|0049 ?|0)1[567][0-9]")
"""German mobile numbers begin with 015, 016 or 017 (Bundesnetzagentur, Nummernraum für Mobilfunkdienste)."""

_HOME_PAGE: Final = re.compile(r"https?://[^/?#]+/?(?:index\.[a-z]+|home|start(?:seite)?|de|de/)?/?", re.IGNORECASE)

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
"""Bounded as addresses are (RFC 5321, 4.5.3.1), so that a word of any length is looked at once."""


def no_next_step(material: Material) -> Iterator[Hit]:
    """Yield each programme without contact and page."""
    for record in material.records:
        if not whom_to_ask(record.programme, material.vocabulary.offices):
            yield Hit(record.passage, "id")


def home_page(record: Record) -> Iterator[Hit]:
    """Yield each official page that is only the home page of a site."""
    links = record.programme.links
    if links and links.official and _HOME_PAGE.fullmatch(links.official):
        yield Hit(record.passage, "links.official", {"url": links.official})


def private_email(record: Record) -> Iterator[Hit]:
    """Yield each e-mail address in a record that looks like a person's."""
    for path, text in leaves(record.programme, (str,)):
        for email in private_emails(text):
            yield Hit(record.passage, path, {"email": email})


def private_emails(text: str) -> Iterator[str]:
    """Yield the e-mail addresses of a text that look like a person's."""
    for email in _EMAIL.findall(text):
        names = _TWO_NAMES.fullmatch(email[: email.index("@") + 1])
        if names and _OFFICE_WORDS.isdisjoint(name.lower() for name in names.groups()):
            yield email


def mobile_phone(record: Record) -> Iterator[Hit]:
    """Yield each mobile telephone number in a record."""
    for path, text in leaves(record.programme, (str,)):
        if _MOBILE.search(text) and "://" not in text:
            yield Hit(record.passage, path)


def insecure_url(record: Record) -> Iterator[Hit]:
    """Yield each address that is not https."""
    for path, url in urls(record):
        if url.startswith("http://"):
            yield Hit(record.passage, path, {"url": url})


def urls(record: Record) -> Iterator[tuple[str, str]]:
    """Yield every address of a record with its path."""
    for path, text in leaves(record.programme, (str, Text)):
        if isinstance(text, str) and re.match(r"https?://", text):
            yield path, text
