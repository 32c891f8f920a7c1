"""What every command writes as JSON is valid against the schema that the program gives out for it."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from tests.cli.conftest import CATALOGUE
from tests.recorded.calls import ANSWERS

from hannover_foerder.output.json_schema import COMMANDS

if TYPE_CHECKING:
    from tests.cli.conftest import Foerder

CALLS = (
    "search wasserstoff",
    "search gibtesnicht",
    "list --status all",
    "list --group-by topic",
    "export -",
    "show wasserstoff-zentrum dach-zuschuss",
    "facets",
    "facets status",
    "match --set applicant=company",
    "match --set applicant=person --set place=laatzen",
    "explain wasserstoff-zentrum --set applicant=company",
    "explain wasserstoff-zentrum --query wasserstoff",
    "plan dach-zuschuss wasserstoff-zentrum --cost 20000",
    "ask dach-zuschuss wasserstoff-zentrum",
    "ask dach-zuschuss --set applicant=company",
    "deadlines --within 2y",
    "news --since 2020-01-01",
    f"check {CATALOGUE}",
    "check --list",
    f"diff {CATALOGUE} {CATALOGUE}",
)

RECORDED = [
    recorded
    for recorded in json.loads(ANSWERS.read_text(encoding="utf-8"))
    if recorded["call"].split("--format ")[-1].split()[0] == "json" and recorded["out"]
]
"""What version 0.1.0 wrote; a field that is required today was there then, or is added by name below."""

ADDED = frozenset(("ask", "former_ids", "offices", "status_date_inferred"))
"""Fields that rows and records have had since 0.2.0."""


@pytest.fixture(scope="module")
def schemas() -> dict[str, Any]:
    return {}


def schema_of(command: str, foerder: Foerder, schemas: dict[str, Any]) -> dict[str, Any]:
    if command not in schemas:
        schemas[command] = json.loads(foerder("schema", "output", command).out)
        jsonschema.Draft202012Validator.check_schema(schemas[command])
    schema: dict[str, Any] = schemas[command]
    return schema


@pytest.mark.parametrize("call", CALLS)
def test_the_answer_is_valid(foerder: Foerder, schemas: dict[str, Any], call: str) -> None:
    command, *arguments = call.split()
    answer = json.loads(foerder(command, *arguments, "--format", "json").out)

    jsonschema.Draft202012Validator(schema_of(command, foerder, schemas)).validate(answer)


def test_what_was_added_is_described(foerder: Foerder, schemas: dict[str, Any]) -> None:
    """A field that the schema does not name would be valid too."""
    for call, name in (
        ("match --set applicant=company", "Decision"),
        ("plan dach-zuschuss wasserstoff-zentrum", "Plan"),
        ("ask dach-zuschuss wasserstoff-zentrum", "Letter"),
    ):
        command, *arguments = call.split()
        described = schema_of(command, foerder, schemas)["$defs"][name]["properties"]
        answer = json.loads(foerder(command, *arguments, "--format", "json").out)
        assert {field for fields in answer for field in fields} <= set(described), command


def test_every_command_that_writes_json_has_a_schema_and_a_call() -> None:
    assert {call.split()[0] for call in CALLS} == set(COMMANDS)


@pytest.mark.parametrize("recorded", RECORDED, ids=lambda recorded: recorded["call"])
def test_what_was_written_once_has_all_that_is_required_today(
    foerder: Foerder, schemas: dict[str, Any], recorded: dict[str, Any]
) -> None:
    """So nothing that is required was renamed: fields are only added."""
    command = recorded["call"].split()[0]
    schema = deepcopy(schema_of(command, foerder, schemas))
    for reference in schema["items"]["anyOf"]:
        definition = schema["$defs"][reference["$ref"].rpartition("/")[2]]
        definition["required"] = [name for name in definition["required"] if name not in ADDED]

    jsonschema.Draft202012Validator(schema).validate(json.loads(recorded["out"]))


def test_a_command_goes_behind_output_only(foerder: Foerder) -> None:
    code, out, err = foerder("schema", "catalogue", "search")

    assert (code, out) == (2, "")
    assert err == "foerder: Einen Befehl gibt es nur hinter output: foerder schema output search\n"
