"""Reading whole catalogues: what is accepted, what the records hold, and that a file gives records or an error."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.reading.whole_file import read

from hannover_foerder.errors import CatalogueError
from hannover_foerder.model.dates import PartialDate, YearlyDate
from hannover_foerder.model.programme import Programme
from hannover_foerder.model.rule import AllOf, AnyOf, Condition, Not
from hannover_foerder.reading import nodes
from hannover_foerder.reading.blocks import split
from hannover_foerder.reading.read import read_block

if TYPE_CHECKING:
    from hannover_foerder.model.profile import ProfileField
    from hannover_foerder.model.vocabulary import Vocabulary

    Profile = dict[str, ProfileField]

HEAD = "schema: 1\nprogrammes:\n"
FULL = """\
  - id: eins
    name: {de: Eins & Zwei, en: One}
    aliases: ["1"]
    summary: {de: Ein Satz., en: A sentence.}
    kinds: [zuschuss]
    provider: {name: Region Hannover, level: region}
    funding: {max_eur: 125000, rate_percent: 37.5, per: project, as_of: '2023'}
    budgets: [{eur: 1000000, from: '2022'}]
    application: {before_start: true}
    deadlines: {model: recurring, dates: [{role: application, yearly: 02-28}]}
    period: {from: '2022', until: 2025-06, renewal: unknown}
    closed: {on: '2024-03-01'}
    contacts: [{phone: 0511 616-0, email: info@example.org}]
    sources:
      haz-2023: {title: Zeitung, url: 'https://www.haz.de/x?a=1&b=2', date: '2023-04', date_inferred: true, kind: press}
    facts:
      - {text: Das gibt es., sources: [haz-2023], supports: [name, status]}
