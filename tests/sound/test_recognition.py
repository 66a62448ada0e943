from __future__ import annotations

import json
import time
from pathlib import Path

import numpy as np
import pytest

from kiosk.dialogue.effects import Hear
from kiosk.sound.examples import enrol_phrase
from kiosk.sound.recognise import recognise_files
from kiosk.sound.recogniser import NOTHING_AT, Hearing, candidates, nothing_at
from kiosk.sound.recognisers import make_recogniser
from kiosk.sound.samples import Samples, silence, write_wav
from kiosk.sound.settings import SoundSettings
from kiosk.sound.speech import spoken_part
from tests.sound.signals import noise, sine, spoken

EXAMPLES = ("roa/fr", "roa/fr+f2", "roa/fr-be+m3", "roa/fr-ch+f4")
VISITORS = ("roa/fr-ch+f1", "roa/fr+m1", "roa/fr-be+f3")
ANSWERS = {"learn": "apprendre", "cafe": "le café", "help": "aidez-moi", "end": "au revoir"}
CONTROLS = {
    "repeat": "répétez",
    "slower": "plus lentement",
    "faster": "plus vite",
    "louder": "plus fort",
    "softer": "moins fort",
    "back": "retour",
    "home": "page d'accueil",
    "yes": "oui",
}
STEP = {**ANSWERS, **CONTROLS}
HEARS = [Hear(choice, "fr", (text,)) for choice, text in STEP.items()]


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> SoundSettings:
    """Synthetic examples of a step with four answers and eight controls."""
    folder = tmp_path_factory.mktemp("examples")
    for text in STEP.values():
        sounds = [spoken(text, voice, rate) for voice in EXAMPLES for rate in (130, 175)]
        assert enrol_phrase(folder, "fr", text, sounds) == ()
    return SoundSettings(examples=folder)


@pytest.fixture(scope="module")
def hearing(settings: SoundSettings) -> Hearing:
    """The step."""
    return make_recogniser(settings).listen_for(HEARS)


def heard(hearing: Hearing, samples: Samples) -> tuple[str | None, float]:
    """The best choice and its probability."""
    hearing.begin(spoken_part(samples))
    found = hearing.if_it_ended_here()
    return (found[0].choice, found[0].probability) if found else (None, 0.0)


@pytest.mark.parametrize("voice", VISITORS)
def test_a_voice_that_made_no_example_is_understood(hearing: Hearing, voice: str) -> None:
    """Every answer and control, surely enough to be accepted."""
    said = {choice: heard(hearing, spoken(text, voice)) for choice, text in STEP.items()}
    assert {choice: best for choice, (best, _) in said.items()} == {choice: choice for choice in STEP}
    assert min(probability for _, probability in said.values()) >= 0.7


