"""The server's side: who is being spoken to, and how the documented service would answer.

This is a second, independent statement of the domain: it shares no code and no table with
Domicile, or the comparison would prove nothing.
"""

from __future__ import annotations

import json
import re
import struct
import zlib
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

KNOWN_GEOS = ("global", "us")
NO_CLAUDE = {"api.minimax.io", "api.z.ai", "api.deepseek.com", "api.moonshot.ai"}
HOSTS = [
    (r"api\.anthropic\.com", "claude-api"),
    (r"aws-external-anthropic\.(?:[\w-]+)\.api\.aws", "claude-platform-aws"),
    (r"claude\.googleapis\.com", "claude-platform-google-cloud"),
    (r"bedrock-runtime\.(?P<region>[\w-]+)\.amazonaws\.com", "bedrock"),
    (r"bedrock-mantle\.(?P<region>[\w-]+)\.api\.aws", "bedrock"),
    (r"aiplatform\.googleapis\.com", "vertex"),
    (r"aiplatform\.(?:us|eu)\.rep\.googleapis\.com", "vertex"),
    (r"[\w-]+-aiplatform\.googleapis\.com", "vertex"),
    (r"[\w-]+\.services\.ai\.azure\.com", "foundry"),
]
TAKES_GEO = {"claude-api", "claude-platform-aws", "claude-platform-google-cloud"}
INFERENCE = re.compile(r"/messages$|/messages/batches$|/agents(/[^/]+)?$|/sessions$|/dreams$")


@dataclass(frozen=True)
class Workspace:
    """What the Admin API would say of the workspace that a request lands in."""

    allowed: tuple[str, ...] | None = None  # None: unrestricted
    default: str = "global"


@dataclass(frozen=True)
class Place:
    """Whom a request speaks to; `platform` is None for a host that serves no Claude."""

    platform: str | None
    region: str | None
    model: str | None  # when the path carries it


@dataclass(frozen=True)
class Verdict:
    """What becomes of one inference request: refused, or run in `effective`."""

    status: int
    error: str | None
    effective: str | None


def place(host: str, path: str) -> Place:
    """Read the host and path of a request."""
    platform: str | None = None if host in NO_CLAUDE else "gateway"
    region = None
    for pattern, name in HOSTS:
        found = re.fullmatch(pattern, host)
        if found:
            platform = name
            region = found.groupdict().get("region")
    vertex = re.search(r"/locations/([\w-]+)/publishers/anthropic/models/([^/:]+):", path)
    bedrock = re.search(r"/model/(.+)/invoke", path)
    if vertex and platform == "vertex":
        return Place(platform, vertex[1], unquote(vertex[2]))
    return Place(platform, region, unquote(bedrock[1]) if bedrock else None)


def is_inference(path: str) -> bool:
    """Whether a POST to `path` infers, or configures what will."""
    return (
        bool(INFERENCE.search(path))
        or ":rawPredict" in path
        or ":streamRaw" in path
        or "/invoke" in path[-40:]
    )


def judge(where: Place, body: dict[str, Any], model: str | None, workspace: Workspace) -> Verdict:
    """The documented answer to one request for `model` with `body`."""
    geo = body.get("inference_geo")
    if where.platform in ("bedrock", "vertex"):
        return Verdict(200, None, partner_geo(where, model))
    if where.platform == "foundry":
        return Verdict(200, None, "deployment")
    if where.platform not in TAKES_GEO:
        return Verdict(200, None, None)
    named = [model, *(entry.get("model") for entry in fallbacks(body))]
    old = [name for name in named if isinstance(name, str) and is_old(name)]
    if geo is None:
        return Verdict(200, None, "not_available" if model in old else workspace.default)
    if geo not in KNOWN_GEOS:
        return Verdict(400, f"inference_geo: must be one of {list(KNOWN_GEOS)}", None)
    if old:
        return Verdict(400, f"'{old[0]}' does not support inference_geo.", None)
    if workspace.allowed is not None and geo not in workspace.allowed:
        return Verdict(400, f"inference_geo: '{geo}' is not allowed in this workspace", None)
    return Verdict(200, None, geo)


