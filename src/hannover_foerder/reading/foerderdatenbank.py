"""The weekly open-data CSV of the Förderdatenbank (CorrelAid's fdb-scraper), converted to our records.

The data is fetched by the user and never shipped. Its texts are under CC BY-ND 4.0, so they are shown as they are,
without their HTML; licence and date stand in the source of every record. What the file does not say stays unknown;
terms are mapped by the codes in the vocabulary, and a code that several of our terms share counts for those whose
words title, keywords or short description have.
"""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from hannover_foerder.model.constraints import EMAIL, PHONE, URL
from hannover_foerder.reading.html_text import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hannover_foerder.model.constraints import Pattern
    from hannover_foerder.model.programme import Programme
    from hannover_foerder.model.vocabulary import Vocabulary

_CONTRACT: Final = frozenset(("id_hash", "id_url", "title", "url", "funding_type", "absent"))
"""Columns by which the file is known."""

_PAGE = re.compile(
    r"https?://(?:www\.)?foerderdatenbank\.de/FDB/Content/DE/Foerderprogramm/([^?#]+?)(?:\.html)?(?:[?#].*)?$"
)
_LEVELS: Final = {"Bund": "federal", "bund": "federal", "Land": "state", "land": "state", "EU": "eu", "eu": "eu"}
_ENDED = re.compile(r"nicht mehr|ausgelaufen|beendet|eingestellt", re.IGNORECASE)
_PAUSED = re.compile(r"derzeit|zurzeit|ausgesetzt|vorübergehend|ausgeschöpft", re.IGNORECASE)
_WEEK = re.compile(r"([0-9]{4})-W([0-9]{2})")
_SMALL_SIZES: Final = ("klein", "mittl")


def is_foerderdatenbank(header: Sequence[str]) -> bool:
    """Return whether a header is that of the Förderdatenbank's file."""
    return set(header) >= _CONTRACT


def page_key(programme: Programme) -> str | None:
    """Return the key of a programme's page in the Förderdatenbank; ``None`` if the record has none.

    The page is a link of the record, or the source of a fact that supports its name.
    """
    links = programme.links
    urls = [links.official, links.info, links.guideline] if links else []
    urls += [programme.sources[key].url for key in programme.backing("name") if key in programme.sources]
    for url in urls:
        match = _PAGE.match(url or "")
        if match:
            return match[1].casefold()
    return None


