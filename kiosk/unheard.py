"""What `kiosk check` says of phrases that a language's Vosk model can't hear, with file and line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from kiosk.content import Problem, iter_phrases
from kiosk.dialogue.script import Script
from kiosk.sound.vocabulary import Unheard, VocabularyError, unheard_by_models

_SCRIPTS = "scripts"
_BELOW = 8
_HEARD = re.compile(r"\b(hear|about):")


def check_words(home: Path, script: Script) -> Iterator[Problem]:
    """Look each phrase's words up in the model of its language, without loading it; a second a model.

    Such a phrase is still heard by example, so nothing stops.
    """
    texts = _script_files(home)
    for found in unheard_by_models(home / "voices", iter_phrases(script)):
        if isinstance(found, VocabularyError):
            yield Problem("voices", 1, str(found), "until then it is heard by example", stops=False)
        else:
            path, line = _place(texts, found.text)
            yield Problem(path, line, _message(found), _HINT, stops=False)


_HINT = "it is heard by example alone: say it in usual words, or record it with “kiosk teach”"


def _message(found: Unheard) -> str:
    words = " ".join(f"“{word}”" for word in found.words)
    lacks = f"does not know {words}" if words else "finds no word in it"
    return f"“{found.text}” ({found.language}) can't be heard by the speech model, which {lacks}"


def _script_files(home: Path) -> Mapping[str, str]:
    """Each script file's text by its path in the project."""
    files = sorted((home / _SCRIPTS).rglob("*.yaml"))
    return {str(file.relative_to(home)): file.read_text(encoding="utf-8") for file in files}


def _place(texts: Mapping[str, str], phrase: str) -> tuple[str, int]:
    """Where the phrase is written as one of the things to hear: at "hear" or "about" or just below."""
    for path, text in texts.items():
        hear_at = -_BELOW
        for number, line in enumerate(text.splitlines(), 1):
            hear_at = number if _HEARD.search(line) else hear_at
            if phrase in line and number < hear_at + _BELOW:
                return path, number
    return _SCRIPTS, 1
