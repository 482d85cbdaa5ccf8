"""The language server: what the editor tells becomes work for folders; what it asks is answered."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable
from typing import BinaryIO

from lsprotocol import types
from pygls.uris import to_fs_path

from domicile import data_files, languages
from domicile.changes import is_data, may_matter
from domicile.server import actions, hover
from domicile.server.settings import settings_of
from domicile.server.state import (
    AT_ONCE,
    Server,
    current_view,
    folder_at,
    forget,
    log,
    roots,
    settle,
)

TYPING_PAUSE = 0.3  # seconds without a change before an analysis starts


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
        log(server, types.MessageType.Warning, complaint)


def _initialized(server: Server, _: types.InitializedParams) -> None:
    workspace = server.client_capabilities.workspace
    watching = workspace and workspace.did_change_watched_files
    if watching and watching.dynamic_registration:
        kinds = (*data_files.SUFFIXES, *languages.suffixes())
        watchers = [types.FileSystemWatcher(f"**/*{kind}") for kind in kinds]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
        registration = types.Registration("domicile-files", method, options)
        server.client_register_capability(types.RegistrationParams([registration]))
    for root in roots(server):
        folder_at(server, root).touch(AT_ONCE)


def _shutdown(server: Server, _: None) -> None:
    server.said_goodbye = True


def _exit(server: Server, _: None) -> None:
    server.status = 0 if server.said_goodbye else 1


def _did_open(server: Server, params: types.DidOpenTextDocumentParams) -> None:
    settle(server, params.text_document.uri)


def _did_change(server: Server, params: types.DidChangeTextDocumentParams) -> None:
    if folder := server.homes.get(params.text_document.uri):
        folder.touch(TYPING_PAUSE)


async def _did_save(server: Server, params: types.DidSaveTextDocumentParams) -> None:
    """A policy or settings may hold for several folders, any other file for its own."""
    path = to_fs_path(params.text_document.uri) or ""
    home = server.homes.get(params.text_document.uri)
    if is_data(path):
        await _rearrange(server, AT_ONCE)
    elif home is not None:
        home.touch(AT_ONCE)


def _did_close(server: Server, params: types.DidCloseTextDocumentParams) -> None:
    if folder := server.homes.pop(params.text_document.uri, None):
        folder.touch(AT_ONCE)


async def _did_change_watched_files(
    server: Server, params: types.DidChangeWatchedFilesParams
) -> None:
    if any(_counts(server, to_fs_path(change.uri)) for change in params.changes):
        await _rearrange(server, TYPING_PAUSE)


def _counts(server: Server, file: str | None) -> bool:
    """Whether it can change an outcome."""
    if file is None:
        return False
    homes = [folder for folder in server.folders.values() if file.startswith(folder.root + os.sep)]
    return any(map(may_matter, [home.path(file) for home in homes] or [os.path.basename(file)]))


async def _did_change_folders(server: Server, _: types.DidChangeWorkspaceFoldersParams) -> None:
    await _rearrange(server, AT_ONCE)


async def _rearrange(server: Server, delay: float) -> None:
    """Check every open file where it belongs now: a policy that is new may make it another folder.

    Folders that nothing belongs to any more are ended.
    """
    for document in server.workspace.text_documents.values():
        settle(server, document.uri, delay)
    needed = {*roots(server), *(folder.root for folder in server.homes.values())}
    ended = [server.folders.pop(root) for root in server.folders.keys() - needed]
    for root in needed:
        folder_at(server, root).touch(delay)
    for folder in ended:
        forget(server, folder, set())
        await folder.close()


# --- what the editor asks --------------------------------------------------------------


async def _hover(server: Server, params: types.HoverParams) -> types.Hover | None:
    if found := await current_view(server, params.text_document.uri):
        return hover.hover(*found, params.position)
    return None


async def _code_lens(server: Server, params: types.CodeLensParams) -> list[types.CodeLens]:
    if found := await current_view(server, params.text_document.uri):
        return hover.code_lenses(*found)
    return []


async def _code_action(
    server: Server, params: types.CodeActionParams
) -> list[types.CodeAction | types.Command]:
    uri = params.text_document.uri
    if found := await current_view(server, uri):
        text = server.workspace.get_text_document(uri).source
        return [*actions.code_actions(*found, text, params.range, params.context)]
    return []
