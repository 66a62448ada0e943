"""The languages and how the synthesiser speaks them: voices/<language>/voice.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.content.nodes import Node
from kiosk.content.problems import Report
from kiosk.content.record import Record, record_of

_KEYS = ("name", "right_to_left", "voice", "words_per_minute", "examples", "visitors")


@dataclass(frozen=True, slots=True)
class VoiceSettings:
    """A language's own name and direction, and its synthesiser's voices by pyttsx3 id.

    `voice` says the lines at `words_per_minute`; "" means that people recorded them all. `examples` make
    the examples of phrases; `visitors` speak in the demo and are never among the examples.
    """

    language: str
    name: str
    right_to_left: bool
    voice: str
    words_per_minute: int
    examples: tuple[str, ...]
    visitors: tuple[str, ...]


def read_voices(nodes: Mapping[str, Node], report: Report) -> dict[str, VoiceSettings]:
    """The voices by language code; `nodes` are the files by language code."""
    records = {code: record_of(node, _KEYS, report, "This file") for code, node in nodes.items()}
    return {code: _voice(code, record) for code, record in records.items() if record is not None}


def _voice(code: str, record: Record) -> VoiceSettings:
    voice = record.text_or("voice", "")
    examples = tuple(text.value for text in record.texts("examples")) or ((voice,) if voice else ())
    for text in record.texts("visitors"):
        if text.value in examples:
            message = f"The voice “{text.value}” is among the examples and the visitors"
            record.report.stop(
                text.place, message, "take it out of one of the two: a visitor must be a stranger"
            )
    return VoiceSettings(
        language=code,
        name=record.text("name"),
        right_to_left=record.flag("right_to_left") or False,
        voice=voice,
        words_per_minute=record.whole("words_per_minute", 125, low=50, high=300),
        examples=examples,
        visitors=tuple(text.value for text in record.texts("visitors")),
    )
