"""Holds a conversation with the core as the parts of a kiosk would, without any of them."""

from __future__ import annotations

from kiosk.dialogue import advance, begin
from kiosk.dialogue.effects import (
    Effect,
    EndVisit,
    Listen,
    Record,
    SaveSignUp,
    Say,
    Show,
    Speak,
    Utterance,
)
from kiosk.dialogue.events import (
    Candidate,
    Event,
    Heard,
    Miss,
    Pressed,
    Recorded,
    Recording,
    SignUpSaved,
    Spoken,
    Take,
    TimedOut,
)
from kiosk.dialogue.script import Pace, Script
from kiosk.dialogue.session import Parts, Session
from kiosk.dialogue.view import View
from tests.dialogue.sample import sample_script

NAME = Recording(b"\x01\x02" * 8000)


class Conversation:
    """One visit: what a visitor does, and what the kiosk did about it."""

    def __init__(self, script: Script | None = None, parts: Parts | None = None) -> None:
        self.script = script or sample_script()
        self.effects: list[Effect] = []
        transition = begin(self.script, parts or Parts(ear=True, voice=True))
        self.session: Session = transition.session
        self.effects.extend(transition.effects)

    def send(self, event: Event) -> tuple[Effect, ...]:
        """Let this happen; the effects that followed."""
        transition = advance(self.script, self.session, event)
        self.session = transition.session
        self.effects.extend(transition.effects)
        return transition.effects

    def finish_speaking(self) -> tuple[Effect, ...]:
        """Let the kiosk say all it has to say."""
        speak_id = self.session.speak_id
        return self.send(Spoken(speak_id)) if speak_id is not None else ()

    def press(self, *names: str) -> None:
        """Touch these one after the other."""
        for name in names:
            self.send(Pressed(name))

    def say(self, choice: str, probability: float = 0.95) -> tuple[Effect, ...]:
        """Wait for one's turn and say the phrase of a choice."""
        self.finish_speaking()
        assert self.session.listen_id is not None, "the kiosk does not listen"
        return self.send(Heard(self.session.listen_id, (Candidate(choice, probability),)))

    def say_slowly(self, choice: str, pause_ms: int) -> tuple[Effect, ...]:
        """Say the phrase of a choice with a pause in it."""
        self.finish_speaking()
        assert self.session.listen_id is not None, "the kiosk does not listen"
        return self.send(Heard(self.session.listen_id, (Candidate(choice, 0.95),), longest_pause_ms=pause_ms))

    def mumble(self, miss: Miss = Miss.NOT_UNDERSTOOD) -> tuple[Effect, ...]:
        """Say something that fits nothing."""
        self.finish_speaking()
        assert self.session.listen_id is not None, "the kiosk does not listen"
        return self.send(Heard(self.session.listen_id, (), miss=miss))

    def stay_silent(self) -> tuple[Effect, ...]:
        """Let the step's time run out."""
        self.finish_speaking()
        assert self.session.silence_id is not None, "nothing waits"
        return self.send(TimedOut(self.session.silence_id))

    def leave(self) -> tuple[Effect, ...]:
        """Let the idle time run out."""
        assert self.session.idle_id is not None, "nothing waits"
        return self.send(TimedOut(self.session.idle_id))

    def record(self, recording: Recording | None = NAME, take: Take = Take.GOOD) -> None:
        """Speak freely after the tone."""
        self.finish_speaking()
        assert isinstance(self.last(Record), Record)
        assert self.session.listen_id is not None
        self.send(Recorded(self.session.listen_id, recording, take))

    def save(self, reference: str = "4712") -> None:
        """Let the store keep the sign-up."""
        self.finish_speaking()
        order = self.last(SaveSignUp)
        assert isinstance(order, SaveSignUp)
        self.send(SignUpSaved(order.save_id, reference))

    def last(self, kind: type[Effect]) -> Effect:
        """The latest effect of a kind."""
        return next(effect for effect in reversed(self.effects) if isinstance(effect, kind))

    @property
    def step(self) -> str:
        """Where the visit stands."""
        return self.session.step

    @property
    def view(self) -> View:
        """The page on the screen."""
        show = self.last(Show)
        assert isinstance(show, Show)
        return show.view

    @property
    def said(self) -> tuple[str, ...]:
        """The texts of the latest `Speak`."""
        speak = self.last(Speak)
        assert isinstance(speak, Speak)
        return tuple(texts(speak.says))

    @property
    def listens_for(self) -> set[str]:
        """The choices that the latest `Listen` waits for."""
        listen = self.last(Listen)
        assert isinstance(listen, Listen)
        return {hear.choice for hear in listen.hears}

    @property
    def ended(self) -> bool:
        """Whether the visit was ended."""
        return any(isinstance(effect, EndVisit) for effect in self.effects)

    def to_telephone(self, *, aloud: bool = False) -> None:
        """Go to the keypad, in English, with a name recorded, and say whether digits may be said back."""
        self.press("en", "cafe", "rabat", "yes")
        self.record()
        self.press("yes", "yes" if aloud else "no")

    def to_review(self) -> None:
        """Go to the review page with a name and no telephone."""
        self.to_telephone()
        self.press("no-telephone")
        self.finish_speaking()
        self.press("done")


def texts(says: tuple[Say, ...]) -> list[str]:
    """The words of what is said."""
    return [say.text for say in says if isinstance(say, Utterance)]


def at_home(**pace: float | bool) -> Conversation:
    """A visitor who has chosen English."""
    visit = Conversation(sample_script(pace=Pace(**pace)))  # type: ignore[arg-type]  # tests name the fields
    visit.press("en")
    return visit


def listened(visit: Conversation) -> Listen:
    """The latest order to listen."""
    order = visit.last(Listen)
    assert isinstance(order, Listen)
    return order
