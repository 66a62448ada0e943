"""Who visits: ten manners of using the kiosk, and what people come for."""

from __future__ import annotations

import random
from dataclasses import dataclass
from enum import Enum

from kiosk.dialogue.script import Kind, Script


@dataclass(frozen=True, slots=True)
class Manner:
    """How someone uses the kiosk.

    `think_s` is the time to an answer; `touch_s` that of a touch, or of scanning to an item by switches.
    `misheard` is the share of spoken answers that the recogniser takes for another. `chatty` is the share
    of answers before which something else is said; `silence` the share of visits whose voice never comes
    through. A visitor `leaves` in the middle, or `changes_language` on the way.
    """

    name: str
    speaks: bool = True
    touches: bool = True
    hears: bool = True
    misheard: float = 0.0
    think_s: float = 2.0
    touch_s: float = 1.5
    chatty: float = 0.0
    voice_arrives: bool = True
    leaves: bool = False
    changes_language: bool = False


MANNERS = (
    Manner("only speaks, reads nothing, 5 % misheard", touches=False, misheard=0.05),
    Manner("only speaks, reads nothing, 15 % misheard", touches=False, misheard=0.15),
    Manner("only speaks, reads nothing, 30 % misheard", touches=False, misheard=0.30),
    Manner("speaks or touches, 15 % misheard", misheard=0.15),
    Manner("only touches", speaks=False),
    Manner("two switches", speaks=False, touch_s=6.0),
    Manner("hears nothing", speaks=False, hears=False),
    Manner("slow, 5 % misheard", misheard=0.05, think_s=14.0),
    Manner("chatty, 5 % misheard", misheard=0.05, chatty=0.4),
    Manner("changes language, 5 % misheard", misheard=0.05, changes_language=True),
    Manner("leaves in the middle", misheard=0.05, leaves=True),
    Manner("silent microphone", voice_arrives=False),
)


class Wish(Enum):
    """What someone comes for."""

    REGISTER = "register"
    LEARN = "learn"
    ASK = "ask"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class Goal:
    """A wish and what belongs to it; `topic` is the choice of a topic, `code` that of an earlier sign-up."""

    wish: Wish
    language: str
    cafe: str = ""
    telephone: str | None = None
    needs: frozenset[str] = frozenset()
    topic: str = ""
    code: str = ""


_WISHES = (Wish.REGISTER, Wish.REGISTER, Wish.REGISTER, Wish.LEARN, Wish.ASK, Wish.CANCEL)
_WITH_TELEPHONE = 0.7
_WITH_NEED = 0.25


def goal_of(script: Script, draw: random.Random, manner: Manner, wish: Wish | None = None) -> Goal:
    """What a visitor of this script comes for; a question is asked by voice."""
    languages = [language.code for language in script.languages]
    asks = manner.speaks and manner.voice_arrives
    telephone = None
    if draw.random() < _WITH_TELEPHONE:
        telephone = draw.choice(("06", "07", "05")) + "".join(draw.choices("0123456789", k=8))
    needs = [choice.sets.need for choice in script.needs if choice.sets.need]
    some_needs = frozenset(need for need in needs if draw.random() < _WITH_NEED)
    return Goal(
        wish or draw.choice([wish for wish in _WISHES if asks or wish is not Wish.ASK]),
        draw.choice(languages),
        cafe=draw.choice(cafes(script) or [""]),
        telephone=telephone,
        needs=some_needs,
        topic=draw.choice(topics(script) or [""]),
        code=str(draw.randrange(1_000, 10_000)),
    )


def cafes(script: Script) -> list[str]:
    """The cafés with a seat left that can be chosen at the registration."""
    for step in script.steps.values():
        names = [choice.name for choice in step.choices if choice.sets.cafe == choice.name]
        if names and step.item:
            return names
    return []


def where_chosen(script: Script, cafe: str) -> str:
    """The step of the registration at which this café is chosen; empty where there is none."""
    for step in script.steps.values():
        if step.item and any(choice.sets.cafe == choice.name == cafe for choice in step.choices):
            return step.name
    return ""


def topics(script: Script) -> list[str]:
    """The choices of the long list of topics: those that lead to a first part."""
    return [
        choice.name
        for step in script.steps.values()
        if not step.offers
        for choice in step.choices
        if choice.go == f"{choice.name}.answer" and len(step.listed) > 4  # noqa: PLR2004 - a list, not links
    ]


def step_of(script: Script, *, kind: Kind, **wanted: object) -> str:
    """The first step of this kind with these fields; empty where there is none."""
    for step in script.steps.values():
        if step.kind is kind and all(getattr(step, name) == value for name, value in wanted.items()):
            return step.name
    return ""
