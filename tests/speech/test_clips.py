from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.dialogue.effects import Utterance
from kiosk.dialogue.events import Recording
from kiosk.ports import ClipFile, Silence
from kiosk.speech import Clips, Reason, Unvoiced, VoiceSettings, read_wav, write_wav
from kiosk.speech.clips import clip_key, reading_time
from tests.speech.fakes import BUZZ, FakeRenderer


@pytest.fixture
def renderer() -> FakeRenderer:
    """A renderer that buzzes."""
    return FakeRenderer()


@pytest.fixture
def clips(tmp_path: Path, renderer: FakeRenderer) -> Clips:
    """An empty cache of French clips that keeps three filled ones."""
    return Clips(renderer, {"fr": voice(tmp_path)}, tmp_path / "clips", filled_kept=3)


def voice(folder: Path, *, name: str = "roa/fr", words_per_minute: int = 125) -> VoiceSettings:
    """How French is spoken."""
    return VoiceSettings("fr", name, words_per_minute, (), (), folder / "lines")


def say(text: str, *, language: str = "fr", private: bool = False, filled: bool = False) -> Utterance:
    """One line."""
    return Utterance("home.say.1", language, text, text, private=private, filled=filled)


def files(folder: Path) -> list[Path]:
    """All files below a folder."""
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_line_is_made_once(clips: Clips, renderer: FakeRenderer) -> None:
    """The second time it comes from the cache, whatever the line is called."""
    assert clips.ready(say("bonjour")) is None
    made = clips.sound(say("bonjour"))
    assert isinstance(made, ClipFile)
    assert clips.ready(say("bonjour")) == clips.sound(say("bonjour")) == made
    assert renderer.rendered == [("bonjour", "roa/fr", 125)]


def test_a_clip_lies_in_its_language_and_holds_the_speech(clips: Clips, tmp_path: Path) -> None:
    """`clips/<language>/<key>.wav` is a WAV file with the samples."""
    made = clips.sound(say("bonjour"))
    assert made == ClipFile(tmp_path / "clips" / "fr" / f"{clip_key('bonjour', 'roa/fr', 125)}.wav")
    assert files(tmp_path) == [made.path]
    assert read_wav(made.path.read_bytes()) == BUZZ


@pytest.mark.parametrize("changed", [{"name": "roa/fr+f2"}, {"words_per_minute": 150}])
def test_another_voice_or_speed_makes_the_clip_anew(
    clips: Clips, tmp_path: Path, changed: dict[str, str]
) -> None:
    """The cache is keyed by all that the sound depends on."""
    clips.make(say("bonjour"))
    settings = VoiceSettings(
        "fr",
        changed.get("name", "roa/fr"),
        int(changed.get("words_per_minute", 125)),
        (),
        (),
        tmp_path / "lines",
    )
    assert Clips(FakeRenderer(), {"fr": settings}, tmp_path / "clips").ready(say("bonjour")) is None


@given(st.text(), st.text(), st.integers(80, 300), st.integers(80, 300))
def test_different_texts_have_different_clips(one: str, other: str, slow: int, fast: int) -> None:
    """A key is a file name, the same for the same content and for no other."""
    same = (one, slow) == (other, fast)
    assert (clip_key(one, "roa/fr", slow) == clip_key(other, "roa/fr", fast)) == same
    assert clip_key(one, "roa/fr", slow).isalnum()


def test_a_damaged_clip_is_made_anew(clips: Clips, renderer: FakeRenderer) -> None:
    """Half a file, as a power cut leaves it, is never played."""
    made = clips.sound(say("bonjour"))
    assert isinstance(made, ClipFile)
    whole = made.path.read_bytes()
    for damaged in (b"", whole[:20], whole[:-100], b"x" * len(whole)):
        made.path.write_bytes(damaged)
        assert clips.ready(say("bonjour")) is None
        assert clips.sound(say("bonjour")) == made
    assert made.path.read_bytes() == whole
    assert len(renderer.rendered) == 5


