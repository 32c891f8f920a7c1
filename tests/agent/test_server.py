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


def ask(cache: Path, *calls: tuple[str, dict[str, Any]]) -> tuple[Any, list[Any]]:
    """List the tools and make some calls in one session."""

    async def talk() -> tuple[Any, list[Any]]:
        server = StdioServerParameters(
            command=sys.executable,
            args=["-m", "hannover_foerder", "mcp", "--as-of", "2026-12-01"],
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