def test_a_visitor_in_a_noisy_room_is_understood(hearing: Hearing) -> None:
    """White noise 20 dB below the voice: eleven of the twelve at least."""
    right = 0
    for choice, text in STEP.items():
        said = spoken(text, VISITORS[0])
        room = noise(len(said) // 16, 20 * np.log10(np.std(said) / 32_768) - 20)
        mixed = said[: len(room)].astype(int) + room[: len(said)]
        right += heard(hearing, np.clip(mixed, -32_768, 32_767).astype(np.int16))[0] == choice
    assert right >= 11


@pytest.mark.parametrize(
    "text",
    ["il pleut depuis ce matin", "mon fils travaille à Casablanca", "combien coûte le pain aujourd'hui"],
)
def test_other_talk_is_no_choice(hearing: Hearing, text: str) -> None:
    """Not even one to ask about."""
    assert heard(hearing, spoken(text, VISITORS[1]))[1] < 0.4


def music() -> Samples:
    """Four chords."""
    chords = ((262, 330, 392), (220, 262, 330), (294, 349, 440), (262, 330, 392))
    return np.concatenate([sum(sine(pitch, 400, level=0.1) for pitch in chord) for chord in chords])


def cough() -> Samples:
    """Two bursts of noise that die away."""
    burst = noise(250, -12) * np.exp(-np.linspace(0, 5, 4_000))
    return np.concatenate([burst, np.zeros(1_600), burst, np.zeros(1_600)]).astype(np.int16)


def laughter() -> Samples:
    """Short breathy vowels, five a second, falling."""
    bursts = [
        np.concatenate([sine(300 - 20 * n, 90, level=0.2) + noise(90, -30, n), silence(110)])
        for n in range(6)
    ]
    return np.concatenate(bursts)


@pytest.mark.parametrize("sound", [music(), cough(), laughter(), spoken("ha ha ha ha ha", "gmw/en-us+f2")])
def test_music_coughs_and_laughter_are_no_choice(hearing: Hearing, sound: Samples) -> None:
    """Made by rule, and heard whole, as if the voice activity detector had taken them for speech."""
    hearing.begin(sound)
    assert hearing.if_it_ended_here()[0].probability < 0.25


def test_the_decision_costs_little(hearing: Hearing) -> None:
    """At the pause: the rest of the embedding and 96 alignments (aim 40 ms, the bound is for a busy day)."""
    hearing.begin(spoken_part(spoken("apprendre", VISITORS[0])))
    times = []
    for _ in range(10):
        began = time.perf_counter()
        hearing.if_it_ended_here()
        times.append(time.perf_counter() - began)
    print(f"decision: {np.median(times) * 1000:.0f} ms for {len(STEP)} choices of 8 examples")
    assert np.median(times) < 0.2


def test_probabilities_are_probabilities() -> None:
    """They fall with distance, and leave room for "none of these"."""
    found = candidates({"near": 0.2, "far": 0.3, "farther": 0.6})
    assert [candidate.choice for candidate in found][:2] == ["near", "far"]
    assert 0.9 < found[0].probability < 1
    assert sum(candidate.probability for candidate in found) < 1


def test_what_is_far_from_all_is_nothing() -> None:
    """Whatever is nearest."""
    assert max((one.probability for one in candidates({"a": 0.8, "b": 0.9})), default=0) < 0.1
    assert candidates({}) == ()


def test_among_many_phrases_something_near_is_less_of_a_find() -> None:
    """Up to a usual page nothing changes; three times as many phrases ask for 0.05 nearer."""
    assert nothing_at(0) == nothing_at(40) == NOTHING_AT
    assert nothing_at(135) == pytest.approx(NOTHING_AT - 0.05, abs=0.003)
    few, many = (candidates({"a": 0.57}, nothing_at(phrases))[0].probability for phrases in (40, 135))
    assert few > 0.5 > many


def test_two_equal_choices_are_in_doubt() -> None:
    """Neither is accepted."""
    first, second = candidates({"a": 0.2, "b": 0.2})
    assert first.probability == second.probability < 0.51


def test_a_choice_without_examples_is_not_listened_for(settings: SoundSettings) -> None:
    """The others are."""
    hearing = make_recogniser(settings).listen_for([*HEARS, Hear("new", "fr", ("nouveau",))])
    assert heard(hearing, spoken("apprendre", VISITORS[0]))[0] == "learn"
    nothing = make_recogniser(settings).listen_for([Hear("new", "fr", ("nouveau",))])
    assert heard(nothing, spoken("nouveau", VISITORS[0])) == (None, 0.0)


def test_files_are_recognised_by_recorded_examples(tmp_path: Path) -> None:
    """As JSON: the choice, or null when nothing fits or nobody speaks."""
    for choice in ("learn", "help"):
        (tmp_path / "examples" / choice).mkdir(parents=True)
        for number, voice in enumerate(EXAMPLES):
            write_wav(tmp_path / "examples" / choice / f"{number}.wav", spoken(STEP[choice], voice), 16_000)
    sounds = {
        "learn": spoken("apprendre", VISITORS[0]),
        "other": spoken("il pleut depuis ce matin", VISITORS[0]),
        "silent": silence(1_000),
    }
    for name, samples in sounds.items():
        write_wav(tmp_path / f"{name}.wav", samples, 16_000)
    wavs = [*(tmp_path / f"{name}.wav" for name in sounds), tmp_path / "missing.wav"]
    found = [json.loads(json.dumps(one)) for one in recognise_files(tmp_path / "examples", None, wavs)]
    assert [one["choice"] for one in found] == ["learn", None, None, None]
    assert found[0]["probability"] == found[0]["candidates"][0]["probability"] >= 0.7
    assert found[0]["seconds"] > 0
    assert [one.get("problem") for one in found[2:]] == [
        "nobody can be heard in it",
        "it can't be read (No such file or directory)",
    ]
    only = list(recognise_files(tmp_path / "examples", ["help"], wavs[:1]))
    assert only[0]["choice"] is None
