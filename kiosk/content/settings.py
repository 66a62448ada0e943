"""What is particular to one kiosk: config.yaml."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.content.centre import (
    Centre,
    LegalNotice,
    Telephone,
    read_centre,
    read_notice,
    read_telephone,
)
from kiosk.content.nodes import Node, Text
from kiosk.content.problems import Report, suggest
from kiosk.content.record import Record, record_of
from kiosk.dialogue.script import Pace

_KEYS = (
    *("centre", "languages", "screen", "sound", "hearing", "times", "organizers", "data"),
    *("notice", "telephone"),
)
_SCREEN_KEYS = ("width_px", "height_px", "width_mm", "height_mm", "full_screen", "switches", "scan_s")
_AGE_KEY = re.compile(r"age1[ac-hj-np-z02-9]{58}")
"""A public key of the age format: bech32 of 32 bytes."""


@dataclass(frozen=True, slots=True)
class ScreenSettings:
    """The screen in pixels and in millimetres (7-inch Raspberry Pi display by default); upright if higher.

    It is used by so many `switches` (0: by touch); with one the focus rests `scan_s` seconds on each thing.
    """

    width_px: int = 1024
    height_px: int = 600
    width_mm: float = 154.0
    height_mm: float = 90.0
    full_screen: bool = True
    switches: int = 0
    scan_s: float = 2.0


@dataclass(frozen=True, slots=True)
class SoundSettings:
    """Devices by name (None: the system's own), and whether visitors may interrupt the kiosk by voice."""

    microphone: str | None = None
    loudspeaker: str | None = None
    interrupt: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """All of config.yaml.

    `organizer_keys` are age public keys; none means trial. `data` is the folder for clips, examples and
    sign-ups; None means the user's own data folder.
    """

    languages: tuple[str, ...]
    centre: Centre = field(default_factory=Centre)
    notice: LegalNotice = field(default_factory=LegalNotice)
    telephone: Telephone = field(default_factory=Telephone)
    screen: ScreenSettings = ScreenSettings()
    sound: SoundSettings = SoundSettings()
    pace: Pace = field(default_factory=Pace)
    organizer_keys: tuple[str, ...] = ()
    data: Path | None = None


def read_settings(node: Node, home: Path, known: Collection[str], report: Report) -> Settings | None:
    """The settings; `known` are the languages that have a voice. None when the file is no mapping."""
    record = record_of(node, _KEYS, report, "This file")
    if record is None:
        return None
    sound = record.record_or_empty("sound", ("microphone", "loudspeaker", "end_silence_ms", "interrupt"))
    devices = _sound(sound)
    languages = _languages(record, known)
    return Settings(
        languages=languages,
        centre=read_centre(record, known, languages),
        notice=read_notice(record, known, languages),
        telephone=read_telephone(record),
        screen=_screen(record),
        sound=devices,
        pace=_pace(record, sound, interrupt=devices.interrupt),
        organizer_keys=_organizer_keys(record),
        data=_data(record, home),
    )


def _languages(record: Record, known: Collection[str]) -> tuple[str, ...]:
    texts = record.texts("languages")
    if not texts:
        record.report.stop(
            record.at("languages"), "No language is offered", "write “languages: [fr, ar, en]”"
        )
    for text in texts:
        if text.value not in known:
            hint = suggest(text.value, known, f"make the file voices/{text.value}/voice.yaml, or take it out")
            record.report.stop(text.place, f"The language “{text.value}” has no voice", hint)
    return tuple(dict.fromkeys(text.value for text in texts if text.value in known))


def _screen(record: Record) -> ScreenSettings:
    screen = record.record_or_empty("screen", _SCREEN_KEYS)
    full = screen.flag("full_screen")
    return ScreenSettings(
        width_px=screen.whole("width_px", 1024, low=320, high=7680),
        height_px=screen.whole("height_px", 600, low=240, high=4320),
        width_mm=screen.number("width_mm", 154, low=50, high=2000),
        height_mm=screen.number("height_mm", 90, low=30, high=1200),
        full_screen=True if full is None else full,
        switches=screen.whole("switches", 0, low=0, high=2),
        scan_s=screen.number("scan_s", 2, low=0.5, high=10),
    )


def _sound(sound: Record) -> SoundSettings:
    return SoundSettings(
        microphone=sound.text_or("microphone", "") or None,
        loudspeaker=sound.text_or("loudspeaker", "") or None,
        interrupt=sound.flag("interrupt") or False,
    )


def _pace(record: Record, sound: Record, *, interrupt: bool) -> Pace:
    hearing = record.record_or_empty("hearing", ("accept", "ask"))
    times = record.record_or_empty("times", ("silence_s", "idle_s", "answer_s", "save_s"))
    pace = Pace(
        silence_s=times.number("silence_s", 8, low=2, high=60),
        idle_s=times.number("idle_s", 120, low=30, high=900),
        answer_s=times.number("answer_s", 45, low=10, high=300),
        save_s=times.number("save_s", 10, low=2, high=60),
        accept=hearing.number("accept", 0.5, low=0, high=1),
        ask=hearing.number("ask", 0.25, low=0, high=1),
        end_silence_ms=sound.whole("end_silence_ms", 700, low=200, high=3000),
        interrupt=interrupt,
    )
    if pace.ask > pace.accept:
        message = f"“ask: {pace.ask:g}” is above “accept: {pace.accept:g}”"
        record.report.stop(hearing.at("ask"), message, "make “ask” smaller than “accept”")
    return pace


def _organizer_keys(record: Record) -> tuple[str, ...]:
    texts = record.record_or_empty("organizers", ("keys",)).texts("keys")
    for text in texts:
        _check_key(text, record.report)
    return tuple(text.value for text in texts)


def _check_key(text: Text, report: Report) -> None:
    """The key itself is not printed: it may be the secret half."""
    if text.value.upper().startswith("AGE-SECRET-KEY"):
        message = "This is an organizer's secret key: it must never be on a kiosk"
        report.stop(text.place, message, "delete it here and write the public key, which begins with “age1”")
    elif not _AGE_KEY.fullmatch(text.value):
        report.stop(
            text.place,
            "This is not an organizer's public key",
            "copy all of the line that begins with “age1”",
        )


def _data(record: Record, home: Path) -> Path | None:
    text = record.text_or("data", "")
    return home / Path(text) if text else None
