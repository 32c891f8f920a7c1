"""Tool answers about programmes, paged so that each page fits into an agent's context window."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from hannover_foerder.model.dates import iso
from hannover_foerder.model.plain import to_plain
from hannover_foerder.model.status import status_on

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from hannover_foerder.catalogue import Catalogue
    from hannover_foerder.eligibility.decision import Decision
    from hannover_foerder.model.programme import Programme, Requirement, Source
    from hannover_foerder.model.text import Text

Answer = dict[str, Any]

LARGEST_BYTES: Final = 8000
"""Maximum size of an answer as JSON in UTF-8; further results come on the next page."""

NO_PROMISE: Final = (
    "Nothing here is a promise: the office that runs a programme decides. Status 'unclear' means that nobody knows "
    "whether it still runs; a condition under 'open_conditions' has not been checked."
)

_FRAME_BYTES: Final = len(NO_PROMISE) + 200
"""Bytes of what stands around the results on a page."""

_CUT_BYTES: Final = 100
"""Bytes of the names under ``cut``."""


def in_language(text: Text | None, language: str) -> str | None:
    """Return a text of the catalogue in a language, in German where English is missing; ``None`` for no text."""
    return _pick(text.pair, language) if text else None


def _pick(pair: tuple[str, str | None], language: str) -> str:
    """Return the English text of a German and an English one if it is requested and available, else the German."""
    german, english = pair
    return english if language == "en" and english else german


def summary_of(programme: Programme, catalogue: Catalogue, day: date, language: str) -> Answer:
    """Return what is enough to decide whether to read on about a programme.

    Every condition counts as open; funding and successor are there only if the record has them.
    """
    status = status_on(programme, day)
    answer: Answer = {
        "id": programme.id,
        "name": in_language(programme.name, language),
        "summary": in_language(programme.summary, language),
        "status": status.code,
        "status_reason": status.reason,
        "status_date": status.date,
        "status_date_inferred": status.inferred,
        "newest_source": newest_source(programme),
        "open_conditions": [
            sentence(requirement, language) for requirement in programme.requirements if requirement.kind != "procedure"
        ],
        "ask": first_to_ask(programme, catalogue, language),
    }
    if programme.funding:
        funding = to_plain(programme.funding)
        answer["funding"] = {name: value for name, value in funding.items() if name not in ("parts", "note")}
    if programme.successor:
        answer["successor"] = programme.successor
    return answer


def sentence(requirement: Requirement, language: str) -> Answer:
    """Return a requirement with its kind: a condition, or a judgement that the office makes."""
    return {"kind": requirement.kind, "text": in_language(requirement.text, language)}


def newest_source(programme: Programme) -> Answer | None:
    """Return the newest dated source, else any source; ``None`` if there is none."""
    newest = max(programme.sources.values(), key=lambda source: source.first_day, default=None)
    return None if newest is None else _source(newest)


def _source(source: Source) -> Answer:
    """Return a source; ``date_inferred`` says that its page does not show the date."""
    return {
        "title": source.title,
        "url": source.url,
        "date": iso(source.date),
        "date_inferred": source.date_inferred,
        "kind": source.kind,
    }


def first_to_ask(programme: Programme, catalogue: Catalogue, language: str) -> Answer | None:
    """Return the first contact, with the date of its details; ``None`` if none is known."""
    contact_points = catalogue.whom_to_ask(programme)
    if not contact_points:
        return None
    contact = contact_points[0]
    return {
        "office": _pick(contact.name, language) if contact.name else None,
        "phone": contact.phone,
        "email": contact.email,
        "url": contact.url,
        "as_of": contact.as_of,
    }


def in_full(programme: Programme, catalogue: Catalogue, day: date, language: str) -> Answer:
    """Return the summary and the rest of the record: services, steps, documents, deadlines, terms, provider, links."""
    application = programme.application
    steps, documents = (application.steps, application.documents) if application else ((), ())
    answer = summary_of(programme, catalogue, day, language) | {
        "description": in_language(programme.description, language),
        "services": [in_language(service, language) for service in programme.services],
        "procedure": [
            in_language(requirement.text, language)
            for requirement in programme.requirements
            if requirement.kind == "procedure"
        ],
        "before_start": application.before_start if application else None,
        "steps": [in_language(step, language) for step in steps],
        "documents": [in_language(document, language) for document in documents],
        "deadlines": _localise(to_plain(programme.deadlines), language),
        "period": to_plain(programme.period),
        "areas": list(programme.areas),
        "target_groups": list(programme.target_groups),
        "kinds": list(programme.kinds),
        "topics": list(programme.topics),
        "provider": programme.provider.name if programme.provider else None,
        "links": to_plain(programme.links) or {},
    }
    if programme.funding:
        answer["funding"] = _localise(to_plain(programme.funding), language)
    return answer


def statements(programme: Programme) -> list[Answer]:
    """Return every statement with those of its sources that the record has."""
    sources = {key: _source(source) for key, source in programme.sources.items()}
    return [
        {"text": fact.text, "sources": [sources[key] for key in fact.sources if key in sources]}
        for fact in programme.facts
    ]


def of_decision(decision: Decision, group: str, catalogue: Catalogue, day: date, language: str) -> Answer:
    """Return a decision: the summary with its group, missing answers, failed criteria and unchecked requirements.

    A sentence that a missing answer would decide is unchecked too.
    """
    return summary_of(decision.programme, catalogue, day, language) | {
        "group": group,
        "other_topic": group == "maybe" and decision.other_topic,
        "missing_answers": list(decision.missing),
        "failed_conditions": [
            in_language(assessment.criterion.text, language) or assessment.criterion.kind
            for assessment in decision.failed
        ],
        "open_conditions": [
            sentence(assessment.criterion.requirement, language)
            for assessment in decision.assessments
            if assessment.verdict in ("open", "missing")
            and assessment.criterion.is_precondition
            and assessment.criterion.requirement is not None
        ],
        "doubts": list(decision.doubts),
    }


def page(answers: Iterable[Answer], total: int, offset: int) -> Answer:
    """Return as many answers as fit, at least one, with the total and the offset of the next page.

    ``offset`` is the position of the first answer among the ``total`` ones; that of the next page is ``None`` on the
    last one. Of an answer that is too large alone the longest fields are halved, and named under ``cut``.
    """
    results: list[Answer] = []
    size = _FRAME_BYTES
    for answer in answers:
        fitting_answer = _cut_to_fit(answer)
        size += _bytes(fitting_answer) + 2
        if results and size > LARGEST_BYTES:
            break
        results.append(fitting_answer)
    end = offset + len(results)
    next_offset = end if end < total else None
    return {"results": results, "total": total, "next_offset": next_offset, "note": NO_PROMISE}


def _cut_to_fit(answer: Answer) -> Answer:
    """Return an answer that fits on a page, its longest fields halved until it does, and named under ``cut``.

    A field that cannot be halved becomes ``None``. An answer that fits has no ``cut``.
    """
    shorter_answer = dict(answer)
    cut_fields: set[str] = set()
    while _bytes(shorter_answer) > LARGEST_BYTES - _FRAME_BYTES - _CUT_BYTES:
        longest = max(shorter_answer, key=lambda name: _bytes(shorter_answer[name]))
        value = shorter_answer[longest]
        can_be_halved = isinstance(value, str | list) and len(value) > 1
        shorter_answer[longest] = value[: len(value) // 2] if can_be_halved else None
        cut_fields.add(longest)
    if cut_fields:
        shorter_answer["cut"] = sorted(cut_fields)
    return shorter_answer


def _bytes(value: object) -> int:
    """Return the size of plain data as JSON in UTF-8."""
    return len(json.dumps(value, ensure_ascii=False).encode())


def _localise(plain: Any, language: str) -> Any:  # noqa: ANN401 - plain data
    """Return plain data with each bilingual text reduced to one language, and without rules."""
    if isinstance(plain, dict):
        if "de" in plain and plain.keys() <= {"de", "en"}:
            return _pick((plain["de"], plain.get("en")), language)
        return {key: _localise(value, language) for key, value in plain.items() if key != "rule"}
    if isinstance(plain, list):
        return [_localise(value, language) for value in plain]
    return plain
