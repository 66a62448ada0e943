"""A small script that has every kind of step, in two languages, for tests of the core."""

from __future__ import annotations

from dataclasses import replace

from kiosk.dialogue.events import Miss, Take
from kiosk.dialogue.script import (
    Cafe,
    Language,
    Notice,
    Pace,
    Script,
)
from tests.dialogue.sample_steps import BAR, CONTROLS, LANGUAGES, STEPS, TOWNS, choice, say

ORDER = ("first", "second", "third", "fourth", "fifth")
GROUPS = tuple(replace(choice(name, ""), group=at) for at, name in enumerate(ORDER))
TAKES = {take: say(f"visit.takes.{take.value}", take.value) for take in Take if take is not Take.GOOD}


def sample_script(**changes: object) -> Script:
    """The whole script."""
    fields: dict[str, object] = {
        "languages": (Language("en", "English"), Language("ar", "العربية", right_to_left=True)),
        "steps": {step.name: step for step in STEPS},
        "first": "welcome",
        "home": "home",
        "help": "help",
        "language_page": "language",
        "bar": BAR,
        "go_on": choice("go-on", ""),
        "more": choice("more", "stay", onward=True, named=True),
        "read": choice("read", ""),
        "paused": say("visit.paused", "paused"),
        "misses": {miss: say(f"visit.misses.{miss.value}", miss.value) for miss in Miss},
        "person": {"en": "Fatima", "ar": "فاطمة"},
        "still_there": "still-there",
        "controls": tuple(choice(name, "") for name in CONTROLS),
        "yes": choice("yes", ""),
        "no": choice("no", ""),
        "touch_the_picture": say("visit.touch_the_picture", "touch the picture"),
        "call_a_person": say("visit.call_a_person", "call a person"),
        "takes": TAKES,
        "groups": GROUPS,
        "did_you_say": say("visit.did_you_say", "did you say {choice}"),
        "ribbon": notice("trial", "nothing is kept"),
        "touch_only": notice("touch only", "please touch"),
        "silent": notice("silent"),
        "cafes": tuple(cafe(name) for name in TOWNS),
        "pace": Pace(),
        **changes,
    }
    return Script(**fields)  # type: ignore[arg-type]  # tests name the fields they change


def cafe(name: str) -> Cafe:
    """A café in this town."""
    return Cafe(
        name,
        dict.fromkeys(LANGUAGES, ("Saturday",) * 2),
        dict.fromkeys(LANGUAGES, (name.title(),) * 2),
        30,
        dict.fromkeys(LANGUAGES, ("many",) * 2),
    )


def notice(shown: str, *spoken: str) -> Notice:
    """A notice that says this."""
    return Notice("🔔", dict.fromkeys(LANGUAGES, shown), say(f"visit.{shown}", *spoken))
