"""Fetches in a process of its own and dies by SIGKILL, or on a full disk, at a moment that is given.

`python -m tests.models.killed ZIP VOICES MOMENT`: MOMENT is a number of bytes after whose writing it dies, or
`limit:BYTES` for the largest file that the system lets it write.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from pathlib import Path

from kiosk.models import Places, Refused, fetch
from kiosk.models.source import FileSource
from kiosk.models.transfer import Hands
from tests.models.samples import model_of


def main() -> None:
    """Fetch, and end as ordered."""
    archive, voices, moment = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    if moment.startswith("limit:"):
        limit = int(moment.removeprefix("limit:"))
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    else:
        _die_after(int(moment))
    done = fetch(model_of(archive.read_bytes()), FileSource(archive), Places(voices), Hands(tell=_tell))
    sys.exit(done.message if isinstance(done, Refused) else 0)


_LEFT = [10**12]


def _die_after(steps: int) -> None:
    _LEFT[0] = steps


def _tell(_what: str, _done: int, _of: int | None) -> None:
    """Progress is told before and after each block: as good a moment to die as any."""
    _LEFT[0] -= 1
    if _LEFT[0] < 0:
        os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main()
