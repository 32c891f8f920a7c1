"""What a start of foerder costs beside a bare Typer program, in one run.

Floors: a Typer hello-world (pipe), with a ten-row Rich table (terminal), its ``--help``, itself for completion.
Measure an installed wheel: store and byte code are there. ``FOERDER_BIN`` names the command; default: beside Python.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.timing import FOERDER, compare, environment

HELLO = """\
import typer

app = typer.Typer()


@app.command()
def main(name: str = "Welt") -> None:
    typer.echo(f"Hallo {name}")


app()
"""

TABLE = """\
import typer

app = typer.Typer()


@app.command()
def main(name: str = "Welt") -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table("Name", "Wert")
    for number in range(10):
        table.add_row(f"{name} {number}", str(number))
    Console().print(table)


app()
"""


def main() -> None:
    """Print a line for each command: both medians, the ratios of wall and of processor time, and what we aim at."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rounds", nargs="?", type=int, default=20, help="runs of each command (default: 20)")
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        hello, table = Path(folder, "hello.py"), Path(folder, "table.py")
        hello.write_text(HELLO, encoding="utf-8")
        table.write_text(TABLE, encoding="utf-8")
        python = [sys.executable]
        completion_variables = {"_FOERDER_COMPLETE": "complete_bash", "COMP_WORDS": "foerder sea", "COMP_CWORD": "1"}
        cases: tuple[tuple[str, list[str], Path, list[str], bool, float, dict[str, str]], ...] = (
            ("search wasserstoff | pipe", ["search", "wasserstoff"], hello, [], False, 1.20, {}),
            ("search wasserstoff, terminal", ["search", "wasserstoff"], table, [], True, 1.10, {}),
            ("list --topic klima | pipe", ["list", "--topic", "klima"], hello, [], False, 1.35, {}),
            ("show ecobizz | pipe", ["show", "ecobizz"], hello, [], False, 1.30, {}),
            ("--help", ["--help"], hello, ["--help"], False, 1.20, {}),
            ("a TAB", [], hello, [], False, 1.20, completion_variables),
        )
        print(f"{'':32}{'foerder':>9}{'floor':>9}{'wall':>8}{'cpu':>8}{'aim':>8}")
        for label, arguments, floor, floor_arguments, terminal, aim, variables in cases:
            times = compare(
                [FOERDER, *arguments],
                [*python, str(floor), *floor_arguments],
                environment(FOERDER_CACHE=folder, FOERDER_STATE=folder, **variables),
                rounds=rounds,
                terminal=terminal,
            )
            print(f"{label:32}{times.first_ms:7.0f}ms{times.second_ms:7.0f}ms{times.ratios}{aim:8.2f}")


if __name__ == "__main__":
    main()
