"""The server as an agent meets it: the client of the SDK over real standard streams."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import anyio
import pytest

pytest.importorskip("mcp", reason="the package mcp is not installed")

from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache, so that the catalogue is compiled once."""
    return tmp_path_factory.mktemp("cache")


TOOLS = {"search", "show", "match", "explain", "deadlines"}


SERVER = ("-m", "hannover_foerder", "mcp", "--as-of", "2026-12-01")


def ask(
    cache: Path, *calls: tuple[str, dict[str, Any]], server_arguments: tuple[str, ...] = SERVER
) -> tuple[Any, list[Any]]:
    """List the tools and make some calls in one session."""

    async def talk() -> tuple[Any, list[Any]]:
        server = StdioServerParameters(
            command=sys.executable,
            args=list(server_arguments),
            env={"FOERDER_CACHE": str(cache), "HOME": str(cache)},
        )
        async with stdio_client(server) as streams, ClientSession(*streams) as session:
            await session.initialize()
            listed = await session.list_tools()
            return listed, [await session.call_tool(name, arguments) for name, arguments in calls]

    return anyio.run(talk)


def test_all_tools_only_read_and_answer_in_structure(cache: Path) -> None:
    profile = {"applicant": "company", "place": "burgdorf", "purpose": ["solar"]}
    listed, results = ask(
        cache,
        ("search", {"query": "wasserstoff", "language": "en"}),
        ("show", {"id": "ecobizz"}),
        ("show", {"id": "ecobizz", "sources": True}),
        ("match", {"profile": profile}),
        ("explain", {"id": "ecobizz", "profile": profile}),
        ("deadlines", {"within_days": 365}),
    )

    assert {tool.name for tool in listed.tools} == TOOLS
    assert all(tool.annotations.read_only_hint for tool in listed.tools)
    for result in results:
        assert not result.is_error
        answer = result.structured_content
        assert json.loads(result.content[0].text) == answer
        assert answer["results"]
        assert len(result.content[0].text.encode()) <= 8000
    assert {"status", "status_reason", "newest_source", "open_conditions"} <= results[0].structured_content["results"][
        0
    ].keys()


def test_a_wrong_question_is_told_in_one_line(cache: Path) -> None:
    _, results = ask(
        cache,
        ("show", {"id": "nirgends"}),
        ("search", {"query": "x", "topics": ["quatsch"]}),
        ("search", {"query": "x", "as_of": "gestern"}),
        ("match", {"profile": {"shoe_size": 4}}),
        ("fly", {}),
    )

    for result in results:
        assert result.is_error
        assert "\n" not in result.content[0].text
        assert "Traceback" not in result.content[0].text


def test_a_disk_that_refuses_is_told_in_one_line(cache: Path) -> None:
    code = (
        "from hannover_foerder.agent.server import serve\n"
        "from hannover_foerder.agent.tools import Tool\n"
        "def refuse(_):\n"
        "    raise OSError(5, 'Input/output error', '/x')\n"
        "serve({'show': Tool('show', 'S', 'S', {'type': 'object'}, refuse)}, str)"
    )
    _, (result,) = ask(cache, ("show", {}), server_arguments=("-c", code))
    assert (result.is_error, result.content[0].text) == (True, "[Errno 5] Input/output error: '/x'")


def test_without_the_package_one_line_says_how_to_get_it(tmp_path: Path) -> None:
    code = (
        "import sys, importlib.util as util\n"
        "known = util.find_spec\n"
        "util.find_spec = lambda name, *rest: None if name == 'mcp' else known(name, *rest)\n"
        "from hannover_foerder.__main__ import run\n"
        "sys.argv = ['foerder', 'mcp']\n"
        "run()"
    )
    result = subprocess.run(
        [sys.executable, "-c", code],
        env={"HOME": str(tmp_path), "LANG": "en_US.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode == 1
    assert result.stderr == (
        "foerder: The package mcp is missing. In the folder of the program: pip install '.[mcp]'\n"
    )


HOSTILE_CALLS: list[tuple[str, dict[str, Any]]] = [
    ("A" * 100_000, {}),
    ("fly\x1b]0;x\x07\n\r\u202e", {}),
    ("search", {"query": "wasserstoff " * 20_000}),
    ("search", {"query": {"a": "x\n" * 5_000}}),
    ("search", {"query": "x", "A" * 100_000: 1}),
    ("search", {"query": "x"} | {f"k{number}": 1 for number in range(3_000)}),
    ("search", {"query": "x", "topics": ["klima"] * 20_000}),
    ("search", {"query": "x", "statuses": ["running"] * 20_000}),
    ("match", {"profile": {}, "groups": ["fits"] * 20_000}),
    ("search", {"query": "x", "language": "xx\n" * 4_000}),
    ("search", {"query": "x", "as_of": "2026-\x1b[31m" * 3_000}),
    ("search", {"query": "x", "as_of": "20261201"}),
    ("show", {"id": "ä" * 100_000}),
    ("show", {"id": "a\x1b[2J\n\x00\u202eb"}),
    ("match", {"profile": {"age": 10**400}}),
    ("match", {"profile": {"purpose": ["solar"] * 100_000}}),
    ("explain", {"id": "ecobizz", "profile": {"applicant": "\n" + "A" * 100_000}}),
]
BORDERLINE_CALLS: list[tuple[str, dict[str, Any]]] = [
    ("search", {"query": "solar\x1b[31m\n\r\x00\u2028", "as_of": "9999-12-31"}),
    ("search", {"query": "solar", "offset": 1.0}),
    ("search", {"query": "solar", "offset": 10**30}),
    ("deadlines", {"within_days": 3650, "as_of": "9999-12-31"}),
    ("deadlines", {"within_days": 1, "as_of": "0001-01-01"}),
    ("match", {"profile": {}}),
]


def test_hostile_arguments_are_short_errors_and_the_session_goes_on(cache: Path) -> None:
    _, results = ask(cache, *HOSTILE_CALLS, *BORDERLINE_CALLS)

    for number, result in enumerate(results):
        text = result.content[0].text
        assert result.is_error == (number < len(HOSTILE_CALLS)), text[:200]
        assert len(text.encode()) <= 8000
        assert text.isprintable() or not result.is_error
