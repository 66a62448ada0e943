"""What a page can be like meanwhile: someone speaks, an answer is named, the microphone is away, a pause.

Each state is drawn on the first page, as visitors come, of each shape that it can alter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from kiosk.dialogue.events import LOUDEST
from kiosk.dialogue.pages import page
from kiosk.dialogue.script import Kind, Script
from kiosk.dialogue.session import Parts, Session, Stage
from kiosk.dialogue.view import Attention, Option, Scene, View
from kiosk.gallery.pages import Page, at_its_longest
from kiosk.gallery.walk import Seen
from kiosk.gallery.ways import LETTERS, NUMBER, RECORDING

TIFINAGH = Option("zgh", "👋", "ⵜⴰⵎⴰⵣⵉⵖⵜ")
"""A stand-in for a language that is not offered yet: its name in its own letters."""

Change = Callable[[Script, Session], View]
"""The page in a state."""

_QUESTIONS = ("cards", "list", "explanation", "game", "consent", "number", "letters", "groups")
_ANSWERS = ("details", "review", "ticket")
_FEW = 2


def states(script: Script, seen: Iterable[Seen]) -> Iterator[Page]:
    """Each state on its pages, in each language."""
    met: set[tuple[str, str, str]] = set()
    for each in seen:
        shape = shape_of(script, each.view)
        for name, change in _changes(each, shape).items():
            key = (each.view.language, shape, name)
            if key not in met:
                met.add(key)
                yield Page(f"{each.view.step}_{name}", change(script, each.session), state=True)


def shape_of(script: Script, view: View) -> str:
    """What a page is like, in a word."""
    step = script.steps[view.step]
    if view.scene is not Scene.PLAIN:
        return str(view.scene.value)
    shapes = {
        "letters": step.kind is Kind.LETTERS,
        "code": step.keeps == "quoted" and step.kind is Kind.NUMBER,
        "number": step.kind is Kind.NUMBER,
        "recording": step.kind is Kind.RECORDING,
        "groups": bool(step.corrects),
        "ticket": "reference" in step.details,
        "review": len(step.details) > _FEW,
        "details": bool(step.details),
        "languages": step.name == script.language_page,
        "list": len(step.pages) > 1,
        "cards": bool(step.choices),
    }
    return next((name for name, so in shapes.items() if so), "message")


def _changes(each: Seen, shape: str) -> Mapping[str, Change]:
    """The states that begin at this page, by name."""
    if each.session.held is not None:
        return {"paused": _as_it_is}
    if each.session.doubt is not None and each.session.misses == 0:
        return {"doubt": _longest}
    if not each.plain:
        return {}
    return {name: change for name, (shapes, change) in _STATES.items() if shape in shapes}


def _as_it_is(script: Script, session: Session) -> View:
    return page(script, session)


def _longest(script: Script, session: Session) -> View:
    return at_its_longest(script, session)


def _attending(attention: Attention) -> Change:
    return lambda script, session: replace(at_its_longest(script, session), attention=attention)


def _with_parts(parts: Parts) -> Change:
    return lambda script, session: at_its_longest(script, replace(session, parts=parts))


def _lit(script: Script, session: Session) -> View:
    """The first answer is being named."""
    view = page(script, session)
    spoken = replace(view, attention=Attention.SPEAKING)
    if view.options:
        return replace(spoken, options=_first_lit(view.options))
    if view.groups:
        return replace(spoken, groups=_first_lit(view.groups))
    return replace(spoken, onward=_first_lit(view.onward))


def _first_lit(options: tuple[Option, ...]) -> tuple[Option, ...]:
    return tuple(replace(option, lit=at == 0) for at, option in enumerate(options))


def _understood(script: Script, session: Session) -> View:
    """A spoken answer led here."""
    choice = script.steps[script.home].choices[0]
    option = Option(choice.name, choice.picture, choice.shown[session.language])
    return replace(at_its_longest(script, session), understood=option)


def _reading(script: Script, session: Session) -> View:
    """What is touched is read aloud first."""
    return page(script, replace(session, reading=True))


def _typed(script: Script, session: Session) -> View:
    """A touch stopped the voice, and some of the keys are pressed."""
    entry = LETTERS if script.steps[session.step].kind is Kind.LETTERS else NUMBER[:6]
    return page(script, replace(session, entry=entry, stage=Stage.ATTENDING))


def _answered(script: Script, session: Session) -> View:
    """All is answered that can be, by voice."""
    needs = frozenset(choice.sets.need for choice in script.needs[:2] if choice.sets.need)
    answers = replace(
        session.answers, name=RECORDING, written_name=None, telephone=NUMBER, needs=needs, read_aloud=True
    )
    return at_its_longest(script, replace(session, answers=answers))


def _loud(script: Script, session: Session) -> View:
    step = script.steps[session.step]
    view = at_its_longest(script, session)
    return replace(view, attention=Attention.RECORDING, loudness=LOUDEST - 2, record_seconds=step.max_seconds)


def _moving(script: Script, session: Session) -> View:
    return replace(page(script, session), moving=True)


def _one_more_language(script: Script, session: Session) -> View:
    view = page(script, session)
    return replace(view, options=(*view.options, TIFINAGH)[-4:])


_STATES: Mapping[str, tuple[tuple[str, ...], Change]] = {
    "listening": (("cards",), _attending(Attention.LISTENING)),
    "hearing": (("cards", "letters"), _attending(Attention.HEARING)),
    "thinking": (("cards", "number"), _attending(Attention.THINKING)),
    "lit": (_QUESTIONS, _lit),
    "understood": ((*_QUESTIONS, *_ANSWERS), _understood),
    "reading": ((*_QUESTIONS, *_ANSWERS), _reading),
    "typed": (("number", "letters"), _typed),
    "answered": (("review",), _answered),
    "loud": (("recording",), _loud),
    "moving": (("attract",), _moving),
    "tamazight": (("attract", "languages"), _one_more_language),
    "trial": (("cards", "number", "ticket"), _with_parts(Parts(ear=True, voice=True, trial=True))),
    "touch-only": (("explanation", "details"), _with_parts(Parts(ear=False, voice=True))),
    "silent": (("list", "consent"), _with_parts(Parts(ear=True, voice=False))),
    "notices": (("cards", "letters"), _with_parts(Parts(trial=True))),
}
"""By name: the shapes of pages on which the state is drawn, and the page in it."""
