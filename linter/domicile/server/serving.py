"""The language server: what the editor says becomes work for folders, whose outcomes go back."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable
from functools import partial
from typing import BinaryIO

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from domicile import __version__, languages
from domicile.discover import may_matter
from domicile.server import actions, hover
from domicile.server.diagnostics import View, diagnostics
from domicile.server.exchange import Settings
from domicile.server.folder import Document, Folder, Outcome
from domicile.server.roots import project, root_of
from domicile.server.settings import settings_of

TYPING_PAUSE = 0.3  # seconds without a change before an analysis starts
_AT_ONCE = 0.05  # seconds, so that files opened together are analysed together


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


def serve(stdin: BinaryIO, stdout: BinaryIO) -> int:
    """Speak the protocol on these streams until the editor ends it; the exit status it asks for."""
    logging.getLogger("pygls").setLevel(logging.ERROR)  # else every unknown notification is told
    server = Server()
    _register(server)
    server.start_io(stdin, stdout)
    return server.status


async def _close_at_the_end(server: Server) -> None:
    """End what the folders run when the loop ends, for whatever reason, while it still can."""
    try:
        await asyncio.Event().wait()  # until it is cancelled
    finally:
        await asyncio.gather(*(folder.close() for folder in server.folders.values()))


def _register(server: Server) -> None:
    handlers: dict[str, Callable[..., object]] = {
        types.INITIALIZE: _initialize,
        types.INITIALIZED: _initialized,
        types.SHUTDOWN: _shutdown,
        types.EXIT: _exit,
        types.TEXT_DOCUMENT_DID_OPEN: _did_open,
        types.TEXT_DOCUMENT_DID_CHANGE: _did_change,
        types.TEXT_DOCUMENT_DID_SAVE: _did_save,
        types.TEXT_DOCUMENT_DID_CLOSE: _did_close,
        types.WORKSPACE_DID_CHANGE_WATCHED_FILES: _did_change_watched_files,
        types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS: _did_change_folders,
        types.TEXT_DOCUMENT_HOVER: _hover,
    }
    for method, handler in handlers.items():
        server.feature(method)(handler)
    kinds = types.CodeActionOptions(code_action_kinds=actions.KINDS)
    server.feature(types.TEXT_DOCUMENT_CODE_ACTION, kinds)(_code_action)


# --- what the editor tells -------------------------------------------------------------


def _initialize(server: Server, params: types.InitializeParams) -> None:
    server.closing = asyncio.create_task(_close_at_the_end(server))
    server.settings, unknown = settings_of(params.initialization_options)
    if server.settings.code_lens:
        server.feature(types.TEXT_DOCUMENT_CODE_LENS)(_code_lens)
    for complaint in unknown:
        _log(server, types.MessageType.Warning, complaint)


def _initialized(server: Server, _: types.InitializedParams) -> None:
    workspace = server.client_capabilities.workspace
    watching = workspace and workspace.did_change_watched_files
    if watching and watching.dynamic_registration:
        kinds = (".yaml", ".yml", *languages.suffixes())
        watchers = [types.FileSystemWatcher(f"**/*{kind}") for kind in kinds]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
        registration = types.Registration("domicile-files", method, options)
        server.client_register_capability(types.RegistrationParams([registration]))
    for root in _roots(server):
        _folder(server, root).touch(_AT_ONCE)


def _shutdown(server: Server, _: None) -> None:
    server.said_goodbye = True


def _exit(server: Server, _: None) -> None:
    server.status = 0 if server.said_goodbye else 1


def _did_open(server: Server, params: types.DidOpenTextDocumentParams) -> None:
    _settle(server, params.text_document.uri)


def _did_change(server: Server, params: types.DidChangeTextDocumentParams) -> None:
    if folder := server.homes.get(params.text_document.uri):
        folder.touch(TYPING_PAUSE)


def _did_save(server: Server, params: types.DidSaveTextDocumentParams) -> None:
    """A policy may hold for several folders, and any other file for its own."""
    path = to_fs_path(params.text_document.uri) or ""
    home = server.homes.get(params.text_document.uri)
    if path.endswith((".yaml", ".yml")):
        _touch_all(server)
    elif home is not None:
        home.touch(_AT_ONCE)


def _did_close(server: Server, params: types.DidCloseTextDocumentParams) -> None:
    if folder := server.homes.pop(params.text_document.uri, None):
        folder.touch(_AT_ONCE)


def _did_change_watched_files(server: Server, _: types.DidChangeWatchedFilesParams) -> None:
    _touch_all(server, TYPING_PAUSE)


async def _did_change_folders(server: Server, _: types.DidChangeWorkspaceFoldersParams) -> None:
    server.homes.clear()
    for document in server.workspace.text_documents.values():
        _settle(server, document.uri)
    for root in _roots(server):
        _folder(server, root).touch(_AT_ONCE)
    needed = {*_roots(server), *(folder.root for folder in server.homes.values())}
    for root in server.folders.keys() - needed:
        folder = server.folders.pop(root)
        _forget(server, folder, set())
        await folder.close()


# --- what the editor asks --------------------------------------------------------------


async def _hover(server: Server, params: types.HoverParams) -> types.Hover | None:
    if found := await _view(server, params.text_document.uri):
        return hover.hover(*found, params.position)
    return None


async def _code_lens(server: Server, params: types.CodeLensParams) -> list[types.CodeLens]:
    if found := await _view(server, params.text_document.uri):
        return hover.code_lenses(*found)
    return []


async def _code_action(
    server: Server, params: types.CodeActionParams
) -> list[types.CodeAction | types.Command]:
    uri = params.text_document.uri
    if found := await _view(server, uri):
        text = server.workspace.get_text_document(uri).source
        return [*actions.code_actions(*found, text, params.range, params.context)]
    return []


async def _view(server: Server, uri: str) -> tuple[View, str] | None:
    """The newest outcome as the editor sees it and the file's path in it, once it is there."""
    if (folder := server.homes.get(uri)) is None:
        return None
    if (document := _document(server, folder, uri)) is None:
        return None
    outcome = await folder.outcome(document)
    return None if outcome is None else (_view_of(server, folder, outcome), document.path)


