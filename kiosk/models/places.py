"""Where a language's model lies, and what lies beside it while one is fetched.

Everything is in voices/<language>/, so that moving into place is one rename on one disk.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

RECORD = "fetched.json"
"""In the model's folder: its name, and the SHA-256 of its zip."""

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-zA-Z0-9]{2,8})*")


def is_language(text: str) -> bool:
    """True for a language code such as fr or ar-tn: safe as the name of a folder."""
    return _LANGUAGE.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Places:
    """The paths of one language; `folder` is voices/<language>."""

    folder: Path

    @property
    def model(self) -> Path:
        """The model itself."""
        return self.folder / "model"

    @property
    def partial(self) -> Path:
        """What came of the zip so far."""
        return self.folder / ".model.partial"

    @property
    def note(self) -> Path:
        """What `partial` is a part of."""
        return self.folder / ".model.partial.json"

    @property
    def new(self) -> Path:
        """The model while it is unpacked and checked."""
        return self.folder / ".model.new"

    @property
    def old(self) -> Path:
        """The model before, for the moment of the exchange."""
        return self.folder / ".model.old"

    def installed(self) -> str | None:
        """The name of the model that is there; "" for one put there by hand, None for none."""
        if not (self.model / "am").is_dir():
            return None
        try:
            record = json.loads((self.model / RECORD).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return ""
        return str(record.get("name", "")) if isinstance(record, dict) else ""
