from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kiosk.content.visit_file import Act, VisitLine
from kiosk.demo import visitor as visitor_module
from kiosk.demo.visitor import VisitFailedError, Visitor
from kiosk.demo.watch import Watch
from kiosk.dialogue import advance, begin
from kiosk.dialogue.effects import Effect, Listen, Record, SaveSignUp, Speak
from kiosk.dialogue.events import Candidate, Event, Heard, Pressed, Recorded, Recording, SignUpSaved, Spoken
from kiosk.dialogue.session import Parts
from tests.dialogue.sample import sample_script

NO_BREATH = {"BREATH_S": 0.0, "ANSWER_S": 0.2, "PATIENCE_S": 0.2}


@dataclass
class SimulatedKiosk:
    """The core, answered at once: it hears the word that a file is named after, as surely as is said."""

    surely: list[float] = field(default_factory=list)
    watch: Watch = field(default_factory=Watch)

    def __post_init__(self) -> None:
        """Begin a visit."""
        self.script = sample_script()
        transition = begin(self.script, Parts(ear=True, voice=True))
        self.session = transition.session
        self._follow(transition.effects)

    def say(self, wav: Path) -> None:
        """Hear a word."""
        listening = self.watch.seen.listening
        assert listening is not None
        probability = self.surely.pop(0) if self.surely else 1.0
        heard: Event = Heard(listening, (Candidate(wav.stem, probability),))
        recorded = Recorded(listening, Recording(b"name"))
        self._send(recorded if self.session.step == "name" else heard)

    def touch(self, name: str) -> bool:
        """Press what is on the page."""
        view = self.watch.seen.view
        assert view is not None
        shown = {option.name for option in (*view.options, *view.keys, *view.groups, *view.bar)} | {"screen"}
        digits = {key.label: key.name for key in view.keys}
        name = digits.get(name, name)
        if name in shown:
            self._send(Pressed(name))
        return name in shown

    def _send(self, event: Event) -> None:
        self.watch(event)
        transition = advance(self.script, self.session, event)
        self.session = transition.session
        self._follow(transition.effects)

    def _follow(self, effects: tuple[Effect, ...]) -> None:
        for effect in effects:
            self.watch(effect)
        for effect in effects:
            match effect:
                case Speak(speak_id):
                    self._send(Spoken(speak_id))
                case SaveSignUp(save_id):
                    self._send(SignUpSaved(save_id, "4712"))
                case Listen() | Record():
                    pass
                case _:
                    pass


def visitor_at(kiosk: SimulatedKiosk) -> Visitor:
    """A visitor whose words are files named after them."""
    return Visitor(
        script=kiosk.script,
        watch=kiosk.watch,
        hands=kiosk,
        speaks=lambda text, language: Path(f"{language}/{text}.wav"),
        folder=Path("visits"),
    )


@pytest.fixture(autouse=True)
def _no_breath(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, seconds in NO_BREATH.items():
        monkeypatch.setattr(visitor_module, name, seconds)


def lines(*acts: tuple[str, str]) -> tuple[VisitLine, ...]:
    """Lines of a visit file."""
    return tuple(VisitLine(Act(act), value, line) for line, (act, value) in enumerate(acts, 1))


WHOLE = lines(
    ("say", "en"),
    ("touch", "cafe"),
    ("touch", "1"),
    ("wav", "yes/yes.wav"),
    ("expect", "name"),
    ("say", "Fatima"),
    ("say", "yes"),
    ("touch", "no"),
    ("say", "zero"),
    ("type", "6123"),
    ("touch", "erase"),
    ("type", "345699"),
    ("say", "fourth"),
    ("type", "90"),
    ("touch", "fifth"),
    ("type", "78"),
    ("say", "fourth"),
    ("say", "five"),
    ("say", "six"),
)


def test_a_visitor_gives_a_number_by_voice_by_touch_and_with_a_correction() -> None:
    """The visitor remembers the number as the kiosk should have it."""
    kiosk = SimulatedKiosk()
    visitor = visitor_at(kiosk)
    visitor.follow((*WHOLE, *lines(("expect", "check"))))
    assert "".join(visitor.digits) == kiosk.session.answers.telephone == "0612345678"
    assert visitor.name_wav == Path("en/Fatima.wav")


def test_a_visitor_says_it_again_when_not_understood() -> None:
    """Two tries fail, the third is heard."""
    kiosk = SimulatedKiosk(surely=[0.1, 0.1, 0.9])
    visitor_at(kiosk).follow(lines(("say", "en"), ("expect", "home")))


def test_a_visitor_confirms_by_saying_it_again() -> None:
    """The question "did you say ...?" is answered by the same words."""
    kiosk = SimulatedKiosk(surely=[1.0, 0.4, 0.4])
    visitor_at(kiosk).follow(lines(("say", "en"), ("say", "cafe"), ("expect", "cafe")))


def test_a_visitor_gives_up_with_the_line_and_the_step() -> None:
    """The failure says where in the file and where in the visit."""
    kiosk = SimulatedKiosk()
    with pytest.raises(VisitFailedError, match=r"line 2, “touch: nothing”: it is not on the page .*“home”"):
        visitor_at(kiosk).follow(lines(("touch", "en"), ("touch", "nothing")))


def test_a_step_that_never_comes_is_a_failure() -> None:
    """An expectation has a limit."""
    with pytest.raises(VisitFailedError, match="that step was not shown"):
        visitor_at(SimulatedKiosk()).follow(lines(("expect", "saved")))
