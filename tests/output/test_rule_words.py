"""Rules and answers in words."""

from __future__ import annotations

import pytest

from hannover_foerder.model.profile import ProfileField
from hannover_foerder.model.rule import AllOf, AnyOf, Condition, Not, Rule
from hannover_foerder.model.text import Text
from hannover_foerder.output.labels import Labels
from hannover_foerder.output.views.rule_words import RuleWords
from hannover_foerder.words import words_for

TEXT = Text("Frage?", "Question?")
FIELDS = {
    "age": ProfileField("number", TEXT, TEXT, unit=Text("Jahre", "years"), label=Text("Alter", "Age")),
    "size": ProfileField("number", TEXT, TEXT),
    "started": ProfileField("yes-no", TEXT, TEXT, label=Text("Begonnen", "Started")),
    "place": ProfileField("area", TEXT, TEXT, values={"elsewhere": Text("anderswo")}, label=Text("Ort", "Place")),
    "job": ProfileField("choice", TEXT, TEXT, values={"none": Text("keiner", "none")}, label=Text("Beruf", "Job")),
}
ADULT = Condition("age", "range", low=18)
NOT_STARTED = Condition("started", "is", (False,))


def words(language: str = "de") -> RuleWords:
    return RuleWords(FIELDS, Labels(words_for(language), lambda facet, term: (f"{facet}/{term}", term)))


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (ADULT, "Alter: mindestens 18 Jahre"),
        (Condition("age", "range", high=1500), "Alter: höchstens 1.500 Jahre"),
        (Condition("age", "range", low=14, high=26), "Alter: 14 bis 26 Jahre"),
        (Condition("size", "range", low=2.5), "Frage?: mindestens 2,50"),
        (NOT_STARTED, "Begonnen: nein"),
        (Condition("place", "within", ("laatzen",)), "Ort: areas/laatzen"),
        (Condition("place", "within", ("a", "b", "c")), "Ort: areas/a, areas/b oder areas/c"),
        (Condition("job", "in", ("none", "baker\n")), "Beruf: keiner oder baker "),
        (Condition("gone", "is", (True,)), "gone: ja"),
        (Not(ADULT), "nicht (Alter: mindestens 18 Jahre)"),
        (AllOf((ADULT, NOT_STARTED)), "Alter: mindestens 18 Jahre und Begonnen: nein"),
        (
            AnyOf((AllOf((ADULT, NOT_STARTED)), NOT_STARTED)),
            "(Alter: mindestens 18 Jahre und Begonnen: nein) oder Begonnen: nein",
        ),
        (AnyOf((AllOf((ADULT,)), NOT_STARTED)), "Alter: mindestens 18 Jahre oder Begonnen: nein"),
    ],
)
def test_a_rule_on_one_line(rule: Rule, text: str) -> None:
    assert words().rule(rule) == text


def test_english() -> None:
    assert words("en").rule(AllOf((ADULT, NOT_STARTED))) == "Age: at least 18 years and Started: no"


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        ("age", None, "weiß nicht"),
        ("started", True, "ja"),
        ("age", 17, "17 Jahre"),
        ("size", 3, "3"),
        ("job", ("none", "x"), "keiner und x"),
        ("job", (), "nichts"),
        ("place", "elsewhere", "anderswo"),
        ("place", "laatzen", "areas/laatzen"),
        ("gone", "x\x1b", "x␛"),
    ],
)
def test_an_answer(field: str, value: object, text: str) -> None:
    assert words().answer(field, value) == text


def test_a_question() -> None:
    assert words().question("age") == "Frage?"
    assert words().field("size") == "Frage?"
