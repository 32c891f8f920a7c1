"""A letter to an office: what is known with its date, and the open points as numbered questions. Nothing is sent."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.blocks import Mail
from hannover_foerder.output.harmless import harmless
from hannover_foerder.output.objects import text_object

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hannover_foerder.eligibility.situation import Answer
    from hannover_foerder.model.programme import Programme
    from hannover_foerder.output.views.rule_words import RuleWords
    from hannover_foerder.planning.inquiry import Inquiry, Letter, OpenPoint

LONGEST_LINK: Final = 1_900
"""Characters of a mailto address that mail programs and systems still take; some stop at 2,048."""
_LONGEST_SUBJECT: Final = 120


class LetterView(NamedTuple):
    """Letters in one language. ``answers`` are the client's, as far as a letter may disclose them."""

    letters: Sequence[Letter]
    words: RuleWords
    answers: Mapping[str, Answer | None]

    def parts(self) -> Iterator[Mail]:
        """Return a mail for each letter."""
        return map(self.mail, self.letters)

    def objects(self) -> Iterator[dict[str, Any]]:
        """Yield an object for each letter: its mail and its questions; ``None`` where no office is known."""
        for letter in self.letters:
            mail, office = self.mail(letter), letter.office
            yield {
                "id": office and office.id,
                "ids": list(mail.ids),
                "office": office and office.name and text_object(office.name),
                "email": mail.email,
                "phone": office and office.phone,
                "url": office and office.url,
                "as_of": office and office.as_of,
                "subject": mail.subject,
                "body": mail.body,
                "mailto": mail.link,
                "mailto_is_whole": mail.is_whole,
                "questions": [
                    {"id": inquiry.programme.id, "point": point.point, "text": self._question(point)}
                    for inquiry in letter.inquiries
                    for point in inquiry.points
                ],
            }

    def mail(self, letter: Letter) -> Mail:
        """Return a letter as a mail, with a ``mailto:`` link if the office has a mailbox.

        Where the link would be too long, its text is without the known facts, else the link has the subject alone.
        """
        say = self.words.labels.say
        office = letter.office
        email = office and office.email
        subject, body = self._subject(letter), self._body(letter, with_facts=True)
        link, is_whole = None, False
        if email:
            link, is_whole = mailto(email, subject, body), True
            if len(link) > LONGEST_LINK:
                link, is_whole = mailto(email, subject, self._body(letter, with_facts=False)), False
            if len(link) > LONGEST_LINK:
                link = mailto(email, subject, "")
        hint = "whole" if is_whole else "part" if link else _way_without_mailbox(letter)
        return Mail(
            ids=tuple(inquiry.programme.id for inquiry in letter.inquiries),
            office=self._office(letter),
            email=email and harmless(email),
            ways=tuple(self._ways(letter)),
            subject=say("letter.subject", subject=subject),
            body=body,
            link=link,
            is_whole=is_whole,
            hint=say(f"letter.link.{hint}"),
        )

    def _office(self, letter: Letter) -> str | None:
        """Return the name of the office, in the letter's language; ``None`` if no office or name is known."""
        return self.words.labels.pick(letter.office.name) if letter.office and letter.office.name else None

    def _ways(self, letter: Letter) -> Iterator[str]:
        """Yield to whom the letter goes and all contact details with their age; or that no office is known."""
        say, day, office = self.words.labels.say, self.words.labels.day, letter.office
        if office is None:
            yield say("letter.nobody")
            return
        name = self._office(letter) or say("letter.office")
        yield say("letter.to", office=f"{name} <{harmless(office.email)}>" if office.email else name)
        for key, way, as_of in (
            ("detail.phone", office.phone, office.phone_as_of),
            ("letter.page", office.url, office.url_as_of),
        ):
            if way:
                since = f" ({say('detail.as-of', date=day(as_of))})" if as_of else ""
                yield f"{say(key)}: {harmless(way)}{since}"
        if office.email and office.email_as_of:
            yield say("letter.email-since", date=day(office.email_as_of))

    def _subject(self, letter: Letter) -> str:
        """Return what a letter is about: the name of its programme, shortened, or the number of its programmes."""
        words = self.words.labels.words
        if len(letter.inquiries) > 1:
            return words.say("letter.about.programmes", programmes=len(letter.inquiries))
        (inquiry,) = letter.inquiries
        name = self._name(inquiry.programme)
        short_name = name if len(name) <= _LONGEST_SUBJECT else f"{name[: _LONGEST_SUBJECT - 1].rstrip()}…"
        return words.count("letter.about", len(inquiry.points), name=short_name)

    def _body(self, letter: Letter, *, with_facts: bool) -> str:
        """Return the text: the client's answers, by programme the known facts and numbered questions, thanks.

        ``with_facts`` is off to save room.
        """
        say, count = self.words.labels.say, self.words.labels.words.count
        is_joint = len(letter.inquiries) > 1
        lines = [say("letter.dear"), ""]
        if is_joint:
            lines.append(say("letter.intro.programmes", programmes=len(letter.inquiries)))
        else:
            (inquiry,) = letter.inquiries
            lines.append(count("letter.intro", len(inquiry.points), name=self._name(inquiry.programme)))
        answers = self._relevant_answers(letter)
        if answers:
            lines += ["", say("letter.told"), *(f"- {line}" for line in answers)]
        numbers = itertools.count(1)
        for inquiry in letter.inquiries:
            lines.append("")
            if is_joint:
                lines += [self._name(inquiry.programme)]
            facts = list(self._facts(inquiry)) if with_facts else []
            if facts:
                lines += [say("letter.known"), *(f"- {fact}" for fact in facts)]
                if not is_joint:
                    lines.append("")
            if not is_joint or facts:  # right below its name the questions of a programme need no heading
                lines.append(count("letter.questions", len(inquiry.points)))
            lines += [f"{next(numbers)}. {self._question(point)}" for point in inquiry.points]
        return "\n".join((*lines, "", say("letter.thanks"), "", say("letter.regards"), say("letter.sender")))

    def _name(self, programme: Programme) -> str:
        """Return the name in the letter's language, and the German one, by which the office knows the programme."""
        name, german = self.words.labels.text(programme.name), harmless(programme.name.de)
        return name if name == german else f"{name} ({german})"

    def _relevant_answers(self, letter: Letter) -> list[str]:
        """Return the client's answers that a rule of these programmes uses."""
        fields = dict.fromkeys(
            field
            for inquiry in letter.inquiries
            if inquiry.decision
            for assessment in inquiry.decision.assessments
            for field in assessment.criterion.fields
        )
        return [self._answer(field) for field in fields if self.answers.get(field) is not None]

    def _answer(self, field: str) -> str:
        """Return an answer, with the field's name unless the answer implies it."""
        name, answer = self.words.field(field), self.words.answer(field, self.answers[field])
        return answer if field == "applicant" or answer.endswith(name) else f"{name}: {answer}"

    def _facts(self, inquiry: Inquiry) -> Iterator[str]:
        """Yield kinds and amount with their date; the source of the status with its date."""
        labels, programme, status = self.words.labels, inquiry.programme, inquiry.status
        say = labels.say
        kinds = ", ".join(labels.terms("kinds", programme.kinds))
        amount = labels.full_amount(programme.funding) if programme.funding else None
        as_of = programme.funding.as_of if programme.funding else None
        if kinds or amount:
            text = ", ".join(filter(None, (kinds, amount)))
            yield say("letter.as-of", text=text, date=labels.day(str(as_of))) if amount and as_of else text
        source = programme.sources.get(status.source) if status.source else None
        if source is not None:
            title = harmless(source.title)
            if source.date is None:
                yield say("letter.source", title=title)
            else:
                key = "letter.source.inferred" if source.date_inferred else "letter.source.dated"
                yield say(key, title=title, date=labels.day(str(source.date)))

    def _question(self, point: OpenPoint) -> str:
        """Return an open point as a question."""
        say, requirement = self.words.labels.say, point.requirement
        if requirement is None:
            return say(f"letter.point.{point.point}")
        sentence = self.words.labels.text(requirement.text)
        return say(f"letter.point.{point.point}", sentence=sentence)


def _way_without_mailbox(letter: Letter) -> str:
    """Return how to reach an office without a mailbox: only by means that the letter names."""
    office = letter.office
    if office is None or not (office.phone or office.url):
        return "no-way"
    return "no-mailbox" if office.phone and office.url else "call" if office.phone else "page-only"


def mailto(email: str, subject: str, body: str) -> str:
    """Return a ``mailto:`` address (RFC 6068): everything but unreserved signs percent-encoded, lines ended by CRLF."""
    fields = {"subject": subject, "body": body.replace("\n", "\r\n")}
    query = "&".join(f"{name}={quote(text, safe='')}" for name, text in fields.items() if text)
    return f"mailto:{quote(email, safe='@')}?{query}"
