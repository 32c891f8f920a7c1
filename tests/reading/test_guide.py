"""What docs/catalogue.md tells a maintainer to write is right."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
import yaml
from tests.reading.whole_file import read

from hannover_foerder.lint.gathering import records_of
from hannover_foerder.lint.material import Material
from hannover_foerder.lint.registry import lint
from hannover_foerder.model.status import status_on
from hannover_foerder.reading.bundled import read_vocabulary, reference_data
from hannover_foerder.reading.locate import data_folder
from hannover_foerder.reading.situation_file import read_situations

GUIDE = (Path(__file__).parent.parent.parent / "docs" / "catalogue.md").read_text(encoding="utf-8")
TEMPLATE, CONFLICT, CLOSED, SITUATIONS, EXCEPTION, TERM = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
RULES = [rule for row in re.findall(r"^\| (`\{.*?) \|", GUIDE, re.MULTILINE) for rule in re.findall(r"`(.*?)`", row)]
HEAD = "schema: 1\nprogrammes:\n"


def test_the_template_is_without_findings_and_runs() -> None:
    base = reference_data()
    records, problems = records_of([("x.yaml", (HEAD + TEMPLATE).encode())], base.vocabulary, base.profile)

    assert problems == ()
    assert lint(Material(records, base.vocabulary, date(2026, 6, 1))) == []
    assert status_on(records[0].programme, date(2026, 6, 1)).code == "running"


@pytest.mark.parametrize(("part", "code"), [(CONFLICT, "running"), (CLOSED, "ended")])
def test_the_other_examples_fit_the_template(part: str, code: str) -> None:
    base = reference_data()
    (programme,) = read((HEAD + TEMPLATE + part).encode(), "x.yaml", base.vocabulary, base.profile)

    assert status_on(programme, date(2026, 7, 1)).code == code


@pytest.mark.parametrize("rule", RULES)
def test_the_rules_can_be_read(rule: str) -> None:
    base = reference_data()
    rule = rule.replace("RULE", "{started: {is: true}}")
    record = f"  - id: a\n    name: {{de: A}}\n    requirements: [{{text: {{de: B}}, rule: {rule}}}]\n"

    assert read((HEAD + record).encode(), "x.yaml", base.vocabulary, base.profile)[0].requirements[0].rule


def test_the_situations_are_told_what_they_expect() -> None:
    base = reference_data()
    catalogue = Path(data_folder()) / "programmes.yaml"
    records, _ = records_of([("x.yaml", catalogue.read_bytes())], base.vocabulary, base.profile)
    file = read_situations((SITUATIONS + EXCEPTION).encode(), "s.yaml", base.profile, base.vocabulary)
    material = Material(records, base.vocabulary, date(2026, 6, 1), profile=base.profile, situations=(file,))

    found = {finding.code for finding in lint(material) if finding.file == "s.yaml"}
    assert found == {"idle-situation"}  # the exception is another programme's


def test_the_new_term_can_be_read() -> None:
    text = f"schema: 1\nkinds: {{}}\ntopics:\n{TERM}target_groups: {{}}\nareas: {{}}\n"

    assert set(read_vocabulary(text.encode(), "v").topics) == set(yaml.safe_load(TERM))
    assert read_vocabulary(text.encode(), "v").topics["lastenrad"].broader in reference_data().vocabulary.topics


def test_there_are_rules() -> None:
    assert len(RULES) == 10
