"""From the project folder to a checked script: reads, builds, checks, and reports everything at once.

Has no clock: today is passed in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kiosk.content import cafes
from kiosk.content.content import Content, read_content
from kiosk.content.lint import check
from kiosk.content.problems import Problem, Report
from kiosk.content.reading import Reading
from kiosk.content.recorded import check_recorded
from kiosk.content.settings import Settings, read_settings
from kiosk.content.sources import CONFIG, Sources, read_sources
from kiosk.content.voices import VoiceSettings, read_voices
from kiosk.dialogue.script import Cafe, Language, Script


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was read.

    `script` is None when some problem stops it, `settings` when config.yaml can't be read at all.
    `voices` are by language code, those of the offered languages.
    """

    script: Script | None
    settings: Settings | None
    voices: Mapping[str, VoiceSettings]
    problems: tuple[Problem, ...]


def load(home: Path, today: date, taken: Mapping[str, int] | None = None) -> Loaded:
    """Read config.yaml, scripts/ and voices/ under `home`; never raises on what staff wrote.

    Cafés before `today` and those whose seats are all `taken` (sign-ups by café id) are not offered.
    """
    report = Report()
    sources = read_sources(home, report)
    voices = read_voices(sources.voices(), report)
    known = frozenset(voices) | sources.unread_voices()
    settings = _settings(sources, home, known, report)
    reading = _reading(settings, known, report)
    content = read_content(sources, reading, today, taken or {})
    check(content, reading)
    check_recorded(home, content, reading)
    script = None if report.stops else _script(content, settings, voices)
    offered = {code: voices[code] for code in reading.languages if code in voices}
    return Loaded(script, settings, offered, report.problems)


def _settings(sources: Sources, home: Path, known: frozenset[str], report: Report) -> Settings | None:
    node = sources.nodes.get(CONFIG)
    return None if node is None else read_settings(node, home, known, report)


def _reading(settings: Settings | None, known: frozenset[str], report: Report) -> Reading:
    """Where the settings can't tell the languages, all that have a voice are checked."""
    languages = (settings.languages if settings else ()) or tuple(sorted(known))
    return Reading(report, languages, known)


def _script(
    content: Content, settings: Settings | None, voices: Mapping[str, VoiceSettings]
) -> Script | None:
    """The script; whatever is missing here was reported before."""
    visit, calendar = content.visit, content.calendar
    if visit is None or calendar is None or settings is None:
        return None
    return Script(
        languages=tuple(_language(voices[code]) for code in settings.languages),
        steps=content.steps,
        first=visit.first,
        home=visit.home,
        help=visit.help,
        still_there=visit.still_there,
        controls=visit.controls,
        yes=visit.yes,
        no=visit.no,
        touch_the_picture=visit.touch_the_picture,
        call_a_person=visit.call_a_person,
        did_you_say=visit.did_you_say,
        takes=visit.takes,
        groups=visit.groups,
        ribbon=visit.ribbon,
        touch_only=visit.touch_only,
        silent=visit.silent,
        cafes=_cafes(content, settings.languages),
        pace=settings.pace,
    )


def _language(voice: VoiceSettings) -> Language:
    return Language(voice.language, voice.name, voice.right_to_left)


def _cafes(content: Content, languages: tuple[str, ...]) -> tuple[Cafe, ...]:
    """Those offered."""
    calendar = content.calendar
    return (
        ()
        if calendar is None
        else tuple(cafes.cafe_of(each, calendar, languages) for each in content.offered)
    )
