"""Rules and answers in words: ``Beschäftigte: höchstens 249``."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from hannover_foerder.model.profile import FACET_OF_TYPE
from hannover_foerder.model.rule import AllOf, AnyOf, Condition, Not
from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.harmless import harmless
from hannover_foerder.words import formats

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hannover_foerder.model.profile import ProfileField
    from hannover_foerder.model.rule import Rule
    from hannover_foerder.output.labels import Labels


class RuleWords(NamedTuple):
    """What says rules, questions and answers in words: the fields of the profile, and the reader's labels."""

    fields: Mapping[str, ProfileField]
    labels: Labels

    def field(self, field_id: str) -> str:
        """Return the label of a field, else its question; of an unknown field the id."""
        field = self.fields.get(field_id)
        label = field and (field.label or field.question)
        return self.labels.text(label) if label else harmless(field_id)

    def question(self, field_id: str) -> str:
        """Return the question of a field."""
        question = self.fields[field_id].question
        return self.labels.text(question)

    def answer(self, field_id: str, answer: object) -> str:
        """Return an answer to a field in words."""
        field = self.fields.get(field_id)
        if answer is None:
            return self.labels.say("match.unknown")
        if isinstance(answer, bool):
            return self.labels.say("value.yes" if answer else "value.no")
        if isinstance(answer, int | float):
            return self._number(field, answer)
        if isinstance(answer, tuple | list):
            # several areas are those of a postcode, of which one is meant
            conjunction = "match.or" if field is not None and field.type == "area" else "match.and"
            return self._join((self.answer(field_id, single_answer) for single_answer in answer), conjunction)
        choice = str(answer)
        if field is not None and choice in field.values:
            label = field.values[choice]
            return self.labels.text(label)
        facet = FACET_OF_TYPE.get(field.type) if field is not None else None
        return self.labels.term(facet, choice) if facet else harmless(choice)

    def rule(self, rule: Rule) -> str:
        """Return a rule on one line."""
        if isinstance(rule, Condition):
            return self._condition(rule)
        if isinstance(rule, Not):
            return self.labels.say("rule.not", rule=self.rule(rule.rule))
        if isinstance(rule, AllOf | AnyOf):
            parts = [self._part(part) for part in rule.rules]
            return self._join(parts, "match.and" if isinstance(rule, AllOf) else "match.or")
        assert_never(rule)

    def _part(self, rule: Rule) -> str:
        """Return a part of a rule, in brackets if it joins several rules itself."""
        text = self.rule(rule)
        return f"({text})" if isinstance(rule, AllOf | AnyOf) and len(rule.rules) > 1 else text

    def _condition(self, condition: Condition) -> str:
        """Return the label of a field, and the range or the values that it must have."""
        label = self.field(condition.field)
        if condition.operator == "range":
            return f"{label}: {self._range(condition).removesuffix(f' {label}')}"
        answers = (self.answer(condition.field, answer) for answer in condition.values)
        return f"{label}: {self._join(answers, 'match.or')}"

    def _range(self, condition: Condition) -> str:
        """Return the range of a condition in words, with its unit."""
        field = self.fields.get(condition.field)
        low, high = condition.low, condition.high
        if low is not None and high is not None:
            number = formats.number(low, self.labels.words.language)
            return self.labels.say("rule.between", low=number, high=self._number(field, high))
        if high is not None:
            return self.labels.say("rule.at-most", high=self._number(field, high))
        return self.labels.say("rule.at-least", low=self._number(field, low or 0))

    def _number(self, field: ProfileField | None, value: float) -> str:
        """Return a number with the unit of its field, if that has one."""
        number = formats.number(value, self.labels.words.language)
        unit = field.unit if field is not None else None
        return f"{number} {self.labels.text(unit)}" if unit else number

    def _join(self, texts: Iterable[str], conjunction: str) -> str:
        """Return texts joined by a conjunction: ``a``, ``a oder b``, ``a, b oder c``; for no text the word for none."""
        *others, last = list(texts) or [self.labels.say("match.none")]
        return f"{', '.join(others)} {self.labels.say(conjunction)} {last}" if others else last
