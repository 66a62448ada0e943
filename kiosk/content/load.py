"""From the project folder to a checked script: reads, builds, checks, and reports everything at once.

Has no clock: today is passed in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kiosk.content.centre import check_notice, check_person, constants
from kiosk.content.content import Content, read_content
from kiosk.content.hidden import Hidden, Seeker, silent
from kiosk.content.lint import check
from kiosk.content.problems import Place, Problem, Report
from kiosk.content.reading import Places, Reading
from kiosk.content.recorded import check_recorded
from kiosk.content.settings import Settings, read_settings
from kiosk.content.sources import CONFIG, Sources, read_sources
from kiosk.content.visit import BAR
from kiosk.content.voices import VoiceSettings, read_voices
from kiosk.dialogue.marks import strip_marks
from kiosk.dialogue.script import Language, Script


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was read.

    `script` is None when some problem stops it, `settings` when config.yaml can't be read at all.
    `voices` are by language code, those of the offered languages; `hidden` are those of config.yaml that
    are not offered yet.
    """

    script: Script | None
    settings: Settings | None
    voices: Mapping[str, VoiceSettings]
    problems: tuple[Problem, ...]
    hidden: Mapping[str, Hidden] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    """What staff may like to know and need not correct."""
    places: Places = field(default_factory=Places)
    """Where everything stands, for what is found later."""


def load(home: Path, today: date, taken: Mapping[str, int] | None = None) -> Loaded:
    """Read config.yaml, scripts/ and voices/ under `home`; never raises on what staff wrote.

    Cafés before `today` are not offered; those whose seats are all `taken` (sign-ups by café id) say so.
    """
    report = Report()
    sources = read_sources(home, report)
    voices = read_voices(sources.voices(), report)
    known = frozenset(voices) | sources.unread_voices()
    settings = _settings(sources, home, known, report)
    reading = _reading(settings, known, report)
    unspoken = silent(reading.languages, voices)
    spoken = reading.without(unspoken)
    content = read_content(sources, spoken, today, taken or {})
    hidden = _hidden(Seeker(home, sources, reading, today, content), [voices[code] for code in unspoken])
    reading = reading.without(hidden)
    if reading.languages != spoken.languages:
        content = read_content(sources, reading, today, taken or {})
    _check(home, content, hidden, voices, reading)
    collects = settings is not None and _check_centre(settings, reading)
    offered = {code: voices[code] for code in reading.languages if code in voices}
    script = None if report.stops else _script(content, settings, offered, collects=collects)
    return Loaded(script, settings, offered, report.problems, hidden, report.notes, reading.places)


def _settings(sources: Sources, home: Path, known: frozenset[str], report: Report) -> Settings | None:
    node = sources.nodes.get(CONFIG)
    return None if node is None else read_settings(node, home, known, report)


def _reading(settings: Settings | None, known: frozenset[str], report: Report) -> Reading:
    """Where the settings can't tell the languages, all that have a voice are checked."""
    languages = (settings.languages if settings else ()) or tuple(sorted(known))
    if settings is None:
        return Reading(report, languages, known)
    words = constants(settings.centre, settings.notice, languages)
    return Reading(report, languages, known, words, settings.telephone)


def _check(
    home: Path,
    content: Content,
    hidden: Mapping[str, Hidden],
    voices: Mapping[str, VoiceSettings],
    reading: Reading,
) -> None:
    """Report what is wrong between the files, if there is a language to read them in."""
    if reading.languages:
        check(content, voices, reading)
    elif hidden:
        message = "No language can be offered: those written here have no voice yet"
        hint = "write “voice: ...” in voices/<language>/voice.yaml, or record its lines"
        reading.report.stop(Place(CONFIG), message, hint)
    check_recorded(home, content, (name for each in hidden.values() for name in each.own_lines), reading)


def _check_centre(settings: Settings, reading: Reading) -> bool:
    """Tell what the centre did not write of itself; whether registrations may be taken."""
    check_person(settings.centre, reading.languages, reading.report)
    return check_notice(settings.notice, reading.languages, reading.report)


def _hidden(seeker: Seeker, voices: Iterable[VoiceSettings]) -> dict[str, Hidden]:
    found = {voice.language: seeker.find(voice) for voice in voices}
    return {code: hidden for code, hidden in found.items() if hidden is not None}


def _script(
    content: Content, settings: Settings | None, voices: Mapping[str, VoiceSettings], *, collects: bool
) -> Script | None:
    """The script; whatever is missing here was reported before."""
    visit, diary = content.visit, content.diary
    if visit is None or diary is None or settings is None:
        return None
    return Script(
        languages=tuple(_language(voice) for voice in voices.values()),
        steps=content.steps,
        first=visit.first,
        home=visit.home,
        help=visit.help,
        still_there=visit.still_there,
        language_page=visit.language,
        controls=visit.controls,
        bar=tuple(control.name for control in visit.controls[:BAR]),
        yes=visit.yes,
        no=visit.no,
        go_on=visit.go_on,
        more=visit.more,
        read=visit.read,
        touch_the_picture=visit.touch_the_picture,
        call_a_person=visit.call_a_person,
        did_you_say=visit.did_you_say,
        paused=visit.paused,
        takes=visit.takes,
        misses=visit.misses,
        groups=visit.groups,
        ribbon=visit.ribbon,
        touch_only=visit.touch_only,
        silent=visit.silent,
        cafes=diary.cafes(tuple(voices)),
        pace=settings.pace,
        person={code: strip_marks(settings.centre.person.get(code, "")) for code in voices},
        collects=collects,
    )


def _language(voice: VoiceSettings) -> Language:
    return Language(voice.language, voice.name, voice.right_to_left)