# --- outcomes --------------------------------------------------------------------------


def _publish(server: Server, folder: Folder, outcome: Outcome) -> None:
    """Show the diagnostics, except for files that were changed or closed since."""
    view, open_now = _view_of(server, folder, outcome), _documents(server, folder)
    told: set[str] = set()
    for path, items in diagnostics(view, set(outcome.documents)).items():
        uri, document = view.uri(path), outcome.documents.get(path)
        if document is not None and path not in open_now:
            continue
        told.add(uri)
        if document is None or outcome.is_of(open_now[path]):
            version = document.version if document else None
            _show(server, types.PublishDiagnosticsParams(uri, items, version))
    _forget(server, folder, told)
    if server.settings.code_lens and _refreshes_lenses(server.client_capabilities):
        server.workspace_code_lens_refresh(None)
    if outcome.answer.failure:
        _log(server, types.MessageType.Error, outcome.answer.failure, outcome.answer.details)


def _refreshes_lenses(client: types.ClientCapabilities) -> bool:
    lenses = client.workspace and client.workspace.code_lens
    return bool(lenses and lenses.refresh_support)


def _forget(server: Server, folder: Folder, still_told: set[str]) -> None:
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


def _log(server: Server, kind: types.MessageType, message: str, details: str = "") -> None:
    text = f"{message}\n{details}" if details else message
    server.window_log_message(types.LogMessageParams(kind, text))


# --- files and folders -----------------------------------------------------------------


def _settle(server: Server, uri: str) -> None:
    """Find the folder of an open file, and check it there."""
    root = root_of(uri, _roots(server))
    if root is not None and may_matter(uri):
        server.homes[uri] = _folder(server, root)
        server.homes[uri].touch(_AT_ONCE)


def _roots(server: Server) -> list[str]:
    """The projects of the workspace's folders, or of the one that older editors name."""
    uris = [folder.uri for folder in server.workspace.folders.values()]
    found = [to_fs_path(uri) for uri in uris] or [server.workspace.root_path]
    folders = [os.path.normpath(path) for path in found if path and os.path.isdir(path)]
    return list(dict.fromkeys(map(project, folders)))


def _folder(server: Server, root: str) -> Folder:
    if root not in server.folders:
        server.folders[root] = Folder(
            root,
            server.settings,
            partial(_documents, server),
            partial(_publish, server),
            partial(_log, server, types.MessageType.Error),
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
    return Document(uri, folder.path(file), known.version, known.source)


def _touch_all(server: Server, delay: float = _AT_ONCE) -> None:
    for folder in server.folders.values():
        folder.touch(delay)
