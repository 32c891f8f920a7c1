"""Pages of answers fit into the context of an agent, and nothing gets lost between them."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

import hannover_foerder
from hannover_foerder.agent import answers
from hannover_foerder.agent.tools import tools_of

if TYPE_CHECKING:
    from hannover_foerder.catalogue import Catalogue

DAY = date(2026, 12, 1)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return hannover_foerder.load()


def test_pages_hold_at_most_the_limit_and_together_everything() -> None:
    every = [{"id": str(number), "text": "ä" * 700} for number in range(30)]
    seen: list[answers.Answer] = []
    offset: int | None = 0
    while offset is not None:
        answer = answers.page(every[offset:], len(every), offset)
        assert len(json.dumps(answer, ensure_ascii=False).encode()) <= answers.LARGEST_BYTES
        seen += answer["results"]
        offset = answer["next_offset"]

    assert seen == every


def test_an_answer_too_large_alone_says_what_was_cut() -> None:
    (result,) = answers.page([{"id": "a", "facts": ["x" * 100] * 400, "name": "A"}], 1, 0)["results"]

    assert result["cut"] == ["facts"]
    assert result["name"] == "A"
    assert len(json.dumps(result).encode()) <= answers.LARGEST_BYTES


def test_every_programme_can_be_shown_within_the_limit(catalogue: Catalogue) -> None:
    show = tools_of(catalogue, lambda: DAY)["show"]
    for programme_id in catalogue.ids():
        answer = show.answer({"id": programme_id, "language": "en"})

        assert len(json.dumps(answer, ensure_ascii=False).encode()) <= answers.LARGEST_BYTES
        assert answer["results"][0]["id"] == programme_id


def test_an_open_programme_carries_its_open_sentences_or_what_keeps_it_open(catalogue: Catalogue) -> None:
    match = tools_of(catalogue, lambda: DAY)["match"]
    profile = {"applicant": "company", "place": "burgdorf", "employees": 12, "purpose": ["digitalisierung"]}
    offset: int | None = 0
    groups = set()
    while offset is not None:
        answer = match.answer({"profile": profile, "offset": offset, "groups": ["open", "maybe"]})
        for result in answer["results"]:
            groups.add(result["group"])
            assert result["open_conditions"] or result["doubts"] or result["missing_answers"]
        offset = answer["next_offset"]

    assert "open" in groups


def test_what_a_missing_answer_would_decide_is_unchecked_too(catalogue: Catalogue) -> None:
    tools = tools_of(catalogue, lambda: DAY)
    (explained,) = tools["explain"].answer({"id": "ecobizz", "profile": {"applicant": "company"}})["results"]
    assert (explained["group"], explained["missing_answers"] != []) == ("maybe", True)
    verdicts = {criterion["text"]: criterion["verdict"] for criterion in explained["criteria"] if criterion["text"]}
    unchecked = [condition["text"] for condition in explained["open_conditions"]]
    assert "missing" in {verdicts[text] for text in unchecked}
    assert {verdicts[text] for text in unchecked} <= {"missing", "open"}


def test_a_date_that_no_page_shows_is_told_as_inferred(catalogue: Catalogue) -> None:
    show = tools_of(catalogue, lambda: DAY)["show"]
    (summary,) = show.answer({"id": "ecobizz"})["results"]
    assert (summary["status_date"], summary["status_date_inferred"]) == ("2024", True)
    assert summary["newest_source"]["date_inferred"] is False
    statements = show.answer({"id": "ecobizz", "sources": True})["results"]
    assert {source["date_inferred"] for statement in statements for source in statement["sources"]} == {False, True}


def test_what_differs_in_its_topic_alone_is_told_on_request_only(catalogue: Catalogue) -> None:
    match = tools_of(catalogue, lambda: DAY)["match"]
    wanted = {"profile": {"applicant": "company", "place": "burgdorf", "purpose": ["solar"]}, "groups": ["maybe"]}
    few, all_topics = match.answer(wanted), match.answer({**wanted, "other_topics": True})
    assert few["total"] < all_topics["total"]
    assert not any(result["other_topic"] for result in few["results"])
    assert all_topics["results"][: few["total"]] == few["results"]
    of_another_topic = all_topics["results"][few["total"] :]
    assert {(result["group"], *result["missing_answers"]) for result in of_another_topic} == {("maybe", "purpose")}
