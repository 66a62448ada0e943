from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from kiosk.content.visit_file import Act, VisitLine
from kiosk.demo import visitor as visitor_module
from kiosk.demo.visitor import VisitFailedError, Visitor
from kiosk.demo.watch import Watch
from kiosk.dialogue import advance, begin
from kiosk.dialogue.effects import CancelSignUp, Effect, FindSignUp, SaveQuestion, SaveSignUp, Speak
from kiosk.dialogue.events import (
    Candidate,
    Event,
    Heard,
    Pressed,
    QuestionSaved,
    Recorded,
    Recording,
    SignUpCancelled,
    SignUpFound,
    SignUpSaved,
    Spoken,
)
from kiosk.dialogue.session import Parts
from tests.dialogue.sample import sample_script

NO_BREATH = {"BREATH_S": 0.0, "ANSWER_S": 0.2, "PATIENCE_S": 0.2, "REACTION_S": 0.1}


@dataclass
class SimulatedKiosk:
    """The core, answered at once: it hears the word that a file is named after, as surely as is said.

    `mishears` are words that it takes for others, once each; words that are no answer it does not know.
    """

    surely: list[float] = field(default_factory=list)
    mishears: dict[str, str] = field(default_factory=dict)
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
        word = self.mishears.pop(wav.stem, wav.stem)
        heard: Event = Heard(listening, (Candidate(word, probability),))
        recorded = Recorded(listening, Recording(b"sound"))
        self._send(recorded if self.session.step in ("name", "question") else heard)

    def touch(self, name: str) -> bool:
        """Press what is on the page."""
        view = self.watch.seen.view
        assert view is not None
        options = (*view.options, *view.onward, *view.keys, *view.groups, *view.bar)
        shown = {option.name for option in options} | {"screen"}
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
                case SaveQuestion(save_id):
                    self._send(QuestionSaved(save_id))
                case FindSignUp(save_id, "4712"):
                    self._send(SignUpFound(save_id, "rabat"))
                case CancelSignUp(save_id, "4712"):
                    self._send(SignUpCancelled(save_id))
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
    assert visitor.given.telephone == kiosk.session.answers.telephone == "0612345678"
    assert visitor.given.recordings == {"name": Path("en/Fatima.wav")}


def test_a_visitor_says_it_again_when_not_understood() -> None:
    """Two tries fail, the third is heard."""
    kiosk = SimulatedKiosk(surely=[0.1, 0.1, 0.9])
    visitor_at(kiosk).follow(lines(("say", "en"), ("expect", "home")))


def test_a_visitor_says_yes_to_what_was_meant() -> None:
    """The question "did you say ...?" is answered."""
    kiosk = SimulatedKiosk(surely=[1.0, 0.4, 0.9])
    visitor_at(kiosk).follow(lines(("say", "en"), ("say", "cafe"), ("expect", "cafe")))


def test_a_visitor_says_no_to_what_was_not_meant() -> None:
    """And then says again what was meant."""
    kiosk = SimulatedKiosk(surely=[1.0, 0.4, 1.0, 1.0], mishears={"cafe": "learn"})
    learn = replace(kiosk.script.steps["home"].choices[0], picture="🎓")
    home = replace(kiosk.script.steps["home"], choices=(learn, *kiosk.script.steps["home"].choices[1:]))
    kiosk.script = replace(kiosk.script, steps={**kiosk.script.steps, "home": home})
    visitor_at(kiosk).follow(lines(("say", "en"), ("say", "cafe"), ("expect", "cafe")))


REGISTERED = lines(
    ("touch", "en"),
    ("touch", "cafe"),
    ("touch", "1"),
    ("touch", "yes"),
    ("touch", "type"),
    ("touch", "a"),
    ("touch", "l"),
    ("touch", "erase"),
    ("touch", "i"),
    ("touch", "done"),
    ("touch", "yes"),
    ("touch", "no-telephone"),
    ("touch", "chair"),
    ("touch", "transport"),
    ("say", "chair"),
    ("say", "done"),
    ("expect", "review"),
    ("say", "yes"),
    ("expect", "saved"),
)


def test_a_yes_that_is_asked_back_is_said_twice() -> None:
    """The review asks once more; then the sign-up is saved, with the name and the needs that were given."""
    kiosk = SimulatedKiosk()
    visitor = visitor_at(kiosk)
    visitor.follow(REGISTERED)
    seen = kiosk.watch.seen
    assert (seen.reference, visitor.given.cafe, visitor.given.written_name) == ("4712", "rabat", "Ai")
    assert seen.sign_up is not None
    assert (seen.sign_up.written_name, seen.sign_up.needs) == ("Ai", ("transport",))
    assert visitor.given.needs == {"transport"}


def test_a_visitor_types_the_code_that_the_kiosk_gave() -> None:
    """The sign-up is found and cancelled; the code is nothing that they leave."""
    kiosk = SimulatedKiosk()
    visitor = visitor_at(kiosk)
    visitor.follow(REGISTERED)
    visitor.follow(
        lines(
            ("touch", "home"),
            ("touch", "mine"),
            ("type", "code"),
            ("expect", "mine-found"),
            ("say", "cancel"),
            ("expect", "mine-cancelled"),
        )
    )
    assert kiosk.watch.seen.cancelled
    assert visitor.given.telephone is None


def test_a_question_in_free_words() -> None:
    """What is no answer is offered as nothing; what is recorded is remembered."""
    kiosk = SimulatedKiosk()
    visitor = visitor_at(kiosk)
    ask = (("touch", "en"), ("touch", "ask"), ("say", "where is the bus"), ("expect", "question-consent"))
    keep = (("say", "yes"), ("say", "my bus"), ("say", "yes"), ("expect", "question-saved"))
    visitor.follow(lines(*ask, *keep))
    assert visitor.given.recordings == {"question": Path("en/my bus.wav")}
    assert kiosk.watch.seen.questions == 1


def test_a_topic_offered_for_free_words_is_declined() -> None:
    """The visitor asked for none of those that the kiosk knows."""
    kiosk = SimulatedKiosk(mishears={"where is the bus": "work"})
    ask = (("touch", "en"), ("touch", "ask"), ("say", "where is the bus"), ("expect", "question-consent"))
    visitor_at(kiosk).follow(lines(*ask))


def test_a_visitor_gives_up_with_the_line_and_the_step() -> None:
    """The failure says where in the file and where in the visit."""
    kiosk = SimulatedKiosk()
    with pytest.raises(VisitFailedError, match=r"line 2, “touch: nothing”: it is not on the page .*“home”"):
        visitor_at(kiosk).follow(lines(("touch", "en"), ("touch", "nothing")))


def test_a_step_that_never_comes_is_a_failure() -> None:
    """An expectation has a limit."""
    with pytest.raises(VisitFailedError, match="that step was not shown"):
        visitor_at(SimulatedKiosk()).follow(lines(("expect", "saved")))


def test_a_yes_that_counts_for_little_is_said_until_it_counts() -> None:
    """The kiosk wants a sure yes to what it asks back, and asks anew where it has none."""
    kiosk = SimulatedKiosk(surely=[*(1.0,) * 3, 0.6, 0.6, 1.0, 1.0])
    visitor_at(kiosk).follow(REGISTERED)
    assert kiosk.watch.seen.reference == "4712"
