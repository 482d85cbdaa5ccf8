"""Executors that the user names: where the file by file work runs, if not in own processes."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from typing import Any, TypeVar

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


class ExecutorError(Exception):
    """An executor that is not known, not installed or not reached."""


def run_in(
    folder: str, function: Callable[[Sequence[_Item]], list[_Result]], items: Sequence[_Item]
) -> list[_Result]:
    """`function` in `folder` of another machine, which sees the same files there."""
    if os.getcwd() != folder:
        os.chdir(folder)
    return function(items)


def start_of(url: str) -> Callable[[int], Executor]:
    """What starts the executor that `dask://HOST:PORT` names. Raises ExecutorError."""
    scheme, _, address = url.partition("://")
    if scheme != "dask" or not address:
        raise ExecutorError(f"{url!r} is not dask://HOST:PORT")
    return lambda _: _dask(address)


def _dask(address: str) -> Executor:
    try:
        from distributed import Client
    except ImportError as error:
        help_ = "Install Domicile with the extra `dask`: pip install 'domicile[dask]'"
        raise ExecutorError(f"Dask is not installed. {help_}") from error
    try:
        connect: Any = Client  # it has no annotations
        client = connect(f"tcp://{address}", timeout="10s", set_as_default=False)
    except (OSError, ValueError) as error:
        raise ExecutorError(f"cannot reach the Dask scheduler at {address}: {error}") from error
    executor = client.get_executor(pure=False)
    assert isinstance(executor, Executor)
    return executor
