"""Watches a running kiosk for its visitor: which step is shown, whose turn it is, what came of an answer.

Told of every event and effect by the runner; a visitor's thread waits here, always with a bound.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from kiosk.dialogue.effects import (
    Effect,
    EndVisit,
    Listen,
    Record,
    SaveQuestion,
    SaveSignUp,
    Show,
    SignUp,
    StopListening,
)
from kiosk.dialogue.events import (
    Event,
    Heard,
    Pointed,
    Pressed,
    QuestionSaved,
    Recorded,
    SignUpCancelled,
    SignUpSaved,
    Take,
)
from kiosk.dialogue.view import View


@dataclass(frozen=True, slots=True)
class Press:
    """Something was pressed at a step."""

    step: str
    name: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Seen:
    """What has happened so far; `steps` are those shown, in order, a step entered again counted again."""

    view: View | None = None
    steps: tuple[str, ...] = ()
    pressed: tuple[Press, ...] = ()
    pointed: tuple[str, ...] = field(default=(), repr=False)
    """What the focus came to, in order."""
    listening: int | None = None
    """The id of the listening or recording under way."""
    answered: int = 0
    """How many times speech ended and was compared or kept."""
    taken_up: int = 0
    """How many of these answers had been given when the latest page was shown."""
    best: tuple[str, float] | None = field(default=None, repr=False)
    """The most probable choice of the latest speech, and its probability."""
    sign_up: SignUp | None = None
    reference: str | None = field(default=None, repr=False)
    question: SaveQuestion | None = None
    questions: int = 0
    """How many questions were saved."""
    cancelled: bool = False
    """The sign-up was cancelled."""
    visits_ended: int = 0


class Watch:
    """An observer of the runner that others can wait on."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._seen = Seen()

    def __call__(self, what: Event | Effect) -> None:
        """Note one event or effect."""
        with self._changed:
            self._seen = noted(self._seen, what)
            self._changed.notify_all()

    @property
    def seen(self) -> Seen:
        """What has happened so far."""
        with self._changed:
            return self._seen

    def wait_for(self, condition: Callable[[Seen], bool], timeout_s: float) -> bool:
        """Wait until this holds; False when it does not in time."""
        with self._changed:
            return self._changed.wait_for(lambda: condition(self._seen), timeout_s)


def noted(seen: Seen, what: Event | Effect) -> Seen:  # noqa: C901, PLR0911, PLR0912 - one arm a thing worth noting
    """What has been seen after one more thing."""
    match what:
        case Show(view):
            same = seen.view is not None and seen.view.step == view.step
            steps = seen.steps if same else (*seen.steps, view.step)
            return replace(seen, view=view, steps=steps, taken_up=seen.answered)
        case Listen(listen_id):
            return replace(seen, listening=listen_id)
        case Record(record_id):
            return replace(seen, listening=record_id)
        case StopListening():
            return replace(seen, listening=None)
        case Pressed(name):
            press = Press(seen.view.step if seen.view else "", name)
            return replace(seen, pressed=(*seen.pressed, press))
        case Pointed(name):
            return replace(seen, pointed=(*seen.pointed, name))
        case Heard(_, candidates):
            best = (candidates[0].choice, candidates[0].probability) if candidates else None
            return replace(seen, listening=None, answered=seen.answered + 1, best=best)
        case Recorded(_, recording, take):
            # A bad take is asked for again, as an answer that was not understood.
            best = ("recorded", float(take is Take.GOOD)) if recording else None
            return replace(seen, listening=None, answered=seen.answered + 1, best=best)
        case SaveSignUp(_, sign_up):
            return replace(seen, sign_up=sign_up)
        case SignUpSaved(_, reference):
            return replace(seen, reference=reference)
        case SaveQuestion():
            return replace(seen, question=what)
        case QuestionSaved():
            return replace(seen, questions=seen.questions + 1)
        case SignUpCancelled():
            return replace(seen, cancelled=True)
        case EndVisit():
            return replace(seen, visits_ended=seen.visits_ended + 1, steps=(*seen.steps, "end"))
        case _:
            return seen
