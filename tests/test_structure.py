"""The arrows between the parts of the house, read from the imports."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import hannover_foerder

ROOT = Path(hannover_foerder.__file__).parent
MODULES = sorted(ROOT.rglob("*.py"))

ALLOWED = {
    "named_tuple": set(),
    "errors": set(),
    "_version": set(),
    "words": set(),
    "disk": set(),
    "model": set(),
    "search": {"model"},
    "reading": {"disk", "model", "errors"},
    "lint": {"disk", "reading", "eligibility", "model", "errors"},
    "eligibility": {"model"},
    "planning": {"eligibility", "model"},
    "memory": {"disk", "model", "errors"},
    "output": {"model", "words", "errors"},
    "store": {"disk", "reading", "search", "eligibility", "model", "errors", "_version"},
    "results": {"model"},
    "searching": {"store", "search", "results", "model"},
    "catalogue": {"searching", "store", "eligibility", "reading", "results", "model", "errors"},
    "loading": {"catalogue", "store", "errors"},
    "agent": {"catalogue", "planning", "model", "errors", "_version"},
    "cli": {
        "agent",
        "_version",
        "disk",
        "catalogue",
        "loading",
        "results",
        "store",
        "search",
        "eligibility",
        "planning",
        "memory",
        "reading",
        "lint",
        "output",
        "model",
        "words",
        "errors",
    },
    "__main__": {"cli", "words", "errors"},
    "__init__": {"catalogue", "loading", "model", "_version"},
}
"""Which parts a part may import, besides itself."""

EVERYWHERE = {"named_tuple"}
"""What every part may import."""

SHOWN = {
    "agent": {"eligibility"},
    "catalogue": {"search"},
    "output": {"eligibility", "lint", "memory", "planning", "reading", "search"},
    "results": {"search", "store"},
}
"""What a part shows: it may name the types of another, and imports nothing of it."""

NAMELESS = {"one", "found", "some", "each"}
NAMED = {
    "__init__",
    "__main__",
    "agent",
    "catalogue",
    "cli",
    "disk",
    "eligibility",
    "errors",
    "lint",
    "loading",
    "memory",
    "model",
    "output",
    "planning",
    "reading",
    "results",
    "search",
    "searching",
    "store",
    "words",
}
"""The parts in which no name is one that says nothing of what it holds."""

KEPT = {"explanation.py": {"found"}}
"""Fields of the JSON output, which keep their names."""

LIBRARIES = {
    "typer": {"cli", "__main__"},
    "rich": {"output"},
    "yaml": {"reading", "lint"},
    "Stemmer": {"search"},
    "prompt_toolkit": {"cli"},
    "mcp": {"agent"},
    "sqlite3": {"search", "store", "catalogue"},
}
"""Which parts may import a library."""


INDEX_READERS = {"field_words.py", "loading.py", "spelling.py"}
"""Modules between query and plan that read the index; all others are pure functions of words and a lexicon."""


def imports(tree: ast.AST, *, for_types: bool) -> set[str]:
    """Every module that a file imports, anywhere in it; with or without what stands under ``if TYPE_CHECKING``."""
    found = set()
    nodes = [tree]
    while nodes:
        node = nodes.pop()
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
        if for_types or not (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"):
            nodes.extend(ast.iter_child_nodes(node))
    return found


def stored_names(tree: ast.AST) -> set[str]:
    """Every name of a variable or parameter."""
    nodes = list(ast.walk(tree))
    variables = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    return variables | {node.arg for node in nodes if isinstance(node, ast.arg)}


def parts(names: set[str]) -> set[str]:
    """The parts of ours among imported names; the package itself is none."""
    return {name.split(".")[1] for name in names if name.startswith("hannover_foerder.")} & set(ALLOWED)


def part(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_arrows_run_one_way(path: Path) -> None:
    own = part(path)
    tree = ast.parse(path.read_text(encoding="utf-8"))
    allowed = ALLOWED[own] | EVERYWHERE | {own}
    assert parts(imports(tree, for_types=False)) <= allowed
    assert parts(imports(tree, for_types=True)) <= allowed | SHOWN.get(own, set())


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_each_library_has_its_place(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    used = {name.split(".")[0] for name in imports(tree, for_types=True)} & set(LIBRARIES)
    assert {library for library in used if part(path) not in LIBRARIES[library]} == set()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_named_tuples_are_of_the_quick_kind(path: Path) -> None:
    names = imports(ast.parse(path.read_text(encoding="utf-8")), for_types=True)
    assert "typing.NamedTuple" not in names or path.name == "named_tuple.py"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_names_say_what_they_hold(path: Path) -> None:
    if part(path) in NAMED:
        assert stored_names(ast.parse(path.read_text(encoding="utf-8"))) & NAMELESS <= KEPT.get(path.name, set())


def test_only_the_lexicon_is_read_from_the_index() -> None:
    readers = {
        path.name
        for path in (ROOT / "search" / "query").rglob("*.py")
        if "hannover_foerder.search.index.reader.Index"
        in imports(ast.parse(path.read_text(encoding="utf-8")), for_types=True)
    }
    assert readers == INDEX_READERS


def test_only_the_renderer_knows_the_formats() -> None:
    readers = {
        path.relative_to(ROOT).as_posix()
        for path in MODULES
        if ROOT / "output" / "formats" not in path.parents
        for name in imports(ast.parse(path.read_text(encoding="utf-8")), for_types=True)
        if name.startswith("hannover_foerder.output.formats")
    }
    assert readers == {"output/render.py"}


def test_no_view_draws() -> None:
    used = {
        name.split(".")[0]
        for path in (ROOT / "output" / "views").rglob("*.py")
        for name in imports(ast.parse(path.read_text(encoding="utf-8")), for_types=True)
    }
    assert "rich" not in used


ROOMS_OF_SEARCH = {
    "analysis": set(),
    "index": {"analysis"},
    "query": {"analysis", "index"},
    "ranking": {"analysis", "index", "query"},
}
"""Which rooms each room of the search may import, for types too."""


@pytest.mark.parametrize("room", ROOMS_OF_SEARCH)
def test_arrows_inside_the_search_run_one_way(room: str) -> None:
    used = {
        name.split(".")[2]
        for path in (ROOT / "search" / room).rglob("*.py")
        for name in imports(ast.parse(path.read_text(encoding="utf-8")), for_types=True)
        if name.startswith("hannover_foerder.search.")
    }
    assert used - {room} == ROOMS_OF_SEARCH[room]


def test_no_module_imports_itself_by_way_of_others() -> None:
    modules = {".".join(("hannover_foerder", *path.relative_to(ROOT).with_suffix("").parts)): path for path in MODULES}
    arrows = {
        module: {
            name if name in modules else name.rpartition(".")[0]
            for name in imports(ast.parse(path.read_text(encoding="utf-8")), for_types=False)
        }
        & modules.keys()
        for module, path in modules.items()
    }
    assert set(TopologicalSorter(arrows).static_order()) == modules.keys()


def test_nameless_names_are_seen() -> None:
    tree = ast.parse("def f(one, *, each=1):\n    found = [some for some in one]")
    assert stored_names(tree) == {"one", "each", "found", "some"}


def test_the_tests_mirror_the_parts() -> None:
    tests = {path.name for path in Path(__file__).parent.iterdir() if path.is_dir()}
    assert {name for name in ALLOWED if (ROOT / name).is_dir()} <= tests