"""


@pytest.mark.usefixtures("_each_parser")
@pytest.mark.parametrize("change", ["none", "bom", "crlf", "tail", "no-indent"])
def test_a_full_record(change: str, vocabulary: Vocabulary, profile: Profile) -> None:
    text = HEAD + FULL
    if change == "tail":
        text = "programmes:\n" + FULL + "schema: 1\n"
    if change == "no-indent":
        text = HEAD + "".join(line.removeprefix("  ") for line in FULL.splitlines(keepends=True))
    data = text.encode()
    if change == "bom":
        data = b"\xef\xbb\xbf" + data
    if change == "crlf":
        data = data.replace(b"\n", b"\r\n")

    (record,) = read(data, "x.yaml", vocabulary, profile)

    assert record.id == "eins"
    assert record.name.de == "Eins & Zwei"
    assert record.funding is not None
    assert (record.funding.max_eur, record.funding.rate_percent) == (125000, 37.5)
    assert record.funding.as_of == PartialDate(2023)
    assert record.budgets[0].from_ == PartialDate(2022)
    assert record.application is not None
    assert record.application.before_start is True
    assert record.deadlines is not None
    assert record.deadlines.dates[0].yearly == YearlyDate(2, 28)
    assert record.period is not None
    assert record.period.until == PartialDate(2025, 6)
    assert record.closed is not None
    assert record.closed.on == PartialDate(2024, 3, 1)
    assert record.sources["haz-2023"].date_inferred is True
    assert record.facts[0].supports == ("name", "status")
    assert record.topics == ()


def rule_of(text: str, vocabulary: Vocabulary, profile: Profile) -> object:
    record = f"  - id: a\n    name: {{de: A}}\n    requirements: [{{text: {{de: B}}, rule: {text}}}]\n"
    (programme,) = read((HEAD + record).encode(), "x.yaml", vocabulary, profile)
    return programme.requirements[0].rule


def test_rules(vocabulary: Vocabulary, profile: Profile) -> None:
    rule = rule_of(
        "{all: [{applicant: {is: company}}, {any: [{employees: {max: 249}}, {qualification: {in: [master, none]}}]},"
        " {not: {started: {is: true}}}, {place: {within: [hannover]}}, {purpose: {in: [klima]}}]}",
        vocabulary,
        profile,
    )

    assert rule == AllOf(
        (
            Condition("applicant", "is", ("company",)),
            AnyOf((Condition("employees", "range", high=249), Condition("qualification", "in", ("master", "none")))),
            Not(Condition("started", "is", (True,))),
            Condition("place", "within", ("hannover",)),
            Condition("purpose", "in", ("klima",)),
        )
    )


def test_a_range_may_be_a_single_number(vocabulary: Vocabulary, profile: Profile) -> None:
    rule = rule_of("{employees: {min: 7, max: 7}}", vocabulary, profile)

    assert rule == Condition("employees", "range", low=7, high=7)


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("text", "rule"),
        ("[]", "rule"),
        ("{}", "rule"),
        ("{[a]: b}", "rule"),
        ("{all: []}", "rule-list"),
        ("{any: [{x: y}]}", "profile-field"),
        ("{not: text}", "rule"),
        ("{employees: 5}", "rule-test"),
        ("{employees: {}}", "rule-test"),
        ("{employees: {min: x}}", "number"),
        ("{employees: {min: 2, max: 1}}", "rule-range"),
        ("{employees: {min: 1, foo: 2}}", "rule-test"),
        ("{applicant: {is: person, in: [company]}}", "rule-test"),
        ("{applicant: {in: company}}", "list-needed"),
        ("{applicant: {in: []}}", "list-needed"),
        ("{applicant: {in: [persn]}}", "choice.similar"),
        ("{place: {in: [hannover]}}", "rule-test"),
        ("{place: {within: [hanover]}}", "term.similar"),
        ("{started: {is: 'true'}}", "true-false"),
    ],
)
def test_bad_rules(rule: str, code: str, vocabulary: Vocabulary, profile: Profile) -> None:
    with pytest.raises(CatalogueError) as caught:
        rule_of(rule, vocabulary, profile)

    assert [problem.code for problem in caught.value.problems] == [f"problem.{code}"]


def test_all_problems_of_a_file_in_one_run(vocabulary: Vocabulary, profile: Profile) -> None:
    text = (
        "schema: 3\nprogrammes:\n  - id: A\n    name: x\n  - id: b\n    name: {de: 'B}\n  - id: c\n    name: {de: no}\n"
    )

    with pytest.raises(CatalogueError) as caught:
        read(text.encode(), "x.yaml", vocabulary, profile)

    assert [(problem.line, problem.code.removeprefix("problem.")) for problem in caught.value.problems] == [
        (1, "schema-version"),
        (3, "pattern-id"),
        (4, "mapping-needed"),
        (6, "open-quote"),
        (8, "quote"),
    ]


def test_block_lines_are_lines_of_the_file(vocabulary: Vocabulary, profile: Profile) -> None:
    _, blocks = split((HEAD + FULL + "  - id: zwei\n    name: 5\n").encode())

    assert read_block(blocks[0], "x.yaml", vocabulary, profile).id == "eins"
    with pytest.raises(CatalogueError) as caught:
        read_block(blocks[1], "x.yaml", vocabulary, profile)
    assert caught.value.problems[0][:2] == ("x.yaml", 3 + FULL.count("\n") + 1)


def test_behind_a_wrong_key_the_other_entries_are_read_too(vocabulary: Vocabulary, profile: Profile) -> None:
    text = HEAD + "  - id: a\n    name: {de: A}\n    sources: {HAZ: {title: x}, amt: {titel: x}}\n"

    with pytest.raises(CatalogueError) as caught:
        read(text.encode(), "x.yaml", vocabulary, profile)

    assert [problem.code.removeprefix("problem.") for problem in caught.value.problems] == [
        "pattern-id",
        "unknown-key.similar",
        "missing",
    ]


def test_a_value_beside_the_list_is_told(vocabulary: Vocabulary, profile: Profile) -> None:
    text = "schema: 1\n'programmes':\n  - id: a\n    name: {de: A}\nprogrammes: x\n"

    with pytest.raises(CatalogueError) as caught:
        read(text.encode(), "x.yaml", vocabulary, profile)

    assert [(problem.line, problem.code) for problem in caught.value.problems] == [(5, "problem.duplicate-key")]


def test_an_empty_list_is_a_catalogue(vocabulary: Vocabulary, profile: Profile) -> None:
    assert read(b"schema: 1\nprogrammes: []\n", "x.yaml", vocabulary, profile) == ()


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "- " * 100_000,
        "{a: " * 100_000,
        "? " * 50_000,
        "a: &a x\n" * 5_000,
        "'" * 99_999,
        "\x00" * 10_000,
        "%" * 1_000,
        "!!map " * 1_000,
    ],
)
@pytest.mark.usefixtures("_each_parser")
def test_hostile_texts_end_in_an_error(text: str, vocabulary: Vocabulary, profile: Profile) -> None:
    for data in (text, f"{HEAD}  - id: a\n    name: {text}\n"):
        with pytest.raises(CatalogueError) as caught:
            read(data.encode(), "x.yaml", vocabulary, profile)
        assert caught.value.problems


FRAGMENTS = st.sampled_from(
    [
        *"{}[]:,-?&*!|>'\"%@`#\n\t\r \\~",
        *[": ", "\n  - ", "\n    ", "- id: a", "name: {de: A}", "<<", "---", "...", "schema: 1", "programmes:"],
        *["funding: {max_eur: 1}", "rule: {not: {started: {is: true}}}", "\u202e", "\ufeff", "\x85", "0x1"],
    ]
)


def outcome(data: bytes, vocabulary: Vocabulary, profile: Profile) -> tuple[Programme, ...] | CatalogueError:
    try:
        return read(data, "x.yaml", vocabulary, profile)
    except CatalogueError as error:
        return error


@given(st.one_of(st.binary(max_size=200), st.lists(FRAGMENTS, max_size=30).map(lambda parts: "".join(parts).encode())))
@example(b"schema: 1\nprogrammes:\n  - ")
@example(b'schema: 1\nprogrammes: "\n  - id: a\n  "\n')
@example(b".")
def test_any_bytes_give_records_or_a_catalogue_error(vocabulary: Vocabulary, profile: Profile, data: bytes) -> None:
    for text in (data, HEAD.encode() + b"  - id: a\n    name: {de: A}\n    " + data):
        for parser in (nodes.parser, nodes.PythonParser):
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(nodes, "parser", parser)
                result = outcome(text, vocabulary, profile)
            if isinstance(result, CatalogueError):
                last = text.count(b"\n") + 1
                assert result.problems
                assert [problem for problem in result.problems if not 1 <= problem.line <= last] == []
            else:
                assert {type(programme) for programme in result} <= {Programme}
