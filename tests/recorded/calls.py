"""Forty calls of which the machine-readable answers are kept, and what version 0.1.0 answered to them.

``python -m tests.recorded.calls FILE`` writes the answers of the installed program; the file beside this one is that
of 0.1.0 and is never written again: what a script read then it reads today.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from datetime import date
from io import StringIO
from pathlib import Path

from hannover_foerder.__main__ import main
from hannover_foerder.cli.environment import Environment

FOLDER = Path(__file__).parent
CATALOGUE = FOLDER / "programmes.yaml"
ANSWERS = FOLDER / "answers-0.1.0.json"
DAY = date(2026, 11, 23)

CALLS = (
    "search photovoltaik",
    "search beratung --format json",
    "search heizung tauschen --format tsv --limit 3",
    "search solar --format jsonl",
    "search anerkennung --format csv",
    "search xyzzy --format json",
    "search",
    "search solar --frmat json",
    "list",
    "list --format json",
    "list --format csv",
    "list --format jsonl --topic klima",
    "list --format tsv --target-group jugendliche",
    "list --status all --format json",
    "list --ongoing --format tsv",
    "list --area laatzen --kind zuschuss --format json",
    "list --group-by topic --format json",
    "list --sort until --format tsv",
    "list --topic nirgends",
    "show ecobizz --format json",
    "show ecobizz pace --format json --sources",
    "show nirgends --format json",
    "facets --format json",
    "facets topic --format tsv",
    "facets provider --format json --status all",
    "match --set applicant=company --set place=laatzen --format json",
    "match --set applicant=person --set place=garbsen --set age=17 --format tsv",
    "match --set applicant=martian",
    "explain meisterpraemie-niedersachsen --set applicant=person --format json",
    "explain ecobizz --query beratung --format json",
    "deadlines --within 2y --format json",
    "deadlines --within 1y --format tsv",
    "plan ecobizz green-economy --cost 20000 --format json",
    "export - --format csv",
    "export - --format csv --columns id,kinds,funding.max_eur,period.until",
    "export - --format json --topic klima",
    "export - --format jsonl --query beratung",
    "check CATALOGUE --format json --as-of 2026-11-23",
    "diff CATALOGUE CATALOGUE --format json",
    "news --format json",
    "lst",
)


def answer(call: str) -> dict[str, object]:
    """Run one call as a script does: in a pipe, in German, on a fixed day. Its exit code and standard output."""
    out, err = StringIO(), StringIO()
    with tempfile.TemporaryDirectory() as state:
        variables = {
            "FOERDER_CATALOGUE": str(CATALOGUE),
            "FOERDER_STATE": state,
            "LANG": "de_DE.UTF-8",
            "HOME": state,
        }
        environment = Environment(
            out=out,
            err=err,
            variables=variables,
            out_is_terminal=False,
            in_is_terminal=False,
            terminal_width=None,
            today=DAY,
        )
        os.environ["FOERDER_STATE"] = state
        code = main(tuple(word.replace("CATALOGUE", str(CATALOGUE)) for word in call.split()), environment)
    return {"call": call, "code": code, "out": out.getvalue().replace(str(CATALOGUE), "CATALOGUE")}


if __name__ == "__main__":
    answers = [answer(call) for call in CALLS]
    Path(sys.argv[1]).write_text(json.dumps(answers, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
