"""The JSON Schema says the same as the reader, on all broken catalogues and on generated ones."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.reading.generating import records
from tests.reading.whole_file import read
from tools.catalogue_schema import catalogue_schema

from hannover_foerder.errors import CatalogueError
from hannover_foerder.model.programme import Programme
from hannover_foerder.reading.bundled import read_profile, read_vocabulary, with_offices
from hannover_foerder.reading.locate import data_folder

if TYPE_CHECKING:
    from hannover_foerder.model.profile import ProfileField
    from hannover_foerder.model.vocabulary import Vocabulary

BROKEN = Path(__file__).parent.parent / "broken"

BEYOND_THE_SCHEMA = {
    "duplicate-field": "PyYAML keeps the last of two keys",
    "duplicate-id": "two entries are not compared",
    "duplicate-source-key": "PyYAML keeps the last of two keys",
    "file-duplicate-key": "PyYAML keeps the last of two keys",
    "anchor-and-alias": "resolved before the schema sees it",
    "merge-key": "resolved before the schema sees it",
    "tag-str": "resolved before the schema sees it",
    "file-utf-16": "decoded before the schema sees it",
    "nesting-rule": "depth is not counted",
    "number-with-thousands": "125.000 is the number 125",
    "programmes-in-one-line": "the same data in another style",
    "rule-range-reversed": "two values are not compared",
    "unquoted-exponent": "a text to PyYAML, a number to others",
    "yes-instead-of-true": "true to PyYAML, a text to others",
    "rule-yes-no": "false to PyYAML, a text to others",
}
"""Mistakes that a schema cannot see, and why."""


@cache
def reference_data() -> tuple[Vocabulary, dict[str, ProfileField], jsonschema.Draft202012Validator]:
    folder = Path(data_folder())
    vocabulary = with_offices(
        read_vocabulary((folder / "vocabulary.yaml").read_bytes(), "v"), (folder / "offices.yaml").read_bytes(), "o"
    )
    profile = read_profile((folder / "profile.yaml").read_bytes(), "p")
    schema = catalogue_schema(vocabulary, profile)
    jsonschema.Draft202012Validator.check_schema(schema)
    return vocabulary, profile, jsonschema.Draft202012Validator(schema)


class OnIsAKey(yaml.CSafeLoader):
    """YAML 1.1, but ``on:`` is a key: the reader and YAML 1.2 take it so."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Read the key as it is written."""
        for key, _ in node.value:
            if key.value == "on":
                key.tag = "tag:yaml.org,2002:str"
        return super().construct_mapping(node, deep)


def schema_accepts(data: bytes) -> bool:
    try:
        plain = yaml.load(data, OnIsAKey)  # noqa: S506 - a safe loader
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError, ValueError):
        return False
    return bool(reference_data()[2].is_valid(plain))


def reader_accepts(data: bytes) -> bool:
    try:
        read(data, "x.yaml", *reference_data()[:2])
    except CatalogueError:
        return False
    return True


@pytest.mark.parametrize("path", sorted(BROKEN.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_schema_refuses_what_the_reader_refuses(path: Path) -> None:
    assert schema_accepts(path.read_bytes()) == (path.stem in BEYOND_THE_SCHEMA)


def test_both_accept_the_shipped_catalogue() -> None:
    data = (Path(data_folder()) / "programmes.yaml").read_bytes()

    assert reader_accepts(data)
    assert schema_accepts(data)


def test_the_shipped_schema_is_up_to_date() -> None:
    shipped = (Path(data_folder()) / "programmes.schema.json").read_text(encoding="utf-8")

    assert json.loads(shipped) == catalogue_schema(*reference_data()[:2]), "python tools/catalogue_schema.py"


def test_the_catalogue_points_to_the_schema() -> None:
    with (Path(data_folder()) / "programmes.yaml").open(encoding="utf-8") as file:
        assert file.readline() == "# yaml-language-server: $schema=programmes.schema.json\n"


def test_every_field_has_title_and_description() -> None:
    definitions = catalogue_schema(*reference_data()[:2])["$defs"]

    for name, definition in definitions.items():
        assert definition["description"]
        if name not in ("Rule", "Text", "harmful"):
            for key, field in definition["properties"].items():
                assert field["title"], f"{name}.{key}"
                assert field["description"], f"{name}.{key}"


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)
@given(
    records(Programme, reference_data()[0]),
    st.sampled_from(["schema"] * 9 + ["scheme"]),
    st.sampled_from([1] * 9 + [2, "1"]),
)
def test_schema_and_reader_agree_on_generated_records(record: dict[str, Any], key: str, version: object) -> None:
    # through JSON, so that no two fields are one list, which YAML would write as an alias
    body = yaml.safe_dump([json.loads(json.dumps(record))], allow_unicode=True, sort_keys=False, width=10_000)
    data = yaml.safe_dump({key: version}).encode() + b"programmes:\n" + body.encode()

    assert schema_accepts(data) == reader_accepts(data), data.decode()
