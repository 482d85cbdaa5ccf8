"""A strict editor: it speaks JSON-RPC over a server's pipes, and stray bytes are an error."""

from __future__ import annotations

import json
import queue
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, Any, TypeAlias

Message: TypeAlias = dict[str, Any]
Predicate: TypeAlias = Callable[[Message], bool]

PATIENCE = 60.0  # seconds; what takes so long is a failure
# As editors start it; `python -m` would look for modules in the working directory first.
SERVER = (shutil.which("domicile", path=str(Path(sys.executable).parent)) or "domicile", "server")


class Editor:
    """A server process and what it has said. `messages` has everything that is no response."""

    def __init__(self, command: tuple[str, ...] = SERVER, cwd: Path | None = None) -> None:
        self.messages: list[Message] = []
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=cwd
        )
        self._arrived: queue.Queue[Message | Exception] = queue.Queue()
        self._responses: dict[int, Message] = {}
        self._last_id = 0
        self._versions: dict[str, int] = {}
        assert self._process.stdout is not None
        reader = threading.Thread(target=self._read, args=(self._process.stdout,), daemon=True)
        reader.start()

    def initialize(
        self,
        *folders: Path,
        options: object = None,
        root: Path | None = None,
        capabilities: Mapping[str, Any] | None = None,
    ) -> Message:
        """The server's capabilities, once both sides are ready."""
        result = self.request(
            "initialize",
            processId=None,
            rootUri=None if root is None else root.as_uri(),
            capabilities=capabilities or {},
            workspaceFolders=[_folder(folder) for folder in folders] or None,
            initializationOptions=options,
        )
        self.notify("initialized")
        return dict(result["capabilities"])

    def request(self, method: str, **params: Any) -> Any:
        """The result. Raises AssertionError for an error."""
        response = self.response(self.send_request(method, **params))
        assert "error" not in response, response["error"]
        return response["result"]

    def send_request(self, method: str, **params: Any) -> int:
        self._last_id += 1
        self._send({"id": self._last_id, "method": method, "params": params or None})
        return self._last_id

    def response(self, id_: int) -> Message:
        while id_ not in self._responses:
            self._take()
        return self._responses.pop(id_)

    def notify(self, method: str, **params: Any) -> None:
        self._send({"method": method, "params": params})

    def open(self, file: Path, text: str | None = None) -> str:
        """The URI of the file, opened with `text` or what the disk holds."""
        uri = file.as_uri()
        self._versions[uri] = 1
        content = file.read_bytes().decode() if text is None else text
        document = {"uri": uri, "languageId": "python", "version": 1, "text": content}
        self.notify("textDocument/didOpen", textDocument=document)
        return uri

    def change(self, uri: str, text: str) -> int:
        """The new version."""
        self._versions[uri] += 1
        document = {"uri": uri, "version": self._versions[uri]}
        self.notify(
            "textDocument/didChange", textDocument=document, contentChanges=[{"text": text}]
        )
        return self._versions[uri]

    def save(self, uri: str) -> None:
        self.notify("textDocument/didSave", textDocument={"uri": uri})

    def close(self, uri: str) -> None:
        self.notify("textDocument/didClose", textDocument={"uri": uri})

    def tell_changed(self, file: Path) -> None:
        kind = 2 if file.exists() else 3
        changes = [{"uri": file.as_uri(), "type": kind}]
        self.notify("workspace/didChangeWatchedFiles", changes=changes)

    def add(self, folder: Path) -> None:
        self.notify("workspace/didChangeWorkspaceFolders", event=_event([folder], []))

    def remove(self, folder: Path) -> None:
        self.notify("workspace/didChangeWorkspaceFolders", event=_event([], [folder]))

    def diagnostics(self, uri: str, version: int | None = None) -> list[Message]:
        """The next diagnostics for `uri`, those of older versions passed over."""
        found = self.wait(
            "textDocument/publishDiagnostics",
            lambda params: (
                params["uri"] == uri and (version is None or params.get("version") == version)
            ),
        )
        return list(found["diagnostics"])

    def wait(self, method: str, wanted: Predicate = lambda params: True) -> Message:
        """The parameters of the first such message not yet taken."""
        while True:
            for message in self.messages:
                if message["method"] == method and wanted(message["params"]):
                    self.messages.remove(message)
                    return dict(message["params"])
            self._take()

    def quiet(self, uri: str, seconds: float) -> bool:
        """Whether no diagnostics for `uri` come for so long, or are there already."""
        try:
            while True:
                self._take(seconds)
        except queue.Empty:
            return all(message["params"].get("uri") != uri for message in self.messages)

    def end(self) -> int:
        """The exit status after a polite goodbye."""
        self.request("shutdown")
        self.notify("exit")
        return self._process.wait(PATIENCE)

    def hang_up(self) -> int:
        """The exit status where the editor just goes away."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        return self._process.wait(PATIENCE)

    def _send(self, message: Message) -> None:
        assert self._process.stdin is not None
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _take(self, seconds: float = PATIENCE) -> None:
        message = self._arrived.get(timeout=seconds)
        if isinstance(message, Exception):
            raise message
        if "method" not in message:
            self._responses[message["id"]] = message
            return
        self.messages.append(message)
        if "id" in message:
            self._send({"id": message["id"], "result": None})

    def _read(self, stream: IO[bytes]) -> None:
        try:
            while header := stream.readline():
                name, _, length = header.partition(b": ")
                assert name == b"Content-Length", f"stray bytes: {header!r}"
                while (line := stream.readline()) != b"\r\n":
                    assert line.startswith(b"Content-Type: "), f"stray bytes: {line!r}"
                self._arrived.put(json.loads(stream.read(int(length))))
            self._arrived.put(EOFError("the server ended"))
        except Exception as error:  # for the thread that waits
            self._arrived.put(error)


def _folder(folder: Path) -> Message:
    return {"uri": folder.as_uri(), "name": folder.name}


def _event(added: list[Path], removed: list[Path]) -> Message:
    return {"added": list(map(_folder, added)), "removed": list(map(_folder, removed))}
