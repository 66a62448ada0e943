"""Walks a script as visitors can, by touch, by silence and by doubtful speech, and keeps every page it meets.

A page is met once for each language, step, page of a list, and for what changes what is shown or said there.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kiosk.dialogue import advance, begin
from kiosk.dialogue.effects import Effect, Say, Speak, Utterance
from kiosk.dialogue.events import Event, Pressed, Speaking
from kiosk.dialogue.pages import page
from kiosk.dialogue.script import Script
from kiosk.dialogue.session import Answers, Parts, Session, Stage, Transition
from kiosk.dialogue.view import View
from kiosk.gallery.ways import ways_on

WITH_ALL = Parts(ear=True, voice=True)
TOUCH_ONLY = Parts(ear=False, voice=True)


@dataclass(frozen=True, slots=True)
class Seen:
    """A page that was met: the session, what led there, and what was said and ordered as it was entered."""

    session: Session
    view: View
    effects: tuple[Effect, ...] = field(repr=False)
    came_from: str = ""

    @property
    def says(self) -> tuple[Say, ...]:
        """What was said as the page was entered."""
        return tuple(say for effect in self.effects if isinstance(effect, Speak) for say in effect.says)

    @property
    def utterances(self) -> tuple[Utterance, ...]:
        """What was said in words."""
        return tuple(say for say in self.says if isinstance(say, Utterance))

    @property
    def plain(self) -> bool:
        """Whether it is the page as it is entered: nothing in doubt, nothing missed, not paused."""
        session = self.session
        return session.doubt is None and session.misses == 0 and session.held is None

    @property
    def where(self) -> str:
        """The page's name, for a message."""
        doubt = f", in doubt about {self.session.doubt}" if self.session.doubt else ""
        return f"{self.view.language} {self.view.step} page {self.view.page}{doubt}"


def walk(script: Script, parts: Parts = WITH_ALL) -> tuple[Seen, ...]:
    """Every page that can be reached, with its doubts, misses and pauses."""
    met: dict[tuple[object, ...], Seen] = {}
    ahead = deque([(begin(script, parts), "")])
    while ahead:
        entered, came_from = ahead.popleft()
        key = _key(script, entered.session)
        if key in met:
            continue
        met[key] = here = _seen(script, entered, came_from)
        if here.plain:
            ways = ways_on(script, here.session, here.view)
            ahead.extend((after(script, here.session, events), here.session.step) for events in ways)
    return (*met.values(), *_stand_ins(script, parts, {each.session.step for each in met.values()}))


def after(script: Script, session: Session, events: tuple[Event, ...]) -> Transition:
    """What these events lead to; the effects are those of the last."""
    transition = Transition(session, ())
    for event in events:
        transition = advance(script, transition.session, event)
    return transition


def captions(script: Script, each: Seen) -> Iterator[tuple[Utterance, str]]:
    """What is said on a page, and the caption on the screen meanwhile."""
    for index, say in enumerate(each.session.says):
        if isinstance(say, Utterance) and each.session.speak_id is not None:
            session = advance(script, each.session, Speaking(each.session.speak_id, index)).session
            yield say, page(script, session).caption


def _stand_ins(script: Script, parts: Parts, met: set[str]) -> Iterator[Seen]:
    """The pages for what is not so today: a café that is full, no café at all, no whole notice."""
    given = Answers(cafe=script.cafes[0].id if script.cafes else None)
    for name in sorted(script.steps.keys() - met):
        for language in script.languages:
            session = replace(begin(script, parts).session, language=language.code, step=name)
            entered = after(script, replace(session, answers=given), (Pressed("repeat"),))
            yield _seen(script, entered, name)


def _seen(script: Script, entered: Transition, came_from: str) -> Seen:
    return Seen(entered.session, page(script, entered.session), entered.effects, came_from)


def _key(script: Script, session: Session) -> tuple[object, ...]:
    """What tells one page from another; answers count only where they are asked for or shown."""
    step, answers = script.steps[session.step], session.answers
    shown = bool(step.details)
    return (
        session.language,
        session.step,
        session.page,
        session.doubt,
        session.held is None,
        session.misses,
        session.correcting,
        session.stage in (Stage.SAVING, Stage.RECORDING),
        (session.changing is not None) and step.item,
        answers.read_aloud and (shown or step.item == "telephone"),
        bool(answers.needs) and (shown or step.item == "needs"),
        bool(answers.written_name) and shown,
    )
