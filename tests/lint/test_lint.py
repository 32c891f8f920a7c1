"""What findings look like, what belongs to the checks, and what they must not find."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from hannover_foerder.lint.gathering import UNREADABLE, finding_of, findings_of, records_of, unread_ids
from hannover_foerder.lint.material import Finding, Material
from hannover_foerder.lint.registry import CHECKS, lint
from hannover_foerder.reading.phrase_files import read_synonyms
from hannover_foerder.reading.positions import Passage, line_of
from hannover_foerder.words import LANGUAGES, words_for

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hannover_foerder.model.profile import ProfileField
    from hannover_foerder.model.vocabulary import Vocabulary

HEAD = "schema: 1\nprogrammes:\n"
GOOD = """\
  - id: eins
    name: {de: Eins, en: One}
    summary: {de: Ein Satz über etwas., en: A sentence.}
    kinds: [zuschuss]
    contacts: [{office: Amt, email: info.hannover@example.org, phone: 0511 616-0160}]
    sources:
      haz-2026: {title: Zeitung, url: 'https://example.org/', date: '2026-01', kind: press}
    facts:
      - {text: Das gibt es., sources: [haz-2026], supports: [name, kinds, contacts, status]}
"""


def findings(
    text: str, vocabulary: Vocabulary, profile: dict[str, ProfileField], day: date = date(2026, 6, 1)
) -> list[Finding]:
    records, problems = records_of([("x.yaml", (HEAD + text).encode())], vocabulary, profile)
    assert problems == ()
    return lint(Material(records, vocabulary, day))


def test_a_good_record_has_no_findings(vocabulary: Vocabulary, profile: dict[str, ProfileField]) -> None:
    assert findings(GOOD, vocabulary, profile) == []


def test_a_finding_has_file_line_path_and_values(vocabulary: Vocabulary, profile: dict[str, ProfileField]) -> None:
    text = GOOD.replace("supports: [name,", "supports: [nmae,")

    assert findings(text, vocabulary, profile) == [
        Finding("unsupported", "error", "x.yaml", 4, "eins.name", {"field": "name"}),
        Finding("unknown-path", "error", "x.yaml", 11, "eins.facts[0].supports[0]", {"field": "nmae"}),
    ]


@pytest.mark.parametrize(
    ("day", "codes"), [(date(2028, 1, 1), []), (date(2028, 1, 2), ["stale"]), (date(2031, 1, 1), ["stale"])]
)
def test_evidence_is_fresh_for_24_months(
    day: date, codes: list[str], vocabulary: Vocabulary, profile: dict[str, ProfileField]
) -> None:
    assert [finding.code for finding in findings(GOOD, vocabulary, profile, day)] == codes


def test_an_ended_programme_may_have_old_sources(vocabulary: Vocabulary, profile: dict[str, ProfileField]) -> None:
    text = GOOD + "    closed: {on: '2026-05', reason: {de: Vorbei., en: Over.}}\n"
    text = text.replace("contacts, status", "contacts, closed")

    assert findings(text, vocabulary, profile, date(2040, 1, 1)) == []


def test_sources_without_a_date_are_told_once(vocabulary: Vocabulary, profile: dict[str, ProfileField]) -> None:
    undated = GOOD.replace(", date: '2026-01'", "")
    mixed = GOOD.replace("    facts:", "      amt: {title: Amt, url: 'https://b.example/', kind: official}\n    facts:")
    mixed = mixed.replace("sources: [haz-2026]", "sources: [haz-2026, amt]")

    assert [(finding.code, finding.path) for finding in findings(undated, vocabulary, profile)] == [
        ("weak-sources", "eins.sources")
    ]
    assert [(finding.code, finding.path) for finding in findings(mixed, vocabulary, profile)] == [
        ("undated-source", "eins.sources.amt")
    ]


def test_a_record_without_sources_is_told_at_its_id(vocabulary: Vocabulary, profile: dict[str, ProfileField]) -> None:
    text = "  - id: eins\n    name: {de: Eins, en: One}\n    summary: {de: Ein Satz.}\n"

    assert [(finding.code, finding.path, finding.line) for finding in findings(text, vocabulary, profile)] == [
        ("no-next-step", "eins.id", 3),
        ("weak-sources", "eins.id", 3),
        ("unsupported", "eins.name", 4),
        ("missing-english", "eins.summary", 5),
    ]


def test_same_sentence_in_two_records(vocabulary: Vocabulary, profile: dict[str, ProfileField]) -> None:
    long = GOOD.replace("Ein Satz über etwas.", "Ein Satz über etwas ganz Bestimmtes hier.")
    text = long + long.replace("eins", "zwei").replace("Eins", "Zwei")

    assert [(finding.code, finding.path, finding.values) for finding in findings(text, vocabulary, profile)] == [
        ("repeated-sentence", "zwei.summary.de", {"other": "eins"})
    ]


def about_synonyms(
    sections: str,
    vocabulary: Vocabulary,
    profile: dict[str, ProfileField],
    **finders: Any,
) -> list[tuple[str, str, int, Mapping[str, object]]]:
    """What the checks say of some synonyms beside a good record."""
    records, _ = records_of([("x.yaml", (HEAD + GOOD).encode())], vocabulary, profile)
    passage = Passage("s.yaml", 1, f"schema: 1\n{sections}".encode())
    synonyms = read_synonyms(passage.text, passage.file)
    material = Material(records, vocabulary, date(2026, 6, 1), synonyms=synonyms, synonyms_passage=passage, **finders)
    return [(finding.code, finding.file, finding.line, finding.values) for finding in lint(material)]


def test_synonyms_that_reach_nothing(vocabulary: Vocabulary, profile: dict[str, ProfileField]) -> None:
    sections = (
        "equivalent:\n  - [geld, moos]\n  - [a, b]\ndirected:\n  - {from: [x], to: ['y']}\n"
        "translations:\n  - {de: [moos], en: [money]}\n"
    )
    assert about_synonyms(sections, vocabulary, profile, finds_programmes=lambda word: word == "moos") == [
        ("idle-synonym", "s.yaml", 4, {"words": "a, b"}),
        ("idle-synonym", "s.yaml", 6, {"words": "y"}),
    ]


def test_occasions_of_no_programme(vocabulary: Vocabulary, profile: dict[str, ProfileField]) -> None:
    records, _ = records_of([("x.yaml", (HEAD + GOOD).encode())], vocabulary, profile)
    written = b"schema: 1\noccasions:\n  eins:\n    de: [Ich will.]\n  zwei:\n    de: [Ich auch.]\n"
    material = Material(
        records,
        vocabulary,
        date(2026, 6, 1),
        occasions=("eins", "zwei"),
        occasions_passage=Passage("o.yaml", 1, written),
    )

    assert [(finding.code, finding.file, finding.line, finding.values) for finding in lint(material)] == [
        ("idle-occasions", "o.yaml", 5, {"id": "zwei"})
    ]


def test_problems_of_the_reader_are_findings_too(vocabulary: Vocabulary, profile: dict[str, ProfileField]) -> None:
    text = HEAD + GOOD + "  - id: zwei\n    name: {de: no, en: x}\n"

    records, (problem,) = records_of([("x.yaml", text.encode())], vocabulary, profile)

    assert [record.programme.id for record in records] == ["eins"]
    assert finding_of(problem)[:5] == (UNREADABLE, "error", "x.yaml", 13, "")
    assert finding_of(problem).values["problem"] == "problem.quote"


def test_a_record_that_cannot_be_read_makes_no_other_one_wrong(
    vocabulary: Vocabulary, profile: dict[str, ProfileField]
) -> None:
    pointing = "  - id: zwei\n    name: {de: Zwei, en: Two}\n    related: [{id: eins, relation: alternative}]\n"
    broken = GOOD.replace("kinds: [", "kinds: [zuschus, ")
    assert broken != GOOD
    files = [("x.yaml", (HEAD + broken + pointing).encode())]

    records, problems = records_of(files, vocabulary, profile)
    unread = unread_ids(files, records, vocabulary)
    material = Material(records, vocabulary, date(2026, 6, 1), Passage("v.yaml", 1, b""), unread=unread)

    assert unread == {"eins"}
    assert [finding.path for finding in findings_of(files, problems, vocabulary)] == ["eins"]
    assert [problem.code for problem in problems] == ["problem.term.similar"]
    assert {finding.code for finding in lint(material)}.isdisjoint({"unknown-id", "unused-term"})
    assert {finding.code for finding in lint(material._replace(unread=frozenset()))} >= {"unknown-id", "unused-term"}


def test_a_mistake_in_the_last_line_of_a_file_belongs_to_the_last_record(
    vocabulary: Vocabulary, profile: dict[str, ProfileField]
) -> None:
    files = [("x.yaml", (HEAD + GOOD + "    kinds: [zuschus]").encode())]
    _, problems = records_of(files, vocabulary, profile)
    assert [finding.path for finding in findings_of(files, problems, vocabulary)] == ["eins"] * len(problems)
    assert problems[-1].line == len(files[0][1].splitlines())


def test_records_are_checked_although_the_head_is_wrong(
    vocabulary: Vocabulary, profile: dict[str, ProfileField]
) -> None:
    files = [("x.yaml", (HEAD.replace("1", "2") + GOOD).encode()), ("y.csv", b"id,name.de\nzwei,Zwei\n")]

    records, problems = records_of(files, vocabulary, profile)

    assert [record.programme.id for record in records] == ["eins", "zwei"]
    assert [(problem.file, problem.line, problem.code) for problem in problems] == [
        ("x.yaml", 1, "problem.schema-version")
    ]


FIRST = "schema: 1\nprogrammes:\n  - id: eins\n    name: {de: Eins}\n"
IN_JSON = '  - {"name": {"de": "Zwei"}, "id": "eins"}\n'
FIRST_NAMED_ID = "  - related: [{id: eins, relation: alternative}]\n    id: zwei\n    name: {de: Zwei}\n"


@pytest.mark.parametrize(
    ("files", "problems"),
    [
        ({"a.yaml": FIRST + IN_JSON}, [("a.yaml", 5, "problem.duplicate-id", 3)]),
        ({"a.csv": "id,name.de\neins,Eins\neins,Zwei\n"}, [("a.csv", 3, "problem.duplicate-id", 2)]),
        (
            {"a.yaml": FIRST, "b.yaml": FIRST, "c.csv": "name.de,id\nDrei,eins\n"},
            [
                ("b.yaml", 3, "problem.duplicate-id-elsewhere", "a.yaml:3"),
                ("c.csv", 2, "problem.duplicate-id-elsewhere", "a.yaml:3"),
            ],
        ),
        ({"a.yaml": FIRST + FIRST_NAMED_ID}, []),
    ],
)
def test_an_id_is_given_once_in_all_files_of_any_kind(
    files: dict[str, str],
    problems: list[tuple[str, int, str, object]],
    vocabulary: Vocabulary,
    profile: dict[str, ProfileField],
) -> None:
    contents = [(file, text.encode()) for file, text in files.items()]
    _, noted = records_of(contents, vocabulary, profile)
    assert [(problem.file, problem.line, problem.code, problem.values["first"]) for problem in noted] == problems


def test_a_row_that_cannot_be_read_has_its_id(vocabulary: Vocabulary, profile: dict[str, ProfileField]) -> None:
    files = [("a.csv", b"id,name.de,kinds\neins,Eins,nichts\nzwei,Zwei,\n")]
    records, problems = records_of(files, vocabulary, profile)
    assert unread_ids(files, records, vocabulary) == {"eins"}
    assert [finding.path for finding in findings_of(files, problems, vocabulary)] == ["eins"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_check_has_its_sentences(language: str) -> None:
    words = words_for(language)

    assert len({check.code for check in CHECKS}) == len(CHECKS)
    for check in CHECKS:
        assert words.knows(f"check.{check.code}")
        assert words.knows(f"check.{check.code}.about")


@pytest.mark.parametrize(
    ("path", "line"),
    [("", 7), ("b", 8), ("b[1]", 10), ("b[1].c", 11), ("b[7].c", 8), ("nothing.here", 7), ("b[0].d", 9)],
)
def test_line_of_a_path(path: str, line: int) -> None:
    passage = Passage("x.yaml", 7, b"  - a: 1\n    b:\n      - x\n      - d: 2\n        c: 3\n")

    assert line_of(passage, path) == line


def test_line_in_a_text_that_cannot_be_read() -> None:
    assert line_of(Passage("x.yaml", 3, b"a: 'b"), "a.b") == 3


def test_synonyms_of_which_only_a_common_word_is_left(vocabulary: Vocabulary, profile: dict[str, ProfileField]) -> None:
    def common_word_of(phrase: str) -> str | None:
        return "geld" if phrase.endswith("Geld") else None

    sections = (
        "equivalent:\n  - [geld, das Geld]\ndirected:\n  - {from: [x, wer gibt Geld], to: ['y']}\n"
        "translations:\n  - {de: [das Geld], en: [money]}\n"
    )
    assert about_synonyms(sections, vocabulary, profile, common_word_of=common_word_of) == [
        ("wide-synonym", "s.yaml", 3, {"words": "das Geld", "word": "geld"}),
        ("wide-synonym", "s.yaml", 5, {"words": "wer gibt Geld", "word": "geld"}),
    ]


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("    funder: Land Niedersachsen #1 im Norden\n", "eins.funder"),
        ("    funder: Land # nur bis Juni\n", None),
        ("    funder: Das Land zahlt # nur bis Juni\n", "eins.funder"),
        ("    funder: Land #1\n", "eins.funder"),
        ("    aliases:\n      - Hilfe jetzt #2 für alle\n", "eins.aliases[0]"),
        ("    funder: 'Das Land #1 zahlt'\n", None),
        ("    funder: Das Land#1 zahlt\n", None),
        ("    successor: eins #x\n", None),
        ("    aliases: [Hilfe]  # aus dem Gesetz\n", None),
        ("    # Das Land zahlt #1\n", None),
    ],
)
def test_text_behind_a_number_sign_is_told(
    line: str, path: str | None, vocabulary: Vocabulary, profile: dict[str, ProfileField]
) -> None:
    paths = [finding.path for finding in findings(GOOD + line, vocabulary, profile) if finding.code == "lost-text"]
    assert paths == ([path] if path else [])
