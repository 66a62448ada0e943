"""Whole visits as a person has them: the real window, sound process and store, on a test sound card."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from kiosk.app import HOME, open_project, voice_settings
from kiosk.content.visit_file import read_visit_file
from kiosk.demo.compare import ALIKE, found_in_order
from kiosk.demo.play import Mouth
from kiosk.dialogue.effects import Utterance
from kiosk.sound.samples import read_wav, to_rate
from kiosk.speech import Clips, Synthesiser
from tests.integration.plays import LANGUAGES, PLAYS, RATE_HZ, VISITS, Demo, demo

LEFT = {"darija-question": "1 question", "french-mine": "1 cancellation"}
ANSWERS = ("0612345678", "06 12 34 56 78", "Fatima", "يوسف", "Ali", "Karim", "بَارْكِينْغْ")

AT_ONCE = max(1, (os.cpu_count() or 1) // 2)
"""Two visits at once on two cores tore holes into what was said, when anything else ran."""

# On a fresh machine the first of them makes all clips, and each the examples that it needs.
pytestmark = pytest.mark.timeout(900)

PLAYED_BACK, NEARLY_ALL = 0.25, 0.8
"""What went out of a loudspeaker and into a microphone twice: each piece is 0.3 to 0.75 like itself.

That nearly all lie in order tells: other phrases of the same voice come to 0.3 at most.
"""


@pytest.fixture(scope="module")
def plays(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Mapping[str, Future[Demo]]]:
    """Those that the chosen tests ask for, begun in order."""
    asked = {
        item.callspec.params.get("played") for item in request.session.items if hasattr(item, "callspec")
    }
    with ThreadPoolExecutor(AT_ONCE) as stage:
        yield {
            name: stage.submit(play, tmp_path_factory.mktemp(name))
            for name, play in PLAYS.items()
            if name in asked
        }


@pytest.fixture(scope="module", params=list(LANGUAGES))
def played(request: pytest.FixtureRequest, plays: Mapping[str, Future[Demo]]) -> Demo:
    """One of the plays: the shipped visits, unless a test names another."""
    return plays[str(request.param)].result()


def test_the_visit_reaches_its_goal(played: Demo) -> None:
    """What was left opens with a fresh key and is what was said and typed: `kiosk demo` compares it."""
    assert played.returncode == 0, played.printed
    left = LEFT.get(played.name, "1 sign-up")
    assert f"\n{left} opened with a fresh key" in played.printed


def test_the_log_has_types_and_ids_and_no_answer(played: Demo) -> None:
    """One object a line with seconds and a type; nothing a visitor gave."""
    saves = SAVES.get(played.name, {"SaveSignUp", "SignUpSaved"})
    types = {str(event["type"]) for event in played.events}
    assert {"Show", "Speak", "Spoken", "EndVisit", *saves} <= types
    assert all(set(event) <= ALLOWED for event in played.events)
    text = (played.out / "events.jsonl").read_text() + played.printed
    assert not [answer for answer in ANSWERS if answer in text]


SAVES = {
    "darija-question": {"SaveQuestion", "QuestionSaved"},
    "french-mine": {"SignUpSaved", "FindSignUp", "SignUpFound", "CancelSignUp", "SignUpCancelled"},
}
ALLOWED = {
    "seconds",
    "type",
    "part",
    "speak_id",
    "listen_id",
    "record_id",
    "timer_id",
    "save_id",
    "index",
}


def test_ten_screens_are_taken_and_show_something(played: Demo) -> None:
    """The pictures have the size of the screen and more than one colour."""
    assert len(played.screens) >= 10
    for path in played.screens:
        picture = Image.open(path)
        assert picture.size == (1024, 600)
        colours = picture.convert("RGB").getcolors(1 << 20)
        assert colours is None or len(colours) > 100


def test_what_the_kiosk_said_is_its_lines(played: Demo) -> None:
    """The clip of the home page's question is found in what came out of the loudspeaker."""
    project = open_project()
    language = LANGUAGES[played.name]
    line = project.script.steps["home"].says[language][0]
    said = Utterance(line.name, language, line.text, line.shown)
    clip = Clips(Synthesiser(), voice_settings(project), HOME / ".cache/test-data/clips").ready(said)
    assert clip is not None
    samples, rate_hz = read_wav(clip.path)
    assert found_in_order(to_rate(samples, rate_hz, RATE_HZ), played.sound) >= ALIKE


@pytest.mark.parametrize("played", ["darija-question"], indirect=True)
def test_the_question_is_played_back(played: Demo, tmp_path: Path) -> None:
    """The visitor's own voice comes out of the loudspeaker, where nothing else brings it."""
    project = open_project()
    lines = read_visit_file(VISITS / f"{played.name}.yaml").lines
    asked = next(n for n, line in enumerate(lines) if line.value == "question") + 1
    with Mouth(project, tmp_path) as mouth:
        samples, rate_hz = read_wav(mouth.speak(lines[asked].value, LANGUAGES[played.name]))
    assert found_in_order(to_rate(samples, rate_hz, RATE_HZ), played.sound, PLAYED_BACK) >= NEARLY_ALL


def test_no_sound_is_ever_clipped(played: Demo) -> None:
    """What came out stays below full scale."""
    assert int(np.abs(played.sound.astype(np.int32)).max()) < 32_700


@pytest.mark.parametrize("played", ["recorded-examples"], indirect=True)
def test_recorded_examples_hear_recorded_visitors(played: Demo) -> None:
    """With `--examples`, a visit of WAV files is heard by other voices' recordings alone."""
    assert played.returncode == 0, played.printed


@pytest.mark.parametrize("played", ["no-goal"], indirect=True)
def test_a_visit_that_misses_its_goal_says_why(played: Demo) -> None:
    """Exit 1, and the line of the visit file that could not be done."""
    assert played.returncode == 1
    assert "line 2, “touch: nothing-like-it”: it is not on the page" in played.printed
    assert "Traceback" not in played.printed


@pytest.mark.parametrize("played", ["no-sound"], indirect=True)
def test_the_sound_process_dies_and_the_visit_goes_on(played: Demo) -> None:
    """Killed in mid-visit: the visit ends well by touch, and ear and voice are back within 3 s."""
    assert played.returncode == 0, played.printed
    figures = json.loads(played.printed.splitlines()[-1])
    assert figures["failure"] is None
    assert 0 < figures["ear back after, s"] < 3
    assert 0 < figures["voice back after, s"] < 3
    assert "touch_only" in figures["notices"]


def test_without_pulseaudio_the_demo_plays_on_wav_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine where no sound server can be started still plays the visit."""
    found = tmp_path / "bin"
    found.mkdir()
    for program in ("nice",):
        (found / program).symlink_to(f"/usr/bin/{program}")
    monkeypatch.setenv("PATH", str(found))
    visit = tmp_path / "visit.yaml"
    visit.write_text("- say: hello\n- expect: home\n")
    played = demo(visit, tmp_path / "out")
    assert played.returncode == 0, played.printed
