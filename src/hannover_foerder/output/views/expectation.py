"""The amount that a client can expect, in words: the range in euros, and what it depends on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hannover_foerder.output.objects import text_object
from hannover_foerder.words import formats

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hannover_foerder.model.programme import FundingPart
    from hannover_foerder.output.labels import Labels
    from hannover_foerder.output.views.rule_words import RuleWords
    from hannover_foerder.planning.amounts import Expectation


def sum_of(expectation: Expectation, labels: Labels) -> str | None:
    """Return the range: ``1.750 €``, ``bis 6.000 €``, ``4.500 € bis 9.000 €``; or why one can expect nothing.

    ``None`` if the most is not known.
    """
    language = labels.words.language
    if expectation.most is None:
        return None
    if expectation.is_nothing:
        return labels.say(f"expectation.{expectation.limit}")
    high = formats.euro(expectation.most, language)
    low = formats.euro(expectation.least, language) if expectation.least else None
    text = high if expectation.least == expectation.most else labels.range(low, high)
    return labels.say(f"expectation.for-one.{expectation.unit}", sum=text) if expectation.unit else text


def differences(expectation: Expectation, words: RuleWords) -> Iterator[str]:
    """Yield sentences: the parts behind minimum and maximum, those without a number, the loan, the missing answers."""
    labels = words.labels
    if expectation.most and not expectation.is_nothing:
        lower = [part for part in expectation.lower if part not in expectation.upper]
        upper = [part for part in expectation.upper if part not in expectation.lower]
        if lower and expectation.least:
            yield labels.say("expectation.lower", parts=_label_list(lower, labels))
        if upper:
            yield labels.say("expectation.upper", parts=_label_list(upper, labels))
    if expectation.unnumbered:
        yield labels.say("expectation.unnumbered", parts=_label_list(expectation.unnumbered, labels))
    if expectation.loan:
        yield labels.say("expectation.loan", sum=formats.euro(expectation.loan, labels.words.language))
    if expectation.missing:
        yield labels.say("expectation.missing", fields=", ".join(map(words.field, expectation.missing)))


def _label_list(parts: Iterable[FundingPart], labels: Labels) -> str:
    return "; ".join(labels.text(part.label) for part in parts)


def expectation_object(expectation: Expectation) -> dict[str, Any]:
    """Return an expectation as JSON: sums in euros, and parts of the funding by their labels.

    ``limit`` and ``unit`` are codes; ``unit`` is ``None`` unless the sums are for one of several units. A sum is
    ``None`` if it is not known. ``missing`` are ids of profile fields.
    """

    def labels_of(parts: Iterable[FundingPart]) -> list[dict[str, str | None]]:
        return [text_object(part.label.pair) for part in parts]

    return {
        "least_eur": expectation.least,
        "most_eur": expectation.most,
        "limit": expectation.limit,
        "lower": labels_of(expectation.lower),
        "upper": labels_of(expectation.upper),
        "unnumbered": labels_of(expectation.unnumbered),
        "unit": expectation.unit,
        "loan_eur": expectation.loan,
        "missing": list(expectation.missing),
    }
