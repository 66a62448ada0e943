"""What a visitor gave, noted from what they said and touched and never from what the kiosk kept of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from kiosk.dialogue.answers import ERASE, SPACE
from kiosk.dialogue.digits import GROUP
from kiosk.dialogue.script import Choice, Step


@dataclass(slots=True)
class Given:
    """What the organizers must find: no more, no less."""

    digits: list[str] = field(default_factory=list, repr=False)
    """The telephone number, digit by digit."""
    letters: list[str] = field(default_factory=list, repr=False)
    """The name as it was typed."""
    recordings: dict[str, Path] = field(default_factory=dict)
    """What was said when a recording was made: "name", "question"."""
    cafe: str | None = None
    needs: set[str] = field(default_factory=set, repr=False)
    _again: list[int] = field(default_factory=list, repr=False)
    """The places of the digits that are being given again."""

    @property
    def telephone(self) -> str | None:
        """The number as a whole; None when none was given."""
        return "".join(self.digits) or None

    @property
    def written_name(self) -> str | None:
        """The name as the kiosk writes it; None when none was typed, or one was said after all."""
        return None if "name" in self.recordings else "".join(self.letters).title() or None

    def choose(self, step: Step, choice: Choice) -> None:
        """An answer was chosen, a key touched, or either said."""
        self.cafe = choice.sets.cafe or self.cafe
        if choice.sets.need:
            self.needs ^= {choice.sets.need}
        self._forget(choice.sets.forget)
        if choice.group is not None:
            self._again = [GROUP * choice.group, GROUP * choice.group + 1]
        elif choice.key and step.keeps == "telephone":
            self._digit(choice.key)

    def letter(self, name: str) -> None:
        """A letter, the space or the key that erases was touched."""
        if name == ERASE:
            del self.letters[-1:]
        else:
            self.letters.append(" " if name == SPACE else name)

    def _digit(self, key: str) -> None:
        if key == "erase":
            del self.digits[-1:]
        elif self._again:
            self.digits[self._again.pop(0)] = key
        else:
            self.digits.append(key)

    def _forget(self, what: frozenset[str]) -> None:
        if "telephone" in what:
            self.digits.clear()
        if "name" in what:
            self.letters.clear()
        if "needs" in what:
            self.needs.clear()
        for name in what:
            self.recordings.pop(name, None)
