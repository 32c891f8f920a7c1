"""A new record is read as it was typed, stands behind the others, and leaves every other byte alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hannover_foerder.lint.drafting import Draft, Target
from hannover_foerder.model.text import Text

if TYPE_CHECKING:
    from hannover_foerder.lint.drafting import Appended
    from hannover_foerder.model.profile import ProfileField
    from hannover_foerder.model.vocabulary import Vocabulary

    Profile = dict[str, ProfileField]

DAY = date(2026, 11, 30)
WHY = Text("Noch ohne Quelle.", "No source yet.")
HEAD = "# Kopf\nschema: 1\nprogrammes:\n"
FIRST = """\
- id: eins   # bleibt
  name: {de: Eins, en: One}
  summary: {de: Ein Satz., en: A sentence.}
  inferred: [{fields: [name], reason: {de: a, en: b}}]
"""
DRAFT = Draft(id="neu", name="Neu", summary="Ein neuer Satz.", summary_en="A new sentence.")


def append(text: str, draft: Draft, vocabulary: Vocabulary, profile: Profile, *, is_ours: bool = False) -> Appended:
    target = Target(text.encode(), "x.yaml", vocabulary, profile, DAY, is_ours=is_ours)
    appended = target.append(draft, DAY, WHY)
    assert appended is not None
    return appended


@pytest.mark.parametrize(
    ("before", "behind", "start"),
    [
        (HEAD + FIRST, "", "- id: 'neu'\n  name:"),
        (HEAD + FIRST + "  # Ende\n", "", "- id: 'neu'\n"),
        ("programmes:\n" + FIRST, "schema: 1\n", "- id: 'neu'\n"),
        (HEAD + FIRST.rstrip(), "", "\n- id: 'neu'\n"),
        ((HEAD + FIRST).replace("\n", "\r\n"), "", "- id: 'neu'\r\n  name:"),
        ("\ufeff" + HEAD + FIRST, "", "- id: 'neu'\n"),
        (HEAD, "", "  - id: 'neu'\n    name:"),
        ("schema: 1\nprogrammes:", "", "\n  - id: 'neu'\n    name:"),
        ("programmes:  # leer\n", "schema: 1\n", "  - id: 'neu'\n"),
        (HEAD + FIRST + "\n" + FIRST.replace("eins", "zwei").replace("Eins", "Zwei"), "", "\n- id: 'neu'\n"),
        (
            (HEAD + FIRST + "\n" + FIRST.replace("eins", "zwei").replace("Eins", "Zwei")).replace("\n", "\r\n"),
            "",
            "\r\n- id: 'neu'\r\n",
        ),
    ],
)
def test_the_rest_of_the_file_stays(
    before: str, behind: str, start: str, vocabulary: Vocabulary, profile: Profile
) -> None:
    written = append(before + behind, DRAFT, vocabulary, profile).content.decode()

    assert written.startswith(before + start)
    assert written.endswith(behind)
    assert written.count("id: 'neu'") == 1


@pytest.mark.parametrize("text", ["schema: 1\nprogrammes: []\n", "schema: 1\nprogrammes: [] # leer\n"])
def test_a_file_without_a_list_that_goes_on(text: str, vocabulary: Vocabulary, profile: Profile) -> None:
    target = Target(text.encode(), "x.yaml", vocabulary, profile, DAY, is_ours=False)
    assert target.append(DRAFT, DAY, WHY) is None


@pytest.mark.parametrize(
    "typed",
    [
        "no",
        "2024",
        "Förderung: 'ja' # nicht *alles*",
        '"{a}" [b] & !c',
        "- Strich",
        "50 % | > @x `y`",
        "a\\n",
        "\u2013 D\u2019accord",
    ],
)
def test_what_was_typed_is_what_is_read(typed: str, vocabulary: Vocabulary, profile: Profile) -> None:
    draft = Draft(
        "neu",
        typed,
        f"{typed} (en)",
        f"{typed}: Geld für Höfe.",
        f"{typed}: money.",
        provider=typed,
        page="https://a.example/x",
    )

    appended = append(HEAD + FIRST, draft, vocabulary, profile)

    programme = appended.programme
    assert programme is not None
    assert appended.errors == ()
    assert (programme.name, programme.summary) == (
        Text(typed, f"{typed} (en)"),
        Text(f"{typed}: Geld für Höfe.", f"{typed}: money."),
    )
    assert programme.provider is not None
    assert programme.provider.name == typed
    source = programme.sources["a-example"]
    assert (source.url, source.kind, source.retrieved) == ("https://a.example/x", "official", "2026-11-30")
    assert programme.facts[0].supports == ("name", "provider", "links")
    assert source.date is None


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"id": "eins"}, "problem.duplicate-id"),
        ({"id": "A b"}, "problem.pattern-id"),
        ({"page": "www.a.example"}, "problem.pattern-url"),
        ({"summary": "a" * 161}, "long-summary"),
        ({"summary": "a  b"}, "loose-spaces"),
        ({"summary": "a\nb"}, "loose-spaces"),
        ({"name": "a\x1bb"}, "problem.character-in-text"),
        ({"name": "Eins"}, "duplicate-name"),
        ({"summary": ""}, "missing-summary"),
    ],
)
def test_what_check_would_refuse(change: dict[str, str], wrong: str, vocabulary: Vocabulary, profile: Profile) -> None:
    values = {**DRAFT._asdict(), **change}

    errors = append(HEAD + FIRST, Draft(**values), vocabulary, profile).errors

    assert wrong in {str(finding.values.get("problem", finding.code)) for finding in errors}


def test_our_own_catalogue_wants_a_next_step(vocabulary: Vocabulary, profile: Profile) -> None:
    text = (Path(__file__).parents[2] / "data" / "programmes.yaml").read_text(encoding="utf-8")
    draft = DRAFT._replace(id="ganz-neu", name="Ganz und gar neues Programm")

    refused = append(text, draft, vocabulary, profile, is_ours=True)
    taken = append(text, draft._replace(page="https://a.example/x"), vocabulary, profile, is_ours=True)

    assert [finding.code for finding in refused.errors] == ["no-next-step"]
    assert taken.errors == ()
    assert taken.content.decode().startswith(f"{text}\n  - id: ganz-neu\n    name: {{de: 'Ganz")


def test_what_a_record_lacks(vocabulary: Vocabulary, profile: Profile) -> None:
    target = Target((HEAD + FIRST).encode(), "x.yaml", vocabulary, profile, DAY, is_ours=False)
    bare = target.append(DRAFT, DAY, WHY)
    fuller = target.append(
        DRAFT._replace(page="https://a.example/x", provider="Land", kinds=("zuschuss",), areas=("region-hannover",)),
        DAY,
        WHY,
    )
    assert bare is not None
    assert fuller is not None
    assert bare.programme is not None
    assert fuller.programme is not None
    everything = target.gaps(bare.programme)
    assert everything[:3] == ("source", "page", "contact")
    gone = {"source", "page", "provider", "kinds", "areas"}
    assert target.gaps(fuller.programme) == ("date", *(gap for gap in everything if gap not in gone))
