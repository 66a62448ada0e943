"""How the kiosk speaks a language: values that the app makes from `voices/<language>/voice.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class VoiceSettings:
    """The voice of one language.

    `voice`, `examples` and `visitors` are espeak-ng voices as pyttsx3 names them, with or without a
    variant ("roa/fr", "roa/fr+f2"). `examples` make the examples of phrases; `visitors` speak for the
    demo's visitor and are never among the examples. `lines_folder` holds recorded lines, `<line>.wav`.
    Where the synthesiser can't speak a language `voice` is None: only its recorded lines are said.
    120-125 words a minute is the accessibility rules' default; the player changes the speed at run time.
    """

    language: str
    voice: str | None
    words_per_minute: int
    examples: tuple[str, ...]
    visitors: tuple[str, ...]
    lines_folder: Path
