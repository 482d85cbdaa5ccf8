"""The handle on the child process that analyses a workspace folder."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from asyncio.subprocess import PIPE, Process

from domicile.server.exchange import LENGTH_BYTES, Answer, Request, length, packed, unpacked

# With -c the working directory is the first entry of the path: a folder's own `yaml.py` must
# never be imported.
_START = "import sys; sys.path[:1] = []; from domicile.server.worker import main; main()"
_NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # on Windows


class Analysis:
    """Analyses the folder `root`; its process is started by the first request."""

    def __init__(self, root: str) -> None:
        self._root = root
        self._process: Process | None = None

    async def ask(self, request: Request) -> Answer:
        """The answer to `request`; one that tells of a failure where the process ended."""
        try:
            process = await self._running()
            assert process.stdin is not None  # both are pipes
            assert process.stdout is not None
            process.stdin.write(packed(request))
            await process.stdin.drain()
            size = length(await process.stdout.readexactly(LENGTH_BYTES))
            answer = unpacked(await process.stdout.readexactly(size))
        except (OSError, EOFError) as error:  # EOFError: it ended before it answered
            await self.end()
            return Answer(failure=f"the analysis of {self._root} ended: {error}")
        assert isinstance(answer, Answer)
        return answer

    async def end(self) -> None:
        """End the process, whatever it does; the next request starts another.

        Nothing may wait for an answer any more.
        """
        process, self._process = self._process, None
        if process is not None:
            if process.returncode is None:
                process.kill()
            await process.communicate()  # closes the pipes

    async def _running(self) -> Process:
        if self._process is None or self._process.returncode is not None:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-c", _START, self._root,
                stdin=PIPE, stdout=PIPE, creationflags=_NO_WINDOW,
            )  # fmt: skip  # the command, then how it is run
        return self._process
