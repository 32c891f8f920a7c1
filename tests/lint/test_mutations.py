"""The shipped catalogue, broken in more than a hundred ways: each is found by the check that is meant to find it."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
import yaml

from hannover_foerder.lint.gathering import UNREADABLE, records_of
from hannover_foerder.lint.material import Material, Record
from hannover_foerder.lint.registry import CHECKS, lint
from hannover_foerder.model.office import Office
from hannover_foerder.model.plain import to_plain
from hannover_foerder.model.programme import Contact
from hannover_foerder.reading.bundled import read_profile, read_vocabulary, with_offices
from hannover_foerder.reading.locate import data_folder
from hannover_foerder.reading.positions import Passage

if TYPE_CHECKING:
    from collections.abc import Callable

    from hannover_foerder.model.profile import ProfileField
    from hannover_foerder.model.vocabulary import Vocabulary

    Plain = dict[str, Any]
    Change = Callable[[Plain], object]

DAY = date(2026, 11, 23)
MISSING = object()


class Shipped(NamedTuple):
    """The catalogue in data/, read."""

    vocabulary_data: bytes
    vocabulary: Vocabulary
    profile: dict[str, ProfileField]
    records: tuple[Record, ...]


@cache
def shipped() -> Shipped:
    folder = Path(data_folder())
    vocabulary_data = (folder / "vocabulary.yaml").read_bytes()
    vocabulary = with_offices(
        read_vocabulary(vocabulary_data, "vocabulary.yaml"), (folder / "offices.yaml").read_bytes(), "offices.yaml"
    )
    profile = read_profile((folder / "profile.yaml").read_bytes(), "profile.yaml")
    records, problems = records_of(
        [("programmes.yaml", (folder / "programmes.yaml").read_bytes())], vocabulary, profile
    )
    assert problems == ()
    return Shipped(vocabulary_data, vocabulary, profile, records)


def at(plain: Any, path: str) -> Any:
    """The value at a dotted path (numbers are list places), or MISSING."""
    for step in path.split("."):
        if isinstance(plain, list) and step.isdecimal() and int(step) < len(plain):
            plain = plain[int(step)]
        elif isinstance(plain, dict) and step in plain:
            plain = plain[step]
        else:
            return MISSING
    return plain


def place(target: Any, key: str) -> Any:
    return int(key) if isinstance(target, list) else key


def put(path: str, value: Any) -> Change:
    def change(plain: Plain) -> None:
        parent, _, key = path.rpartition(".")
        target = at(plain, parent) if parent else plain
        target[place(target, key)] = value

    return change


def drop(path: str) -> Change:
    def change(plain: Plain) -> None:
        parent, _, key = path.rpartition(".")
        target = at(plain, parent) if parent else plain
        del target[place(target, key)]

    return change


def append(path: str, value: Any) -> Change:
    return lambda plain: at(plain, path).append(value)


def disclaim(path: str) -> Change:
    """Take every claim on a field, on what contains it and on what it contains, out of facts and inferences."""

    def related(claim: str) -> bool:
        return claim == path or claim.startswith(f"{path}.") or path.startswith(f"{claim}.")

    def change(plain: Plain) -> None:
        inferences = [inference["fields"] for inference in plain.get("inferred", [])]
        for claims in [fact["supports"] for fact in plain["facts"]] + inferences:
            claims[:] = [claim for claim in claims if not related(claim)]

    return change


def new_findings(code: str, needs: str, change: Change) -> int:
    """How many more findings of a check there are after a change to the first record that has what it needs."""
    base = shipped()
    index, plain = next(
        (n, plain)
        for n, record in enumerate(base.records)
        if all(at(plain := to_plain(record.programme), need) is not MISSING for need in needs.split())
    )
    plain = deepcopy(plain)
    change(plain)
    body = yaml.safe_dump([plain], allow_unicode=True, sort_keys=False, width=10_000)
    changed, problems = records_of(
        [("x.yaml", f"schema: 1\nprogrammes:\n{body}".encode())], base.vocabulary, base.profile
    )
    if code == UNREADABLE:
        return len(problems)
    assert problems == ()
    after = (*base.records[:index], *changed, *base.records[index + 1 :])
    return count(code, after, base.vocabulary) - count(code, base.records, base.vocabulary)


def count(code: str, records: tuple[Record, ...], vocabulary: Vocabulary) -> int:
    (check,) = [check for check in CHECKS if check.code == code]
    passage = Passage("vocabulary.yaml", 1, shipped().vocabulary_data)
    synonyms = {"equivalent": [["wort", "nirgends"]]}
    material = Material(
        records,
        vocabulary,
        DAY,
        is_ours=True,
        vocabulary_passage=passage,
        offices_passage=passage,
        synonyms=synonyms,
        synonyms_passage=passage,
        finds_programmes=lambda phrase: phrase == "wort",
    )
    return sum(1 for _ in check.run(material))


TYPE_MISTAKES = {
    "name": "Name", "aliases": "Alias", "summary": ["Satz"], "kinds": "zuschuss", "topics": ["Solar"],
    "areas": ["hanover"], "target_groups": [1], "provider": "Land", "provider.level": "Land", "partners": {"a": "b"},
    "funder": ["Land"],
    "services": ["Rat"], "funding": 1000, "funding.max_eur": "1.000 Euro", "funding.rate_percent": 120,
    "funding.per": "head", "requirements": ["KMU"], "requirements.0.rule": {"age": {"is": 5}},
    "requirements.0.text": "KMU", "application": "online", "application.before_start": "ja",
    "application.channel": "fax", "deadlines": "immer", "deadlines.model": "immer", "period": "2024",
    "period.until": date(2024, 1, 1), "successor": "Nachfolger Programm", "related.0.relation": "friend",
    "contacts": "Amt", "contacts.0.phone": "siehe Netz", "contacts.0.email": "amt.hannover.de",
    "links": "https://example.org", "links.official": "javascript:alert(1)", "sources": ["haz"], "facts.0.text": 5,
    "facts.0.sources": "haz", "inferred.0.fields": "topics", "inferred.0.reason": "darum", "id": "Großes Ä",
    "summary.de": "\x1b[31mrot", "description.de": "rechts\u202elinks", "description.en": "",
}  # fmt: skip

SUPPORTED = [
    "name",
    "aliases",
    "kinds",
    "topics",
    "target_groups",
    "areas",
    "provider.name",
    "provider.level",
    "partners",
    "funder",
    "services",
    "funding.max_eur",
    "budgets",
    "requirements",
    "application.steps",
    "deadlines.model",
    "period.from",
    "period.until",
    "successor",
    "related",
    "not_to_confuse",
    "contacts",
    "links.official",
]

TEXTS = [
    "name",
    "summary",
    "description",
    "services.0",
    "requirements.0.text",
    "application.steps.0",
    "closed.reason",
    "related.0.note",
    "not_to_confuse.0.difference",
    "contacts.0.note",
    "inferred.0.reason",
    "funding.note",
    "conflicts.0.note",
]

LONG = "Die Region gibt kleinen Betrieben Geld für " + "sehr " * 30 + "gute Heizungen."
SOURCE = "facts.0.sources.0"


def lone(plain: Plain) -> None:
    """Take everything out of a record that leads anywhere."""
    for field in ("offices", "contacts", "links"):
        plain.pop(field, None)
    for source in plain["sources"].values():
        source.pop("url", None)


OTHERS: list[tuple[str, str, Change]] = [
    ("unknown-path", "facts.0", append("facts.0.supports", "funding.max_euro")),
    ("unknown-path", "inferred.0", append("inferred.0.fields", "provider.colour")),
    ("unknown-path", "conflicts.0", put("conflicts.0.about", "nothing")),
    ("idle-fact", "facts.0", put("facts.0.supports", [])),
    ("fact-without-source", "facts.0", put("facts.0.sources", [])),
    ("unknown-source", "facts.0", append("facts.0.sources", "gibt-es-nicht")),
    ("unknown-source", "requirements.0", put("requirements.0.sources", ["gibt-es-nicht"])),
    ("unused-source", "sources", lambda plain: plain["sources"].update(neu={"title": "Neu"})),
    ("undated-source", "facts.0", lambda plain: plain["sources"][at(plain, SOURCE)].pop("date", None) or 1 / 0),
    ("source-without-url", "id", lambda plain: list(plain["sources"].values())[-1].pop("url")),
    ("weak-sources", "id", lambda plain: [source.update(kind="secondary") for source in plain["sources"].values()]),
    ("weak-sources", "id", lambda plain: [source.pop("date", None) for source in plain["sources"].values()]),
    ("stale", "id", lambda plain: [source.update(date="2019") for source in plain["sources"].values()]),
    ("end-without-reason", "closed.reason", drop("closed.reason")),
    ("reversed-period", "period.from", put("period.until", "1999")),
    ("reversed-period", "period.from", put("closed", {"on": "1999", "reason": {"de": "x", "en": "x"}})),
    ("reversed-period", "budgets.0", lambda plain: plain["budgets"][0].update({"from": "2030", "until": "2020"})),
    ("implausible-date", "period.from", put("period.until", "9999-12-31")),
    ("implausible-date", "period.from", put("period.from", "0001")),
    ("implausible-date", "id", put("paused_since", "1753-01-01")),
    ("implausible-date", "facts.0", lambda plain: plain["sources"][at(plain, SOURCE)].update(date="2912-01")),
    ("deadline-model", "id", put("deadlines", {"model": "fixed"})),
    ("deadline-model", "id", put("deadlines", {"model": "recurring"})),
    ("deadline-model", "id", put("deadlines", {"model": "rolling", "dates": [{"role": "sketch", "date": "2026"}]})),
    ("deadline-model", "id", put("deadlines", {"model": "fixed", "dates": [{"role": "sketch"}]})),
    ("deadline-model", "id",
     put("deadlines", {"model": "fixed", "dates": [{"role": "other", "date": "2026", "yearly": "02-28"}]})),
    ("reversed-amounts", "funding.max_eur", put("funding.min_eur", 999_999_999)),
    ("reversed-amounts", "funding.rate_percent", put("funding.min_rate_percent", 100)),
    ("reversed-amounts", "funding.parts.0",
     lambda plain: plain["funding"]["parts"][0].update(min_duration_months=9, duration_months=3)),
    ("unknown-id", "successor", put("successor", "gibt-es-nicht")),
    ("unknown-id", "related.0.id", put("related.0.id", "gibt-es-nicht")),
    ("unknown-id", "not_to_confuse.0", put("not_to_confuse.0.id", "gibt-es-nicht")),
    ("self-reference", "successor", lambda plain: plain.update(successor=plain["id"])),
    ("self-reference", "related.0.id", lambda plain: plain["related"][0].update(id=plain["id"])),
    ("related-without-target", "related.0.id", drop("related.0.id")),
    ("related-without-target", "related.0.id", put("related.0.name", "Und ein Name")),
    ("missing-summary", "summary", drop("summary")),
    ("long-summary", "summary", put("summary.de", LONG)),
    ("long-summary", "summary", put("summary.en", LONG)),
    ("empty-summary", "summary", lambda plain: plain["summary"].update(de=plain["name"]["de"].upper() + ".")),
    ("empty-summary", "aliases.0", lambda plain: plain["summary"].update(en=plain["aliases"][0])),
    ("duplicate-name", "aliases.0", lambda plain: plain["aliases"].append(plain["name"]["de"])),
    ("duplicate-name", "aliases.0", lambda plain: plain["aliases"].append(plain["aliases"][0])),
    ("duplicate-name", "name", lambda plain: plain["name"].update(de=shipped().records[40].programme.name.de)),
    ("repeated-entry", "kinds.0", lambda plain: plain["kinds"].append(plain["kinds"][0])),
    ("repeated-entry", "areas.0", lambda plain: plain["areas"].append(plain["areas"][0])),
    ("repeated-entry", "facts.0", lambda plain: plain["facts"][0]["supports"].append(plain["facts"][0]["supports"][0])),
    ("repeated-sentence", "facts.1", lambda plain: plain["facts"][1].update(text=plain["facts"][0]["text"])),
    ("repeated-sentence", "summary", lambda plain: plain["summary"].update(de=other_summary())),
    ("loose-spaces", "summary", put("summary.de", "Zwei  Leerzeichen in der Mitte.")),
    ("loose-spaces", "summary", put("summary.en", "Two  spaces.")),
    ("loose-spaces", "id", lambda plain: next(iter(plain["sources"].values())).update(title="Zeitung ")),
    ("loose-spaces", "funder", put("funder", "Land ")),
    ("loose-spaces", "aliases.0", put("aliases.0", "Zeile\nZeile")),
    ("private-email", "contacts.0", put("contacts.0.email", "erika.mustermann@region-hannover.de")),
    ("private-email", "facts.0", put("facts.0.text", "Auskunft gibt max.muster-frau@example.org gern.")),
    ("private-email", "description", put("description.de", "Fragen an erika.mustermann@example.org.")),
    ("private-email", "description", put("description.en", "Ask erika.mustermann@example.org.")),
    ("mobile-phone", "contacts.0", put("contacts.0.phone", "0171 2345678")),
    ("mobile-phone", "contacts.0", put("contacts.0.phone", "+49 (0)151 2345678")),
    ("mobile-phone", "contacts.0", put("contacts.0.office", "Amt, mobil 0160/1234567")),
    (
        "home-shut-out",
        "requirements.0 areas.0",
        lambda plain: plain.update(
            areas=["laatzen"],
            requirements=[{"text": {"de": "x"}, "rule": {"place": {"within": ["hannover", "seelze"]}}}],
        ),
    ),
    (
        "home-shut-out",
        "requirements.0 areas.0",
        lambda plain: plain.update(
            areas=["laatzen"],
            requirements=[
                {"text": {"de": "x"}, "rule": {"all": [{"not": {"place": {"within": ["region-hannover"]}}}]}}
            ],
        ),
    ),
    ("taken-former-id", "id", lambda plain: plain.update(former_ids=["ecobizz"])),
    ("taken-former-id", "id", lambda plain: plain.update(former_ids=["alt", "alt"])),
    ("other-phone", "contacts.0", put("contacts.0", {"office": "NBank, funding advice", "phone": "0511 1"})),
    ("other-phone", "contacts.0", put("contacts.0", {"email": "beratung@nbank.de", "phone": "0511 1"})),
    ("other-phone", "contacts.0", put("contacts.0", {"url": "https://www.nbank.de/", "phone": "0511 1"})),
    ("no-next-step", "offices", lone),
    ("home-page", "links.official", put("links.official", "https://www.example.org/")),
    ("insecure-url", "links.official", put("links.official", "http://www.example.org/")),
    ("insecure-url", "id", lambda plain: next(iter(plain["sources"].values())).update(url="http://www.example.org/")),
]  # fmt: skip


def other_summary() -> str:
    summary = shipped().records[50].programme.summary
    assert summary
    return summary.de


CASES = [
    *((UNREADABLE, path if path[-1] != "." else "id", put(path, wrong)) for path, wrong in TYPE_MISTAKES.items()),
    *(("unsupported", path, disclaim(path)) for path in SUPPORTED),
    *(("missing-english", f"{path}.en", drop(f"{path}.en")) for path in TEXTS),
    (UNREADABLE, "id", put("fundre", "Land")),
    (UNREADABLE, "sources", lambda plain: plain["sources"].update({"HAZ 2023": {"title": "Zeitung"}})),
    (UNREADABLE, "name", drop("name.de")),
    (UNREADABLE, "id", drop("id")),
    *OTHERS,
]


@pytest.mark.parametrize(
    ("code", "needs", "change"), CASES, ids=[f"{n}-{code}-{needs}" for n, (code, needs, _) in enumerate(CASES)]
)
def test_mutation_is_found(code: str, needs: str, change: Change) -> None:
    assert new_findings(code, needs, change) > 0


def test_there_are_a_hundred_mutations_and_every_check_of_records_has_one() -> None:
    elsewhere = {
        "lost-text",
        "successor-circle",
        "unused-term",
        "unknown-broader",
        "broader-circle",
        "idle-synonym",
        "wide-synonym",
        "idle-occasions",
        "idle-situation",
        "wrong-situation",
        "edge-not-inside",
        "loose-step",
        "no-situation-outside",
        "no-situation-inside",
        "office-without-source",
        "private-office",
        "unused-office",
    }

    assert len(CASES) >= 100
    assert {code for code, _, _ in CASES} | elsewhere == {check.code for check in CHECKS} | {UNREADABLE}


def test_successors_in_a_circle() -> None:
    records = shipped().records
    first, second = (record.programme for record in records[:2])
    circle = (
        records[0]._replace(programme=first._replace(successor=second.id)),
        records[1]._replace(programme=second._replace(successor=first.id)),
        *records[2:],
    )

    itself = (records[0]._replace(programme=first._replace(successor=first.id)), *records[1:])

    assert count("successor-circle", circle, shipped().vocabulary) == 2
    assert count("successor-circle", itself, shipped().vocabulary) == 0  # that is a self-reference
    assert count("successor-circle", records, shipped().vocabulary) == 0


def test_mistakes_of_the_vocabulary() -> None:
    base = shipped()
    text = base.vocabulary_data.decode()
    lost = read_vocabulary(text.replace("broader: unternehmen,", "broader: unternehmn,", 1).encode(), "v")
    circle = read_vocabulary(text.replace("  energie: {", "  energie: {broader: solar, ", 1).encode(), "v")
    unused = read_vocabulary(text.replace("\ntopics:\n", "\ntopics:\n  neu: {de: Neu, en: New}\n").encode(), "v")

    assert count("unknown-broader", base.records, lost) == count("unknown-broader", base.records, base.vocabulary) + 1
    assert count("broader-circle", base.records, base.vocabulary) == 0
    assert count("broader-circle", base.records, circle) >= 2
    assert count("unused-term", base.records, unused) == count("unused-term", base.records, base.vocabulary) + 1


def test_mistakes_of_the_offices() -> None:
    base = shipped()
    key, office = next((key, office) for key, office in base.vocabulary.offices.items() if office.phone)

    def after(changed: Office) -> Vocabulary:
        return base.vocabulary._replace(offices={**base.vocabulary.offices, key: changed})

    unsourced, private = after(office._replace(sources={})), after(office._replace(email="erika.muster@example.org"))
    unused = base.vocabulary._replace(offices={**base.vocabulary.offices, "amt": Office("Amt", "Office")})

    codes = ("office-without-source", "private-office", "unused-office")
    assert [count(code, base.records, base.vocabulary) for code in codes] == [0, 0, 0]
    assert count("office-without-source", base.records, unsourced) > 0
    assert count("private-office", base.records, private) == 1
    assert count("unused-office", base.records, unused) == 1


def test_a_number_is_the_same_however_it_is_written_and_the_shipped_catalogue_has_no_other() -> None:
    base = shipped()
    contact = Contact("NBank, funding advice", phone="0511 30031 9333")
    record = base.records[0]._replace(programme=base.records[0].programme._replace(contacts=(contact,)))

    assert count("other-phone", (record, *base.records[1:]), base.vocabulary) == 0
    assert count("other-phone", base.records, base.vocabulary) == 0


def test_no_next_step_is_a_warning_in_other_catalogues() -> None:
    (check,) = [check for check in CHECKS if check.code == "no-next-step"]
    record = shipped().records[0]
    bare = record._replace(programme=record.programme._replace(offices=(), contacts=(), links=None, sources={}))
    material = Material((bare,), shipped().vocabulary, DAY)

    assert [finding.severity for finding in lint(material, [check])] == ["warning"]
    assert [finding.severity for finding in lint(material._replace(is_ours=True), [check])] == ["error"]
