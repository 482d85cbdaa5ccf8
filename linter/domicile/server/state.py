"""What the server holds: the open files, the folders they are analysed in, and their outcomes."""

from __future__ import annotations

import asyncio
import os
import posixpath
from functools import partial

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from domicile import __version__
from domicile.changes import is_data, may_be_source
from domicile.data_files import MOST_BYTES
from domicile.languages import is_notebook
from domicile.policy import NAME
from domicile.server.diagnostics import View, diagnostics
from domicile.server.exchange import Settings
from domicile.server.folder import Document, Folder, Outcome
from domicile.server.roots import project, root_of

AT_ONCE = 0.05  # seconds, so that files opened together are analysed together


class Server(LanguageServer):
    """The folders that are analysed, beside what the library keeps of the editor's files."""

    def __init__(self) -> None:
        # Whole texts: the library cuts lines where editors do not, at form feeds for instance.
        super().__init__("domicile", __version__, types.TextDocumentSyncKind.Full)
        self.settings = Settings()
        self.folders: dict[str, Folder] = {}
        self.homes: dict[str, Folder] = {}  # the folder of each open file, by its URI
        self.said_goodbye = False
        self.status = 0  # 1 where the editor ends the server without a shutdown before
        self.closing: asyncio.Task[None] | None = None


# --- files and folders -----------------------------------------------------------------


def settle(server: Server, uri: str, delay: float = AT_ONCE) -> None:
    """Find the folder of an open file, and check it there."""
    matters = is_data(uri) or (may_be_source(uri) and not is_notebook(uri))
    root = root_of(uri, roots(server)) if matters else None
    folder = None if root is None else folder_at(server, root)
    before = server.homes.pop(uri, None)
    if before is not None and before is not folder:
        forget(server, before, before.told - {uri})
        before.touch(delay)
    if folder is not None:
        server.homes[uri] = folder
        folder.touch(delay)


def roots(server: Server) -> list[str]:
    """The projects of the workspace's folders, or of the one that older editors name."""
    uris = [folder.uri for folder in server.workspace.folders.values()]
    found = [to_fs_path(uri) for uri in uris] or [server.workspace.root_path]
    folders = [os.path.normpath(path) for path in found if path and os.path.isdir(path)]
    return list(dict.fromkeys(map(project, folders)))


def folder_at(server: Server, root: str) -> Folder:
    """The folder at `root`, which is looked after from now on."""
    if root not in server.folders:
        server.folders[root] = Folder(
            root,
            server.settings,
            partial(_documents, server),
            partial(_publish, server),
            partial(log, server, types.MessageType.Error),
        )
    return server.folders[root]


def _documents(server: Server, folder: Folder) -> dict[str, Document]:
    """What is open in `folder`, by path."""
    found = [_document(server, folder, uri) for uri in server.homes if server.homes[uri] is folder]
    return {document.path: document for document in found if document is not None}


def _document(server: Server, folder: Folder, uri: str) -> Document | None:
    file = to_fs_path(uri)
    if file is None:
        return None
    known = server.workspace.get_text_document(uri)
    if is_data(uri) and len(known.source) > MOST_BYTES:
        return None
    return Document(uri, folder.path(file), known.version, known.source)


# --- outcomes --------------------------------------------------------------------------


def _publish(server: Server, folder: Folder, outcome: Outcome) -> None:
    """Show the diagnostics, except for files that were changed or closed since."""
    view, open_now = _view_of(server, folder, outcome), _documents(server, folder)
    told: set[str] = set()
    checked = {path for path in outcome.documents if may_be_source(path) or _is_policy(path)}
    for path, items in diagnostics(view, checked).items():
        uri, document = view.uri(path), outcome.documents.get(path)
        if document is not None and path not in open_now:
            continue
        told.add(uri)
        if document is None or outcome.is_of(open_now[path]):
            version = document.version if document else None
            _show(server, types.PublishDiagnosticsParams(uri, items, version))
    forget(server, folder, told)
    if server.settings.code_lens and _refreshes_lenses(server.client_capabilities):
        server.workspace_code_lens_refresh(None)
    if outcome.answer.failure:
        log(server, types.MessageType.Error, outcome.answer.failure, outcome.answer.details)


def _is_policy(path: str) -> bool:
    return posixpath.basename(path) == NAME


def _refreshes_lenses(client: types.ClientCapabilities) -> bool:
    lenses = client.workspace and client.workspace.code_lens
    return bool(lenses and lenses.refresh_support)


def forget(server: Server, folder: Folder, still_told: set[str]) -> None:
    """Clear what the folder showed, except at the URIs `still_told`."""
    for uri in sorted(folder.told - still_told):
        _show(server, types.PublishDiagnosticsParams(uri, []))
    folder.told = still_told


def _show(server: Server, params: types.PublishDiagnosticsParams) -> None:
    server.text_document_publish_diagnostics(params)


def _view_of(server: Server, folder: Folder, outcome: Outcome) -> View:
    open_files = {to_fs_path(uri): uri for uri in server.homes}

    def uri(path: str) -> str:
        file = folder.file(path)
        return open_files.get(file) or from_fs_path(file) or ""

    return View(outcome.answer, server.workspace.position_codec, uri)


def log(server: Server, kind: types.MessageType, message: str, details: str = "") -> None:
    text = f"{message}\n{details}" if details else message
    server.window_log_message(types.LogMessageParams(kind, text))


async def current_view(server: Server, uri: str) -> tuple[View, str] | None:
    """The newest outcome for an open file as the editor sees it, and the file's path in it."""
    if (folder := server.homes.get(uri)) is None:
        return None
    if (document := _document(server, folder, uri)) is None:
        return None
    outcome = await folder.outcome(document)
    return None if outcome is None else (_view_of(server, folder, outcome), document.path)