def plain_records(
    rows: Iterable[tuple[int, Mapping[str, str]]], vocabulary: Vocabulary
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the plain record of each row, with its line. Rows of the same ``id_hash`` give one record, the last one."""
    last_rows = {row.get("id_hash") or line: (line, row) for line, row in rows}
    weeks = (row.get(column, "") for _, row in last_rows.values() for column in ("on_website_from", "last_updated"))
    newest_week = max(filter(_WEEK.fullmatch, weeks), default="")
    for line, row in last_rows.values():
        yield line, _record(row, newest_week, vocabulary)


def _record(row: Mapping[str, str], newest_week: str, vocabulary: Vocabulary) -> dict[str, Any]:
    """Return the plain record of a row; the newest week of the file dates the rows that are still listed."""
    is_absent = row.get("absent", "").casefold() in ("true", "1")
    day = _day(row.get("on_website_to", "") if is_absent else newest_week)
    title, note, deadlines = (_text(row, column) for column in ("title", "status_note", "deadlines"))
    keywords = ", ".join(_values_of(row, "keywords_extracted"))
    paragraphs = (_text(row, "description"), _text(row, "legal_basis"), note, keywords and f"Stichworte: {keywords}")
    fields = {
        "id": _identifier(row),
        "name": {"de": title},
        "summary": {"de": _text(row, "short_description") or _text(row, "seo_description")},
        "description": {"de": "\n\n".join(filter(None, paragraphs))},
        "kinds": _terms(vocabulary, "kinds", row, "funding_type"),
        "topics": _terms(vocabulary, "topics", row, "funding_area"),
        "target_groups": _target_groups(vocabulary, row),
        "areas": _terms(vocabulary, "areas", row, "funding_location"),
        "provider": _provider(row),
        "requirements": [{"text": {"de": _text(row, "legal_requirements")}}],
        "application": {
            "steps": [{"de": _text(row, "procedure")}],
            "documents": [{"de": _text(row, "required_documents")}],
        },
        "deadlines": {"model": "unknown", "note": {"de": deadlines}} if deadlines else None,
        "contacts": [_contact(row)],
        "links": {"info": row.get("url")},
        "sources": {"foerderdatenbank": _source(row, title, day)},
    }
    record: dict[str, Any] = _without_empty(fields)
    supports = [key for key in record if key not in ("id", "sources")]
    if note and _ENDED.search(note):
        record["closed"] = {"reason": {"de": note}}
        supports.append("closed")
    elif note and _PAUSED.search(note):
        paused_since = _day(row.get("last_updated", "")) or _day(row.get("on_website_from", "")) or day
        if paused_since:
            record["paused_since"] = paused_since
            supports.append("paused_since")
    elif not is_absent:
        supports.append("status")
    listing = "nicht mehr gelistet" if is_absent else "gelistet"
    record["facts"] = [
        {"text": f"In der Förderdatenbank des Bundes {listing}.", "sources": ["foerderdatenbank"], "supports": supports}
    ]
    return record


def _text(row: Mapping[str, str], column: str) -> str:
    """Return the text of a cell without its HTML; empty without one."""
    return plain_text(row.get(column, ""))


def _identifier(row: Mapping[str, str]) -> str:
    """Return the id of the record: from the row's own, or without one from its hash."""
    slug = re.sub(r"[^a-z0-9]+", "-", row.get("id_url", "").casefold()).strip("-")
    return f"fdb-{slug or row.get('id_hash', '')}"


def _values_of(row: Mapping[str, str], column: str) -> list[str]:
    """Return the values of a list column: a JSON array in a cell; other text is a single value."""
    cell = row.get(column, "").strip()
    if not cell:
        return []
    try:
        values = json.loads(cell)
    except (ValueError, RecursionError):
        return [cell]
    return [str(value) for value in values] if isinstance(values, list) else [cell]


def _terms(vocabulary: Vocabulary, facet: str, row: Mapping[str, str], column: str) -> list[str]:
    """Return the terms for the codes of a column: of each code the widest, which lies in no other term of it.

    Of several widest ones those whose name or synonym the texts have, which may be none.
    """
    terms = vocabulary.facet(facet)
    prose = " ".join((row.get("title", ""), row.get("keywords", ""), row.get("short_description", ""))).casefold()

    def is_named(term_id: str) -> bool:
        return any(name.casefold() in prose for name in (terms[term_id].de, *terms[term_id].synonyms))

    term_ids: list[str] = []
    for code in _values_of(row, column):
        terms_of_code = {term_id: term for term_id, term in terms.items() if term.fdb == code}
        widest_ids = [term_id for term_id, term in terms_of_code.items() if term.broader not in terms_of_code]
        term_ids += filter(is_named, widest_ids) if len(widest_ids) > 1 else widest_ids
    return list(dict.fromkeys(term_ids))


def _target_groups(vocabulary: Vocabulary, row: Mapping[str, str]) -> list[str]:
    """Return the target groups; small and medium firms for firms, if the row names no other size."""
    groups = _terms(vocabulary, "target_groups", row, "eligible_applicants")
    sizes = _values_of(row, "unternehmensgroesse")
    if groups and sizes and all(any(small in size.casefold() for small in _SMALL_SIZES) for size in sizes):
        groups = ["kmu" if group == "unternehmen" else group for group in groups]
    return groups


def _provider(row: Mapping[str, str]) -> dict[str, Any] | None:
    """Return the first name of organisation, contact and body, with the level if just one is known; else ``None``."""
    bodies, organisations = _values_of(row, "funding_body"), _values_of(row, "funding_organisation")
    names = [*organisations, row.get("contact_info_institution", ""), *bodies]
    levels = [_LEVELS[body] for body in bodies if body in _LEVELS]
    name = next(filter(None, map(plain_text, names)), None)
    return {"name": name, "level": levels[0] if len(levels) == 1 else None} if name else None


def _contact(row: Mapping[str, str]) -> dict[str, Any]:
    """Return the contact of a row, without a telephone number, mailbox or page that a record could not hold."""
    street = " ".join(filter(None, (row.get("contact_info_road"), row.get("contact_info_house_id"))))
    town = " ".join(filter(None, (row.get("contact_info_zip_code"), row.get("contact_info_city"))))
    return {
        "office": _text(row, "contact_info_institution"),
        "phone": _valid(PHONE, row.get("contact_info_phone", "")),
        "email": _valid(EMAIL, row.get("contact_info_email", "")),
        "url": _valid(URL, row.get("contact_info_website", "")),
        "address": ", ".join(filter(None, (street, town))),
    }


def _valid(pattern: Pattern, value: str) -> str | None:
    """Return a value without blanks around it; ``None`` if it does not match the pattern."""
    value = value.strip()
    return value if re.fullmatch(pattern.regex, value) else None


def _source(row: Mapping[str, str], title: str, day: str | None) -> dict[str, Any]:
    """Return the row as a source: its page, dated by ``day``, with licence and week of the file."""
    licence = _text(row, "license_info")
    return {
        "title": f"Förderdatenbank des Bundes: {title}" + (f" ({licence})" if licence else ""),
        "url": row.get("url"),
        "date": day,
        "retrieved": ", ".join(filter(None, ("CSV", row.get("last_updated") or row.get("on_website_from")))),
        "kind": "official",
    }


def _day(week: str) -> str | None:
    """Return the Monday of an ISO week; ``None`` for anything else."""
    match = _WEEK.fullmatch(week)
    if match is None:
        return None
    try:
        return date.fromisocalendar(int(match[1]), int(match[2]), 1).isoformat()
    except ValueError:
        return None


def _without_empty(plain: Any) -> Any:  # noqa: ANN401 - plain data of any shape
    """Return plain data without empty fields, at any depth."""
    if isinstance(plain, list):
        return [part for part in map(_without_empty, plain) if part != {}]
    if not isinstance(plain, dict):
        return plain
    fields = {key: _without_empty(value) for key, value in plain.items()}
    return {key: value for key, value in fields.items() if value not in (None, "", [], {})}
