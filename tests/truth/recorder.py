"""What a program did: one observation for each request, taken down as it is answered."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from . import origin as origins
from . import server
from .instrument import Entries
from .origin import Origin
from .spans import Span


@dataclass(frozen=True)
class Observation:
    """One thing a program did: a request it sent (`sent`), one the SDK refused with a TypeError
    (`refused`), tokens it counted (`counted`), or an object it set up (`configured`)."""

    kind: str
    path: str
    span: Span
    operation: str
    host: str | None = None
    platform: str | None = None
    region: str | None = None
    model: str | None = None
    fallbacks: tuple[str, ...] = ()
    geo: str | None = None
    geo_in_query: bool = False
    workspace_id: str | None = None
    status: int | None = None
    error: str | None = None
    effective: str | None = None
    raw: bool = False  # the request infers but its operation has no geo field


class Recorder:
    def __init__(self, root: Path, workspaces: dict[str | None, server.Workspace]) -> None:
        self.entries = Entries(root)
        self.observations: dict[Observation, None] = {}
        self._workspaces = workspaces

    def note(self, observation: Observation) -> None:
        self.observations[observation] = None

    def answer(self, request: Any) -> tuple[int, str, bytes]:
        """Record one HTTP request and answer it: status, content type, body."""
        where = server.place(request.url.host, request.url.path)
        body = json.loads(request.content or b"null")
        origin = origins.carried(sys._getframe())
        path = request.url.path
        if path.endswith("/count_tokens") or "count-tokens" in path:
            return self._count(origin, body)
        if request.method != "POST" or not isinstance(body, dict) or not server.is_inference(path):
            return 200, "application/json", b'{"data": [], "has_more": false, "id": "obj_1"}'
        if origin is None:
            raise LookupError(
                f"a request to {request.url} that no call of the program accounts for"
            )
        workspace_id = request.headers.get("anthropic-workspace-id")
        workspace = self._workspaces.get(workspace_id) or self._workspaces[None]
        facts: dict[str, Any] = {
            "host": request.url.host,
            "platform": where.platform,
            "region": where.region,
            "geo_in_query": "inference_geo" in request.url.params,
            "workspace_id": workspace_id,
        }
        if path.endswith("/batches"):
            return self._batch(origin, body, where, workspace, facts)
        return self._infer(origin, path, body, where, workspace, facts, request)

    def _count(self, origin: Origin | None, body: dict[str, Any]) -> tuple[int, str, bytes]:
        assert origin is not None
        refused = "inference_geo" in body
        error = "inference_geo: Extra inputs are not permitted" if refused else None
        status = 400 if refused else 200
        self.note(
            Observation(
                "counted", origin.path, origin.span, origin.operation, status=status, error=error
            )
        )
        answer = server.error_body(error) if error else b'{"input_tokens": 5}'
        return status, "application/json", answer

    def _batch(
        self,
        origin: Origin,
        body: dict[str, Any],
        where: server.Place,
        workspace: server.Workspace,
        facts: dict[str, Any],
    ) -> tuple[int, str, bytes]:
        for number, entry in enumerate(body["requests"]):
            params = entry["params"]
            where_made = origin.entries[number] if number < len(origin.entries) else None
            if where_made is None:
                raise LookupError(f"no expression is known for batch entry {number}: {entry}")
            verdict = server.judge(where, params, params.get("model"), workspace)
            self.note(
                Observation(
                    "sent",
                    where_made[0],
                    where_made[1],
                    origin.operation,
                    **facts,
                    model=params.get("model"),
                    geo=params.get("inference_geo"),
                    **asdict(verdict),
                )
            )
        if "inference_geo" in body:
            error = "inference_geo: Extra inputs are not permitted"
            self.note(
                Observation(
                    "refused", origin.path, origin.span, origin.operation, status=400, error=error
                )
            )
            return 400, "application/json", server.error_body(error)
        batch = {"id": "msgbatch_1", "type": "message_batch", "processing_status": "in_progress"}
        return 200, "application/json", json.dumps(batch).encode()

    def _infer(
        self,
        origin: Origin,
        path: str,
        body: dict[str, Any],
        where: server.Place,
        workspace: server.Workspace,
        facts: dict[str, Any],
        request: Any,
    ) -> tuple[int, str, bytes]:
        params, model = inference_parameters(path, body, where)
        managed = any(part in path for part in ("/agents", "/sessions", "/dreams"))
        if managed and model is None:
            return 200, "application/json", b'{"id": "obj_1"}'  # nothing here names a model
        verdict = server.judge(where, params, model, workspace)
        self.note(
            Observation(
                "sent",
                origin.path,
                origin.span,
                origin.operation,
                **facts,
                model=model,
                fallbacks=tuple(str(f.get("model")) for f in server.fallbacks(params)),
                geo=params.get("inference_geo"),
                raw="/dreams" in path,
                **asdict(verdict),
            )
        )
        if verdict.error:
            return verdict.status, "application/json", server.error_body(verdict.error)
        if managed:
            return 200, "application/json", b'{"id": "obj_1"}'
        answer = server.message(model, body, verdict.effective)
        if "invoke-with-response-stream" in path:
            parts = server.events(answer)
            return 200, "application/vnd.amazon.eventstream", server.event_stream(parts)
        if body.get("stream"):
            return 200, "text/event-stream", server.sse(server.events(answer))
        return 200, "application/json", json.dumps(answer).encode()


def inference_parameters(
    path: str, body: dict[str, Any], where: server.Place
) -> tuple[dict[str, Any], str | None]:
    """Where the geo sits in this body, and the model."""
    if "/sessions" in path:
        agent = body.get("agent")
        body = agent if isinstance(agent, dict) else {}
    model = body.get("model", where.model)
    if isinstance(model, dict):
        return model, model.get("id")
    if "/agents" in path or "/sessions" in path:
        return {}, model
    return body, model