def fallbacks(body: dict[str, Any]) -> list[dict[str, Any]]:
    """The fallback entries of a body (`"default"` names no model)."""
    entries = body.get("fallbacks")
    return (
        [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []
    )


def partner_geo(where: Place, model: str | None) -> str | None:
    """The Bedrock profile or the region that decides; None for an opaque profile."""
    if where.platform == "bedrock" and model:
        if "application-inference-profile/" in model:
            return None
        prefix = re.match(r"(?:arn:.*/)?([\w-]+)\.anthropic\.", model)
        if prefix:
            return f"profile:{prefix[1]}"
    return f"region:{where.region}"


def is_old(model: str) -> bool:
    """Whether a model is older than 4.6, by the version in its id."""
    new_style = re.search(r"claude-[a-z]+-(\d)(?:-(\d{1,2}))?(?![\d])", model)
    old_style = re.search(r"claude-(\d)(?:-(\d))?-", model)
    found = new_style or old_style
    return found is not None and (int(found[1]), int(found[2] or 0)) < (4, 6)


# --- answers ---------------------------------------------------------------------------


def error_body(message: str) -> bytes:
    error = {"type": "invalid_request_error", "message": message}
    return json.dumps({"type": "error", "error": error, "request_id": "req_truth"}).encode()


def message(model: str | None, body: dict[str, Any], effective: str | None) -> dict[str, Any]:
    """A minimal valid Message: it calls a tool that has not answered yet, else says something."""
    content: list[dict[str, Any]] = [{"type": "text", "text": _text(body)}]
    tool = _tool_to_call(body)
    if tool is not None:
        arguments = example(tool["input_schema"], tool["input_schema"])
        content = [{"type": "tool_use", "id": "toolu_1", "name": tool["name"], "input": arguments}]
    return {
        "id": "msg_truth",
        "type": "message",
        "role": "assistant",
        "model": model,
        "content": content,
        "stop_reason": "tool_use" if tool else "end_turn",
        "stop_sequence": None,
        "usage": {"input_tokens": 5, "output_tokens": 3, "inference_geo": effective},
    }


def _text(body: dict[str, Any]) -> str:
    config = body.get("output_config") or {}
    schema = (config.get("format") or {}).get("schema")
    return json.dumps(example(schema, schema)) if schema else "All good."


def _tool_to_call(body: dict[str, Any]) -> dict[str, Any] | None:
    tools = [tool for tool in body.get("tools") or () if "input_schema" in tool]
    last = (body.get("messages") or [{}])[-1].get("content")
    answered = isinstance(last, list) and any(b.get("type") == "tool_result" for b in last)
    return tools[0] if tools and not answered else None


def example(schema: dict[str, Any], root: dict[str, Any]) -> Any:
    """A smallest value that fits a JSON Schema of the kind pydantic writes."""
    if "$ref" in schema:
        return example(root["$defs"][schema["$ref"].rsplit("/", 1)[1]], root)
    for key in ("anyOf", "allOf", "oneOf"):
        if key in schema:
            return example(schema[key][0], root)
    if "enum" in schema:
        return schema["enum"][0]
    if "const" in schema:
        return schema["const"]
    if schema.get("type") == "object":
        return {name: example(part, root) for name, part in schema.get("properties", {}).items()}
    plain = {"string": "text", "integer": 1, "number": 1.0, "boolean": True, "array": []}
    return plain.get(schema.get("type", ""))


def events(answer: dict[str, Any]) -> list[dict[str, Any]]:
    """The streamed form of a Message."""
    block = answer["content"][0]
    start = {"type": "text", "text": ""} if block["type"] == "text" else {**block, "input": {}}
    delta = (
        {"type": "text_delta", "text": block["text"]}
        if block["type"] == "text"
        else {"type": "input_json_delta", "partial_json": json.dumps(block["input"])}
    )
    ending = {"stop_reason": answer["stop_reason"], "stop_sequence": None}
    opening = {**answer, "content": [], "stop_reason": None}
    return [
        {"type": "message_start", "message": opening},
        {"type": "content_block_start", "index": 0, "content_block": start},
        {"type": "content_block_delta", "index": 0, "delta": delta},
        {"type": "content_block_stop", "index": 0},
        {"type": "message_delta", "delta": ending, "usage": {"output_tokens": 3}},
        {"type": "message_stop"},
    ]


def sse(parts: list[dict[str, Any]]) -> bytes:
    return "".join(f"event: {p['type']}\ndata: {json.dumps(p)}\n\n" for p in parts).encode()


def event_stream(parts: list[dict[str, Any]]) -> bytes:
    """The same events in the binary framing of Bedrock."""
    import base64

    def frame(part: dict[str, Any]) -> bytes:
        payload = json.dumps(
            {"bytes": base64.b64encode(json.dumps(part).encode()).decode()}
        ).encode()
        headers = b"".join(
            bytes([len(name)]) + name + b"\x07" + struct.pack(">H", len(value)) + value
            for name, value in (
                (b":event-type", b"chunk"),
                (b":content-type", b"application/json"),
                (b":message-type", b"event"),
            )
        )
        prelude = struct.pack(">II", 16 + len(headers) + len(payload), len(headers))
        head = prelude + struct.pack(">I", zlib.crc32(prelude)) + headers + payload
        return head + struct.pack(">I", zlib.crc32(head))

    return b"".join(frame(part) for part in parts)