def test_a_recorded_line_wins(clips: Clips, renderer: FakeRenderer, tmp_path: Path) -> None:
    """A person's recording is played in place of the synthesiser."""
    recorded = tmp_path / "lines" / "home.say.1.wav"
    write_wav(recorded, BUZZ)
    assert clips.ready(say("bonjour")) == clips.sound(say("bonjour")) == ClipFile(recorded)
    assert renderer.rendered == []


def test_no_recording_can_say_a_filled_line(clips: Clips, tmp_path: Path) -> None:
    """A line with a date in it is always synthesised."""
    write_wav(tmp_path / "lines" / "home.say.1.wav", BUZZ)
    made = clips.sound(say("samedi 5 décembre", filled=True))
    assert isinstance(made, ClipFile)
    assert made.path.is_relative_to(tmp_path / "clips")


def test_a_recording_of_another_kind_is_left_alone(clips: Clips, tmp_path: Path) -> None:
    """A recording that is no mono 16-bit WAV file falls back to the synthesiser."""
    (tmp_path / "lines").mkdir()
    (tmp_path / "lines" / "home.say.1.wav").write_bytes(b"ID3 an MP3 with the wrong name")
    made = clips.sound(say("bonjour"))
    assert isinstance(made, ClipFile)
    assert made.path.is_relative_to(tmp_path / "clips")


def test_a_private_line_stays_in_memory(clips: Clips, tmp_path: Path) -> None:
    """Its sound is handed over as samples, and no file is made."""
    assert clips.sound(say("06 12 34 56 78", private=True, filled=True)) == BUZZ
    assert files(tmp_path) == []


def test_filled_lines_are_bounded(clips: Clips, tmp_path: Path) -> None:
    """Only the newest clips of filled lines are kept; other lines are not counted."""
    clips.make(say("bonjour"))
    for n, text in enumerate(["un", "deux", "trois", "quatre", "cinq"]):
        made = clips.make(say(text, filled=True))
        assert isinstance(made, ClipFile)
        os.utime(made.path, (n, n))
    assert clips.ready(say("bonjour")) is not None
    assert [clips.ready(say(t, filled=True)) is not None for t in ("un", "trois", "quatre", "cinq")] == [
        False,
        True,
        True,
        True,
    ]
    assert len(files(tmp_path)) == 4


def test_a_disk_that_refuses_keeps_nobody_silent(renderer: FakeRenderer, tmp_path: Path) -> None:
    """The sound is played from memory."""
    (tmp_path / "clips").write_text("a file where the folder should be")
    clips = Clips(renderer, {"fr": voice(tmp_path)}, tmp_path / "clips")
    assert clips.sound(say("bonjour")) == BUZZ


def test_what_can_not_be_voiced_is_silence_to_read_in(tmp_path: Path) -> None:
    """Without a synthesiser the caption stays as long as speech would have lasted."""
    clips = Clips(FakeRenderer(Unvoiced(Reason.MISSING)), {"fr": voice(tmp_path)}, tmp_path / "clips")
    assert clips.sound(say("un deux trois quatre cinq")) == Silence(2_400)
    assert clips.sound(say("bonjour", language="xx")) == reading_time("bonjour") == Silence(1_000)


def test_a_language_without_a_voice_says_its_recordings_alone(renderer: FakeRenderer, tmp_path: Path) -> None:
    """Any other line is shown for as long as it takes to read; the synthesiser is not asked."""
    settings = VoiceSettings("zgh", None, 125, (), (), tmp_path / "lines")
    clips = Clips(renderer, {"zgh": settings}, tmp_path / "clips")
    assert clips.sound(say("azul", language="zgh")) == reading_time("azul")
    write_wav(tmp_path / "lines" / "home.say.1.wav", BUZZ)
    assert clips.sound(say("azul", language="zgh")) == ClipFile(tmp_path / "lines" / "home.say.1.wav")
    assert renderer.rendered == []
    assert files(tmp_path / "clips") == []


def test_nothing_of_a_clip_being_written_is_left_behind(tmp_path: Path) -> None:
    """A name is renamed into place or removed."""
    (tmp_path / "a.wav").mkdir()
    with pytest.raises(OSError, match=r"a\.wav"):
        write_wav(tmp_path / "a.wav", Recording(b"\1\0"))
    assert [path.name for path in tmp_path.iterdir()] == ["a.wav"]
