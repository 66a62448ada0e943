"""The bench on which one event is worked: a session being changed and the orders that go with it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kiosk.dialogue.effects import Effect, Show
from kiosk.dialogue.pages import page
from kiosk.dialogue.script import Script, Step
from kiosk.dialogue.session import Session, Transition


class Turn:
    """Collects what one event changes; made and ended within one call of `advance`."""

    def __init__(self, script: Script, session: Session) -> None:
        self.script = script
        self.session = session
        self._effects: list[Effect] = []
        self._before = session

    @property
    def step(self) -> Step:
        """The step the session stands at."""
        return self.script.steps[self.session.step]

    def change(self, **changes: Any) -> None:  # noqa: ANN401 - `replace` checks the names and takes any value
        """Change fields of the session."""
        self.session = replace(self.session, **changes)

    def order(self, effect: Effect) -> None:
        """Order an effect, after those ordered before."""
        self._effects.append(effect)

    def new_id(self) -> int:
        """An id that no order has had."""
        self.change(last_id=self.session.last_id + 1)
        return self.session.last_id

    def end(self, *, first: bool = False) -> Transition:
        """The transition; the page is shown before anything else if it changed or is the first."""
        if self.session is self._before and not first:
            return Transition(self.session, tuple(self._effects))
        view = page(self.script, self.session)
        if first or view != page(self.script, self._before):
            self._effects.insert(0, Show(view))
        return Transition(self.session, tuple(self._effects))
