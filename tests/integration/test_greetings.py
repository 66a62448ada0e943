"""Real recognition of synthetic strangers: a greeting chooses its language, yes and no settle a doubt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from kiosk.app import Project, open_project, sound_settings
from kiosk.demo.play import Mouth
from kiosk.dialogue import advance, begin
from kiosk.dialogue.effects import Hear, Listen
from kiosk.dialogue.events import Candidate, Heard, Pressed, Spoken
from kiosk.dialogue.session import Parts, Transition
from kiosk.preparation import prepare
from kiosk.sound.recogniser import Recogniser
from kiosk.sound.recognisers import make_recogniser
from kiosk.sound.samples import HEARING_RATE_HZ, read_wav, to_rate
from kiosk.sound.settings import SoundSettings
from kiosk.sound.speech import spoken_part
from tests.integration.conftest import PREPARED

LANGUAGES = ("fr", "ar", "ary", "en")

# The first of them waits until the examples are made.
pytestmark = pytest.mark.timeout(600)


class Hall:
    """The core, the real recogniser by example, and visitors whose voices made no example."""

    def __init__(self, project: Project, mouth: Mouth) -> None:
        self._mouth = mouth
        self.script = project.script
        settings = SoundSettings(examples=PREPARED / "examples", voices=sound_settings(project).voices)
        self._recogniser: Recogniser = make_recogniser(settings)
        self.session = begin(self.script, Parts(ear=True, voice=True)).session

    def follow(self, transition: Transition) -> tuple[Hear, ...]:
        """Go on to where the kiosk listens; what it listens for."""
        self.session = transition.session
        if self.session.speak_id is not None:
            return self.follow(advance(self.script, self.session, Spoken(self.session.speak_id)))
        orders = [effect for effect in transition.effects if isinstance(effect, Listen)]
        return orders[-1].hears if orders else ()

    def listen(self) -> tuple[Hear, ...]:
        """Let the kiosk finish what it says."""
        return self.follow(advance(self.script, self.session, Spoken(self.session.speak_id or 0)))

    def ask_back(self, language: str) -> tuple[Hear, ...]:
        """At the main page of a language, let the kiosk hear something in doubt."""
        self.listen()
        self.follow(advance(self.script, self.session, Pressed(language)))
        doubtful = Heard(self.session.listen_id or 0, (Candidate("cafe", 0.4),))
        return self.follow(advance(self.script, self.session, doubtful))

    def hear(self, text: str, language: str, hears: tuple[Hear, ...]) -> Transition:
        """A visitor says this."""
        samples, rate_hz = read_wav(self._mouth.speak(text, language))
        hearing = self._recogniser.listen_for(hears)
        hearing.begin(spoken_part(to_rate(samples, rate_hz, HEARING_RATE_HZ)))
        heard = Heard(self.session.listen_id or 0, hearing.if_it_ended_here())
        return advance(self.script, self.session, heard)


def listened_for(project: Project) -> frozenset[tuple[str, str]]:
    """All phrases (language, text) that are listened for here."""
    with TemporaryDirectory() as folder, Mouth(project, Path(folder)) as nobody:
        pages = [Hall(project, nobody).listen()]
        pages += [Hall(project, nobody).ask_back(language) for language in LANGUAGES]
    return frozenset((hear.language, text) for hears in pages for hear in hears for text in hear.phrases)


@pytest.fixture(scope="module")
def project() -> Project:
    """The shipped kiosk, with the examples of all that is listened for here."""
    project = replace(open_project(), data=PREPARED)
    assert not prepare(project, lambda *_: None, only=listened_for(project))
    return project


@pytest.fixture
def hall(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """A visitor before the kiosk."""
    with Mouth(project, tmp_path_factory.mktemp("visitor")) as mouth:
        yield Hall(project, mouth)


@pytest.mark.parametrize(
    ("language", "greeting"),
    [
        ("fr", "bonjour"),
        ("fr", "français"),
        ("en", "hello"),
        ("en", "english"),
        ("ar", "السَّلَامُ عَلَيْكُمْ"),
        ("ar", "الْعَرَبِيَّهْ"),
        ("ary", "لَابَاسْ"),
        ("ary", "الدَّارِجَه"),
    ],
)
def test_a_greeting_chooses_its_language(hall: Hall, language: str, greeting: str) -> None:
    """Said at the first page, where all languages are listened for at once."""
    hears = hall.listen()
    assert {hear.language for hear in hears} == set(LANGUAGES)
    hall.follow(hall.hear(greeting, language, hears))
    assert (hall.session.step, hall.session.language) == (hall.script.home, language)


@pytest.mark.parametrize("answer", ["yes", "no"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_yes_and_no_settle_a_doubt_in_each_language(hall: Hall, language: str, answer: str) -> None:
    """After "did you say ...?" at the main page."""
    hears = hall.ask_back(language)
    assert [hear.choice for hear in hears[:3]] == ["yes", "no", "cafe"]
    choice = hall.script.yes if answer == "yes" else hall.script.no
    hall.follow(hall.hear(choice.hear[language][0], language, hears))
    assert hall.session.doubt is None
    assert hall.session.step == ("cafe" if answer == "yes" else hall.script.home)
