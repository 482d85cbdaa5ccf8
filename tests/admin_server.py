"""A local server that speaks the Admin API's shapes, for tests."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

KEY = "sk-ant-admin01-secret"


def workspace(id_: str, name: str, allowed: Any = "unrestricted", default: str = "global") -> Any:
    """A workspace as the Admin API returns it."""
    return {
        "id": id_,
        "type": "workspace",
        "name": name,
        "created_at": "2024-10-30T23:58:27.427722Z",
        "archived_at": None,
        "compartment_id": "cmpt_1",
        "display_color": "#6C5BB9",
        "external_key_id": None,
        "tags": {},
        "data_residency": {
            "workspace_geo": "us",
            "allowed_inference_geos": allowed,
            "default_inference_geo": default,
        },
    }


class AdminServer(ThreadingHTTPServer):
    """Lists `workspaces` a page of two at a time, or gives the `answer` it is told to give."""

    daemon_threads = True

    def __init__(self, workspaces: Sequence[Any], answer: tuple[int, dict[str, str], bytes] | None):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.workspaces = workspaces
        self.answer = answer
        self.delay = 0.0
        self.requests: list[tuple[str, dict[str, list[str]], dict[str, str]]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, *_: Any) -> None:
        """Nothing: a client that stops waiting is one of the tests."""


class _Handler(BaseHTTPRequestHandler):
    server: AdminServer

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = parse_qs(parts.query)
        headers = {name.lower(): value for name, value in self.headers.items()}
        bearer = headers.get("authorization", "").removeprefix("Bearer ")
        self.server.requests.append((parts.path, query, headers))
        time.sleep(self.server.delay)
        if self.server.answer is not None:
            self._send(*self.server.answer)
        elif KEY not in (headers.get("x-api-key"), bearer):  # the SDK sends the latter
            self._refuse(401, "invalid x-api-key")
        elif parts.path != "/v1/organizations/workspaces":
            self._refuse(404, "Not found")
        else:
            self._send(200, {}, json.dumps(self._page(query)).encode())

    def _page(self, query: dict[str, list[str]]) -> dict[str, Any]:
        ids = [each["id"] for each in self.server.workspaces]
        after = query.get("after_id", [""])[0]
        start = ids.index(after) + 1 if after else 0
        page = self.server.workspaces[start : start + 2]
        return {
            "data": page,
            "has_more": start + 2 < len(ids),
            "first_id": page[0]["id"] if page else None,
            "last_id": page[-1]["id"] if page else None,
        }

    def _refuse(self, status: int, message: str) -> None:
        error = {"type": "error", "error": {"type": "some_error", "message": message}}
        self._send(status, {}, json.dumps(error).encode())

    def _send(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in {"content-length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Nothing: the tests look at `requests`."""


@contextmanager
def serving(
    *workspaces: Any, answer: tuple[int, dict[str, str], bytes] | None = None
) -> Iterator[AdminServer]:
    """The server, running."""
    server = AdminServer(workspaces, answer)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
