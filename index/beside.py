"""A second process that makes the index of words while the first one embeds the passages.

It is worth its start for large collections only. It is started anew, not forked: a server's
threads would not survive that. The two talk in pickles over the child's own pipes.
"""

from __future__ import annotations

import gc
import logging
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from index.compounds import parts_of
from index.lexical import LexicalIndex

logger = logging.getLogger(__name__)

# So many signs of text take longer to read than a process takes to start.
WORTH_IT = 1_000_000

_READY, _DONE = b"ready\n", b"done\n"

Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class WordsBeside:
    """The process, and the thread that feeds it so that nobody waits for it to read.

    Use it in a ``with`` statement: the process ends with it.
    """

    _process: subprocess.Popen[bytes]
    _feeder: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1))

    @classmethod
    def start(cls) -> WordsBeside:
        """Start the process; it makes itself ready on its own."""
        path = os.pathsep.join(entry or str(Path.cwd()) for entry in sys.path)
        process = subprocess.Popen(
            [sys.executable, "-m", "index.beside"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
        )
        return cls(process)

    def __enter__(self) -> WordsBeside:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process, whatever it is doing; what it wrote stands."""
        self._process.kill()
        self._feeder.shutdown()
        self._process.communicate()

    @property
    def pid(self) -> int:
        """Return the process's number."""
        return self._process.pid

    def wait_until_ready(self) -> None:
        """Wait until the process has read in what it needs."""
        self._out.readline()

    def send(self, passages: Pairs) -> None:
        """Send the next passages, as (context, text) pairs, without waiting."""
        self._feeder.submit(self._put, list(passages))

    def write(self, folder: Path) -> bool:
        """Have the index of all that was sent written below ``folder``; tell whether it was.

        Where it was not, the process has died, and the caller makes the index itself.
        """
        self._feeder.submit(self._put, folder)
        line = self._out.readline()
        while line == _READY:
            line = self._out.readline()
        if line != _DONE:
            logger.warning("the second process died; the index of words is made in this one")
        return line == _DONE

    @property
    def _out(self) -> IO[bytes]:
        assert self._process.stdout is not None, "it was started with a pipe"
        return self._process.stdout

    @property
    def _in(self) -> IO[bytes]:
        assert self._process.stdin is not None, "it was started with a pipe"
        return self._process.stdin

    def _put(self, message: list[tuple[str, str]] | Path) -> None:
        try:
            pickle.dump(message, self._in, pickle.HIGHEST_PROTOCOL)
            self._in.flush()
        except OSError:  # it has died, which ``write`` tells
            return


def serve(source: IO[bytes], answer: IO[bytes]) -> None:
    """Make the index of the passages that come, and write it where the last message says.

    A source that ends before that is a builder that gave up: nothing is written.
    """
    gc.disable()  # the process is short, and nothing in it goes round in circles
    parts_of(["uppvärmning"])
    answer.write(_READY)
    answer.flush()
    folders: list[Path] = []
    words = LexicalIndex.build(_received(source, folders))
    if folders:
        words.save(folders[0])
        answer.write(_DONE)
        answer.flush()
        source.read()  # until the builder closes: it may ask how much memory was held


def _received(source: IO[bytes], folders: list[Path]) -> Iterator[tuple[str, str]]:
    while not folders:
        try:
            message = pickle.load(source)
        except EOFError:
            return
        if isinstance(message, Path):
            folders.append(message)
        else:
            yield from message


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
