"""Labels of a record's codes and values in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hannover_foerder.model.status import TAKES_APPLICATIONS
from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.harmless import harmless
from hannover_foerder.words import formats

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from hannover_foerder.model.card import Amount
    from hannover_foerder.model.programme import Funding, FundingPart, Source
    from hannover_foerder.model.status import StatusAt
    from hannover_foerder.model.text import Text
    from hannover_foerder.words import Words

    Euro = Callable[[float, str], str]


_AHEAD: Final = ("starts", "until", "deadline")
"""Reasons whose date is still to come, so that its day counts."""


class Labels(NamedTuple):
    """The messages of a language, and the labels of the vocabulary by facet and id (German, English)."""

    words: Words
    label: Callable[[str, str], tuple[str, str]]

    def say(self, key: str, **values: object) -> str:
        """Return a message in the reader's language."""
        return self.words.say(key, **values)

    def pick(self, pair: tuple[str, str | None] | None) -> str:
        """Return German and English in the reader's language, made harmless; empty if there is nothing to say."""
        return harmless(self.words.pick(pair)) if pair else ""

    def text(self, text: Text) -> str:
        """Return a text of a record in the reader's language, made harmless."""
        return self.pick(text.pair)

    def term(self, facet: str, term: str) -> str:
        """Return the label of a term."""
        return self.pick(self.label(facet, term))

    def terms(self, facet: str, terms: Iterable[str]) -> list[str]:
        """Return the labels of several terms."""
        return [self.term(facet, term) for term in terms]

    def headings(self, columns: Iterable[str]) -> list[str]:
        """Return the words above columns of a table for people."""
        return [self.say(f"column.{column}") for column in columns]

    def day(self, iso: str) -> str:
        """Return a date, as exact as known."""
        return formats.day(iso, self.words.language)

    def status(self, status: StatusAt) -> str:
        """Return the word for a status; for an unclear one its evidence: ``ohne Datum``, ``belegt 04/2023``."""
        if status.code != "unclear":
            return self.say(f"status.{status.code}")
        date_length = len("2026" if status.kind == "renewal-unknown" else "2026-12")
        shorter_status = status._replace(date=status.date and status.date[:date_length])
        return self._with_date(f"unclear.{status.reason}", shorter_status, short=False)

    def reason(self, status: StatusAt) -> str:
        """Return the reason of a status: ``belegt bis 31.12.2026``; empty if the status word says it all."""
        if status.kind == "renewal-unknown" and len(status.date or "") == len("2026"):
            return ""
        return self._with_date(f"reason.{status.reason}", status, short=False)

    def standing(self, status: StatusAt, due: str | None = None) -> str:
        """Return a status in few words: the application deadline first; past dates by month."""
        if due is not None and status.code in TAKES_APPLICATIONS:
            return self.say("standing.deadline", date=self.day(due))
        if status.date and status.reason not in _AHEAD:
            status = status._replace(date=status.date[: len("2026-12")])
        key = f"standing.{status.reason}"
        return self._with_date(f"{key}.soon" if status.code == "ending-soon" else key, status, short=True)

    def sentence(self, status: StatusAt, *, with_source: bool = False) -> str:
        """Return a status as a sentence: ``Läuft bis 31.12.2026.``; ``with_source`` adds the key of the source."""
        key = f"sentence.{status.reason}"
        text = self._with_date(f"{key}.soon" if status.code == "ending-soon" else key, status, short=False)
        return f"{text} [{harmless(status.source)}]" if with_source and status.source else text

    def _with_date(self, key: str, status: StatusAt, *, short: bool) -> str:
        """Return the message of a key with the date of a status, and a mark if no source shows that date."""
        if status.date is None:
            return self.say(f"{key}.undated" if self.words.knows(f"{key}.undated") else key)
        day = self.day(status.date)
        if status.inferred:
            day = f"~{day}" if short else f"{day} ({self.say('date.inferred')})"
        return self.say(key, date=day)

    def status_with_reason(self, status: StatusAt, *, with_source: bool = False) -> str:
        """Return a status with its reason: ``läuft – belegt bis 31.12.2026``, with the key of the source if asked."""
        source = f" [{harmless(status.source)}]" if with_source and status.source else ""
        reason = self.reason(status)
        return f"{self.status(status)}{f' – {reason}' if reason else ''}{source}"

    def source(self, source: Source) -> str:
        """Return title and date of a source."""
        return f"{harmless(source.title)}, {self.source_date(source)}"

    def source_date(self, source: Source) -> str:
        """Return the date of a source, and whether the page itself shows the date."""
        if source.date is None:
            return self.say("detail.source.undated")
        day = self.day(str(source.date))
        return self.say("detail.source.inferred", date=day) if source.date_inferred else day

    def money(self, amount: Amount | Funding | FundingPart, euro: Euro = formats.euro) -> str | None:
        """Return the sum and how often it is paid: ``bis 10.000 €``, ``500 € im Monat``; ``None`` if none is known."""
        exact_sum, low, high = (
            None if number is None else euro(number, self.words.language)
            for number in (amount.amount_eur, amount.min_eur, amount.max_eur)
        )
        text = exact_sum or self.range(low, high)
        return f"{text} {self.say(f'period.{amount.period}')}" if text and amount.period else text

    def rate(self, amount: Amount | Funding | FundingPart) -> str | None:
        """Return the share of the cost: ``bis 50 %``, ``20 % bis 30 %``; ``None`` if not known."""
        low, high = (
            None if number is None else formats.percent(number, self.words.language)
            for number in (amount.min_rate_percent, amount.rate_percent)
        )
        return self.range(low, high)

    def range(self, low: str | None, high: str | None) -> str | None:
        """Return a range whose ends are in words: ``20 % bis 30 %``, ``bis 50 %``, ``ab 20 %``.

        Ends that are equal are said once; ``None`` if neither is known.
        """
        if low == high:
            return low
        key = "between" if low and high else "up-to" if high else "from"
        return self.say(f"range.{key}", low=low, high=high)

    def short_amount(self, amount: Amount | None) -> str | None:
        """Return the amount for a list: the sum in short, else the share; ``None`` if neither is known."""
        return amount and (self.money(amount, formats.short_euro) or self.rate(amount))

    def full_amount(self, amount: Amount | Funding | FundingPart) -> str | None:
        """Return sum, unit and share: ``bis 10.000 € je Vorhaben, bis 50 % der Kosten``; ``None`` if none is known."""
        money, rate = self.money(amount), self.rate(amount)
        if money and amount.per and amount.per != amount.period:
            money = f"{money} {self.say(f'per.{amount.per}')}"
        share = rate and self.say(f"rate.of-{getattr(amount, 'rate_of', None) or 'cost'}", rate=rate)
        return ", ".join(part for part in (money, share) if part) or None
