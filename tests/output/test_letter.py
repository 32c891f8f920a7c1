"""Letters as mails: the text, and a link that every mail program can take."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.eligibility.conftest import FIELDS, VOCABULARY
from tests.eligibility.records import programme

from hannover_foerder.model.contact_point import ContactPoint
from hannover_foerder.model.programme import Requirement
from hannover_foerder.model.status import StatusAt
from hannover_foerder.model.text import Text
from hannover_foerder.output.formats import markdown, text
from hannover_foerder.output.labels import Labels
from hannover_foerder.output.views.letter import LONGEST_LINK, LetterView, mailto
from hannover_foerder.output.views.rule_words import RuleWords
from hannover_foerder.planning.inquiry import inquiry_of, letters
from hannover_foerder.words import words_for

if TYPE_CHECKING:
    from hannover_foerder.output.blocks import Mail

OFFICE = ContactPoint(
    "office", ("Förderamt", "Funding office"), phone="0511 1", email="amt@example.org", email_as_of="2026-01"
)


def mail(count: int = 1, length: int = 10, language: str = "de", office: ContactPoint = OFFICE) -> Mail:
    labels = Labels(words_for(language), lambda facet, term: (VOCABULARY.facet(facet)[term].de, "Grant"))
    records = [
        programme(
            f"a{number}",
            kinds=("zuschuss",),
            texts=(Requirement(Text("x" * length), kind="judgement"),),
        )
        for number in range(count)
    ]
    asked = [(inquiry_of(record, StatusAt("unclear", "no-sources"), VOCABULARY), (office,)) for record in records]
    (letter,) = letters(asked)
    return LetterView([letter], RuleWords(FIELDS, labels), {}).mail(letter)


def test_a_letter_to_read() -> None:
    assert text.document([mail()]).startswith(
        "An: Förderamt <amt@example.org>\n"
        "Telefon: 0511 1\n"
        "E-Mail-Adresse nach einer Quelle vom 01/2026\n"
        "Betreff: Fragen zu „A0“\n"
        "\n"
        "Guten Tag,\n"
        "\n"
        "ich interessiere mich für „A0“ und habe dazu 5 Fragen.\n"
        "\n"
        "Das habe ich dazu gefunden:\n"
        "- Zuschuss\n"
        "\n"
        "Meine Fragen:\n"
        "1. Gibt es dieses Angebot noch, und kann man es zurzeit nutzen oder beantragen?\n"
        "2. Bis wann kann man einen Antrag stellen, oder geht das jederzeit?\n"
        "3. Wie viel Geld gibt es höchstens, und welchen Anteil der Kosten?\n"
        "4. Muss der Antrag gestellt sein, bevor das Vorhaben beginnt?\n"
        "5. Verlangt wird: „xxxxxxxxxx“ Wonach entscheiden Sie das?\n"
        "\n"
        "Eine kurze Antwort genügt mir. Vielen Dank für Ihre Mühe!\n"
        "\n"
        "Mit freundlichen Grüßen\n"
        "[Ihr Name]\n"
    )
    assert "To: Funding office <amt@example.org>\n" in text.document([mail(language="en")])


@pytest.mark.parametrize(
    ("phone", "url", "way"),
    [
        (None, None, "ist nicht bekannt."),
        ("0511 1", None, "ist nicht bekannt: bitte anrufen."),
        (None, "https://example.org", "ist nicht bekannt: bitte auf der Seite nachsehen."),
        ("0511 1", "https://example.org", "ist nicht bekannt: bitte anrufen oder das Formular auf der Seite nutzen."),
    ],
)
def test_without_a_mailbox_only_ways_are_named_that_there_are(phone: str | None, url: str | None, way: str) -> None:
    made = mail(office=ContactPoint("office", ("Förderamt", "Funding office"), phone=phone, url=url))
    assert (made.link, made.hint) == (None, f"Eine E-Mail-Adresse {way}")


def test_the_link_holds_the_letter() -> None:
    made = mail()
    assert made.link is not None
    fields = parse_qs(urlsplit(made.link).query)
    assert fields["subject"] == ["Fragen zu „A0“"]
    assert fields["body"] == [made.body.replace("\n", "\r\n")]
    assert made.is_whole


def test_a_link_is_never_too_long() -> None:
    for count, length in ((1, 10), (1, 300), (3, 300), (40, 600)):
        made = mail(count, length)
        assert made.link is not None
        assert len(made.link) <= LONGEST_LINK
        assert made.is_whole == (count == 1)
        assert all(f"{number}. " in made.body for number in range(1, 5 * count + 1))


@given(st.text(), st.text())
def test_everything_in_a_link_is_encoded(subject: str, body: str) -> None:
    subject, body = (text.encode("utf-8", "replace").decode() for text in (subject, body))
    link = mailto("amt@example.org", subject, body)
    assert re.fullmatch(r"mailto:amt@example\.org\?(?:(?:subject|body)=(?:[\w.~-]|%[0-9A-F]{2})*&?)*", link, re.ASCII)


def test_markdown_quotes_the_letter() -> None:
    made = markdown.document([mail()])
    assert made.startswith("## Betreff: Fragen zu „A0“\n\nAn: Förderamt \\<amt@example.org\\>  \n")
    assert "\n> Guten Tag,  \n>\n> ich" in made
    assert "](<mailto:amt@example.org?subject=" in made
