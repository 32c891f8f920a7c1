"""Inputs that are nearly right: parts of real files with bytes changed, cut, doubled, mixed, or made odd."""

from __future__ import annotations

import csv
import io
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from tests.fuzz.targets import catalogue
from tests.reading.test_foerderdatenbank import COLUMNS

from hannover_foerder.model.cell import escape_formula
from hannover_foerder.model.flat import field_columns, flatten
from hannover_foerder.model.plain import to_plain
from hannover_foerder.reading.blocks import split
from hannover_foerder.reading.locate import data_folder

if TYPE_CHECKING:
    from random import Random

CORPUS = Path(__file__).with_name("corpus")
HEAD = b"schema: 1\nprogrammes:\n"
ODD: list[str | bytes] = [
    *(b"\0", b"\r", b"\n", b"\r\n", b"\t", b"\x1b[31m", b"\xff", b"\xc3", b"\xef\xbb\xbf", b"\xed\xa0\x80"),
    *(
        b"- ",
        b": ",
        b"? ",
        b"| ",
        b">-\n",
        b"#",
        b"&a ",
        b"*a",
        b"!!python/object:os.system ",
        b"<<: ",
        b"--- ",
        b"...",
    ),
    *(b"[", b"]", b"{", b"}", b'"', b"'", b"\\", b"\\x", b"\\ud800", b"%", b"@", b"`", b",", b";", b"="),
    *(b"0", b"-1", b"1e999", b"nan", b"1_000", b"0x1f", b"9" * 30, b"2026-02-30", b"2026-W53", b"0000", b"9999-12-31"),
    *(b"true", b"no", b"null", b"~", b"[" * 60, b"{a: " * 60, b"programmes:", b"schema: 1", b"  - id: a", b"\n- "),
    *("ß", "İ", "ﬁ", "\u202e", "\u200b", "\u2028", "a\u0308", "😀", "ُ", "Ⅷ", "²", "ǅ"),
    *(
        "<script>",
        "&#x110000;",
        "<![CDATA[",
        "<!--",
        '["',
        '"]',
        '{"de":',
        "https://",
        "name.de",
        "\\N",
        "--",
        "/",
        "*:in",
    ),
    *("topics:", "kind:", "-", '"', "AND", "NOT ", "klima", "wasserstoff", "förderung", "zuschuss", "fdb-", "=cmd"),
]
"""Words that steer a parser."""


@cache
def seeds(target: str) -> list[bytes]:
    """What a target is made to read, in good form; and what was kept of earlier runs."""
    kept = [path.read_bytes() for path in sorted((CORPUS / target).glob("*"))]
    records = (Path(data_folder()) / "programmes.yaml").read_bytes()
    blocks = [block.text for block in split(records)[1]]
    if target == "yaml":
        return kept + [HEAD + block for block in blocks]
    if target == "csv":
        return kept + [table(list(field_columns()), [flatten(to_plain(one))]) for one in catalogue().programmes()]
    if target == "foerderdatenbank":
        return kept + [table(COLUMNS, [fdb_row(number)]).partition(b"\n")[2] for number in range(20)]
    queries = yaml.safe_load((Path(data_folder()).parent / "benchmarks" / "relevance_queries.yaml").read_bytes())
    typed: list[str] = [entry["q"] for entry in queries]
    if target == "filters":
        terms = [*catalogue().vocabulary.topics, *catalogue().vocabulary.areas, "json", "csv", "2026-11-24", "5"]
        typed = ["\n".join(terms[number : number + 3]) for number in range(len(terms))]
    return kept + [text.encode() for text in typed]


def table(header: list[str] | tuple[str, ...], rows: list[dict[str, str]]) -> bytes:
    """A CSV."""
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, header, restval="", lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: escape_formula(cell) for name, cell in row.items()})
    return file.getvalue().encode()


def fdb_row(number: int) -> dict[str, str]:
    """A row by the contract of the Förderdatenbank's file."""
    lists = {
        "funding_type": '["zuschuss", "darlehen"]',
        "funding_area": '["umwelt_naturschutz"]',
        "funding_location": '["niedersachsen"]',
        "funding_body": '["Land"]',
        "keywords_extracted": '["Wärme", "Dach"]',
    }
    cells = dict.fromkeys(COLUMNS, f"<p>Text {number} &amp; mehr</p><ul><li>Punkt</ul>")
    return (
        cells
        | lists
        | {
            "url": f"https://www.foerderdatenbank.de/FDB/Content/DE/Foerderprogramm/Land/p{number}.html",
            "title": f"Programm {number}",
            "id_url": f"Land/p{number}",
            "id_hash": f"{number:032x}",
            "on_website_from": "2024-W07",
            "last_updated": "2026-W40",
            "status_note": "Derzeit keine Anträge" if number % 3 else "",
            "absent": "true" if number % 2 else "false",
            "contact_info_email": "amt@example.org",
            "contact_info_website": "https://example.org",
        }
    )


def mutated(target: str, rng: Random) -> bytes:
    """One of the seeds with a few changes."""
    data = bytearray(rng.choice(seeds(target)))
    for _ in range(rng.choice((1, 1, 2, 4, 12))):
        at = rng.randrange(len(data) + 1)
        to = min(len(data), at + rng.choice((1, 1, 4, 20, 300)))
        change = rng.randrange(6)
        if change == 0 and at < len(data):
            data[at] ^= 1 << rng.randrange(8)
        elif change == 1:
            del data[at:to]
        elif change == 2:
            data[at:at] = data[at:to]
        elif change == 3:
            other = rng.choice(seeds(target))
            start = rng.randrange(len(other) + 1)
            data[at:at] = other[start : start + rng.choice((1, 20, 300))]
        else:
            odd = rng.choice(ODD)
            data[at : at if change == 4 else to] = odd if isinstance(odd, bytes) else odd.encode()
    return bytes(data)
