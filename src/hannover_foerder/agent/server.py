"""Model Context Protocol server on standard input and output, built on the official SDK.

Nothing but the protocol reaches standard output. Source: https://modelcontextprotocol.io, revision 2025-11-25.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import anyio
import anyio.to_thread
import jsonschema
from mcp.server import Server
from mcp.server.stdio import stdio_server
from mcp_types import CallToolResult, ListToolsResult, TextContent, ToolAnnotations
from mcp_types import Tool as ListedTool

from hannover_foerder._version import __version__
from hannover_foerder.agent.schemas import RESULTS
from hannover_foerder.errors import FoerderError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mcp_types import CallToolRequestParams

    from hannover_foerder.agent.tools import Tool

READ_ONLY = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)

_LONGEST_ERROR = 1000
"""Characters of an error."""

INSTRUCTIONS = (
    "foerder knows programmes (grants, advice, training, placement, networks, loans) for people and firms in the "
    "Region Hannover, each statement with a dated source. Say from when a statement is, name the office to ask, and "
    "never promise money: an unknown is not a yes."
)


def serve(tools: Mapping[str, Tool], in_words: Callable[[FoerderError], str]) -> None:
    """Serve requests until standard input ends. ``in_words`` turns an error into a message."""

    async def list_tools(*_: object) -> ListToolsResult:
        return ListToolsResult(
            tools=[
                ListedTool(
                    name=tool.name,
                    title=tool.title,
                    description=tool.description,
                    input_schema=tool.input,
                    output_schema=RESULTS,
                    annotations=READ_ONLY,
                )
                for tool in tools.values()
            ]
        )

    async def call_tool(_: object, params: CallToolRequestParams) -> CallToolResult:
        """Return the answer of a tool; what is wrong with the call is an error in the answer."""
        tool = tools.get(params.name)
        if tool is None:
            return _failure(f"There is no tool {params.name!r}. Tools: {', '.join(tools)}.")
        try:
            jsonschema.validate(params.arguments or {}, tool.input)
            answer = await anyio.to_thread.run_sync(tool.answer, params.arguments or {})
        except jsonschema.ValidationError as error:
            path = ".".join(map(str, error.absolute_path)) or "arguments"
            return _failure(f"{path}: {error.message}")
        except FoerderError as error:
            return _failure(in_words(error))
        except OSError as error:
            return _failure(str(error))
        text = json.dumps(answer, ensure_ascii=False)
        return CallToolResult(content=[TextContent(type="text", text=text)], structured_content=answer)

    async def run() -> None:
        server: Server[Any] = Server(
            "foerder",
            version=__version__,
            instructions=INSTRUCTIONS,
            on_list_tools=list_tools,
            on_call_tool=call_tool,
        )
        async with stdio_server() as (read_stream, write_stream):
            await server.run(read_stream, write_stream, server.create_initialization_options())

    anyio.run(run)


def _failure(sentence: str) -> CallToolResult:
    """Return a message as an error, shortened: it may repeat the request, which has no size limit."""
    text = sentence if len(sentence) <= _LONGEST_ERROR else f"{sentence[:_LONGEST_ERROR]}…"
    return CallToolResult(content=[TextContent(type="text", text=text)], is_error=True)
