"""The synthesiser with the real espeak-ng, and with worker programs that misbehave."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.dialogue.events import Recording
from kiosk.speech import Reason, Synthesiser, Unvoiced
from kiosk.speech.synthesiser import LONGEST_CALL, sentences, speakable

BONJOUR = "Bonjour, je suis le kiosque du Café."


@pytest.fixture(scope="module")
def synthesiser() -> Iterator[Synthesiser]:
    """The real one, with a worker of its own."""
    real = Synthesiser()
    yield real
    real.close()


def seconds(speech: Recording | Unvoiced) -> float:
    """How long the speech is; fails if there is none."""
    assert isinstance(speech, Recording), speech
    return len(speech.samples) / 2 / speech.sample_rate_hz


def worker(folder: Path, after_the_greeting: str, *, greeting: str = '["roa/fr"]') -> Path:
    """A worker program whose answers are these lines of Python; `life` counts its starts from 1."""
    program = folder / "worker.py"
    program.write_text(
        f"""
import io, sys, time, wave
from multiprocessing.connection import Connection
from pathlib import Path
def wav(frames):
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setparams((1, 2, 22050, 0, "NONE", ""))
        file.writeframes(b"\\x00\\x40" * frames)
    return buffer.getvalue()
lives = Path({str(folder / "lives")!r})
lives.write_text(lives.read_text() + "x" if lives.exists() else "x")
life = len(lives.read_text())
connection = Connection(int(sys.argv[1]))
connection.send({greeting})
calls = 0
while True:
    connection.recv()
    calls += 1
{after_the_greeting}
"""
    )
    return program


def test_a_sentence_becomes_speech(synthesiser: Synthesiser) -> None:
    """Mono samples at 22,050 Hz, of a likely length, at a constant level."""
    speech = synthesiser.render(BONJOUR, "roa/fr", 125)
    assert 1.5 < seconds(speech) < 5
    assert isinstance(speech, Recording)
    assert speech.sample_rate_hz == 22_050
    peak = np.abs(np.frombuffer(speech.samples, "<i2").astype(float)).max() / 32_768
    assert abs(20 * np.log10(peak) + 3) < 0.1


def test_speech_begins_at_once(synthesiser: Synthesiser) -> None:
    """Something is heard within the first 80 ms."""
    speech = synthesiser.render(BONJOUR, "roa/fr", 125)
    assert isinstance(speech, Recording)
    first = np.frombuffer(speech.samples, "<i2")[: 22_050 * 80 // 1000].astype(float)
    assert np.abs(first).max() > 300


def test_a_higher_rate_is_faster(synthesiser: Synthesiser) -> None:
    """The rate is that of the call, not of the one before."""
    slow, fast = (seconds(synthesiser.render(BONJOUR, "roa/fr", rate)) for rate in (100, 200))
    assert slow > 1.5 * fast


def test_voices_and_their_variants_differ(synthesiser: Synthesiser) -> None:
    """A variant of a listed voice is another voice."""
    speeches = [synthesiser.render(BONJOUR, v, 125) for v in ("roa/fr", "roa/fr+f2", "roa/fr-be+m3")]
    assert all(seconds(speech) > 1 for speech in speeches)
    assert len({speech.samples for speech in speeches if isinstance(speech, Recording)}) == 3


def test_arabic_is_read_with_its_vowel_marks(synthesiser: Synthesiser) -> None:
    """The marks reach the synthesiser: the bare letters sound otherwise."""
    marked = synthesiser.render("مَرْحَبًا بِكُمْ فِي الْمَقْهَى", "sem/ar", 125)
    bare = synthesiser.render("مرحبا بكم في المقهى", "sem/ar", 125)
    assert abs(seconds(marked) - seconds(bare)) > 0.1


@pytest.mark.parametrize("voice", ["no/such", "", "roa/fr+nobody", "roa/fr+f2+f3", "+f2", "roa/fr+../f2"])
def test_a_voice_that_is_not_there_is_told(synthesiser: Synthesiser, voice: str) -> None:
    """It is never replaced by the voice of the call before."""
    assert synthesiser.render(BONJOUR, voice, 125) == Unvoiced(Reason.UNKNOWN_VOICE)


def test_the_voices_are_listed(synthesiser: Synthesiser) -> None:
    """The self-test can compare voice.yaml with them."""
    voices = synthesiser.voices()
    assert isinstance(voices, frozenset)
    assert voices >= {"roa/fr", "gmw/en", "sem/ar"}


@pytest.mark.parametrize("text", ["", "   ", "...", "\n\0", "؟ !"])
def test_an_empty_text_is_not_voiced(synthesiser: Synthesiser, text: str) -> None:
    """Nothing to say is a value."""
    assert synthesiser.render(text, "roa/fr", 125) == Unvoiced(Reason.NOTHING_TO_SAY)


def test_a_long_text_is_voiced_to_its_end(synthesiser: Synthesiser) -> None:
    """It is rendered piece by piece: ten times the text lasts ten times as long."""
    once = seconds(synthesiser.render(BONJOUR, "roa/fr", 125))
    assert 9 * once < seconds(synthesiser.render(f"{BONJOUR} " * 10, "roa/fr", 125)) < 13 * once


@pytest.mark.parametrize("text", ["avant\0après midi", "<b>gras</b> & [[phonèmes]]", "1 234,50", "a" * 2_000])
def test_odd_texts_are_voiced(synthesiser: Synthesiser, text: str) -> None:
    """Control characters and marks of other languages cut nothing off."""
    assert seconds(synthesiser.render(text, "roa/fr", 200)) > 0.7


def test_many_threads_share_one_synthesiser(synthesiser: Synthesiser) -> None:
    """Each gets the speech of its own text."""
    lengths: dict[int, float] = {}

    def render(times: int) -> None:
        lengths[times] = seconds(synthesiser.render("oui " * times, "roa/fr", 125))

    threads = [threading.Thread(target=render, args=(times,)) for times in (1, 4, 16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert lengths[1] < lengths[4] < lengths[16]


def test_a_worker_that_is_killed_is_replaced() -> None:
    """Killed in the middle of a call: the call is made again."""
    real = Synthesiser()
    try:
        real.render(BONJOUR, "roa/fr", 125)
        first = real.process_id
        assert first is not None
        os.kill(first, signal.SIGSTOP)
        killer = threading.Timer(0.2, os.kill, (first, signal.SIGKILL))
        killer.start()
        assert seconds(real.render(BONJOUR, "roa/fr", 125)) > 1
        killer.join()
        assert real.process_id not in (None, first)
    finally:
        real.close()


def test_a_worker_that_hangs_is_replaced() -> None:
    """A call lasts no longer than its limit, and is made again."""
    real = Synthesiser(call_limit_s=0.5)
    try:
        real.render(BONJOUR, "roa/fr", 125)
        first = real.process_id
        assert first is not None
        os.kill(first, signal.SIGSTOP)
        assert seconds(real.render(BONJOUR, "roa/fr", 125)) > 1
        assert real.process_id not in (None, first)
    finally:
        real.close()


@pytest.mark.parametrize(
    "first_answer",
    [
        "connection.send(wav(1000 if calls > 1 else 0))",
        'connection.send(wav(1000) if calls > 1 else b"")',
        'connection.send(wav(1000) if calls > 1 else b"RIFF junk")',
        "connection.send(wav(1000)) if life > 1 else sys.exit(1)",
        "connection.send(wav(1000)) if life > 1 else time.sleep(60)",
        'connection.send(wav(1000) if calls > 1 else "strange")',
    ],
    ids=["no frame", "no bytes", "no WAV", "dies", "hangs", "strange"],
)
def test_a_call_that_failed_is_made_again(tmp_path: Path, first_answer: str) -> None:
    """pyttsx3 now and then writes a WAV file without a frame; native code dies and hangs."""
    odd = Synthesiser(worker=worker(tmp_path, f"    {first_answer}"), call_limit_s=1)
    assert seconds(odd.render(BONJOUR, "roa/fr", 125)) > 0
    odd.close()


def test_a_call_that_always_fails_ends(tmp_path: Path) -> None:
    """After a few attempts the answer is a value."""
    odd = Synthesiser(worker=worker(tmp_path, "    sys.exit(1)"))
    assert odd.render(BONJOUR, "roa/fr", 125) == Unvoiced(Reason.FAILED)
    assert (tmp_path / "lives").read_text() == "xxx"
    odd.close()


def test_without_espeak_ng_the_answer_says_so(tmp_path: Path) -> None:
    """A missing library is told in words with what to do, and is not looked for again at every line."""
    missing = Synthesiser(worker=worker(tmp_path, "", greeting='"libespeak-ng.so.1: cannot open"'))
    for _ in range(3):
        assert missing.render(BONJOUR, "roa/fr", 125) == Unvoiced(Reason.MISSING)
    assert missing.voices() == Unvoiced(Reason.MISSING)
    assert "apt install espeak-ng" in Reason.MISSING.value
    assert (tmp_path / "lives").read_text() == "x"


def test_the_real_worker_tells_that_espeak_ng_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """pyttsx3's own failure becomes the greeting: here its driver can't be imported."""
    (tmp_path / "pyttsx3").mkdir()
    (tmp_path / "pyttsx3" / "__init__.py").write_text(
        "def init(name):\n    raise RuntimeError('eSpeak or eSpeak-ng not installed on this system')\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert Synthesiser().render(BONJOUR, "roa/fr", 125) == Unvoiced(Reason.MISSING)


def test_nothing_is_printed_and_no_file_is_left(tmp_path: Path) -> None:
    """Neither on the program's outputs, nor in the data, temporary or shared memory folders."""
    program = """
from pathlib import Path
from kiosk.dialogue.effects import Utterance
from kiosk.speech import Clips, Synthesiser, VoiceSettings
synthesiser = Synthesiser()
settings = VoiceSettings("fr", "roa/fr", 125, (), (), Path("lines"))
said = Utterance("a.say.1", "fr", "votre numéro est le 0612345678", "", private=True, filled=True)
assert Clips(synthesiser, {"fr": settings}, Path("clips")).sound(said).samples
synthesiser.close()
"""
    shared = Path("/dev/shm")  # noqa: S108  # looked at, not written to
    before = set(shared.iterdir()) if shared.is_dir() else set()
    ended = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={**os.environ, "TMPDIR": str(tmp_path), "HOME": str(tmp_path)},
        capture_output=True,
        timeout=60,
        check=True,
    )
    assert (ended.stdout, ended.stderr) == (b"", b"")
    assert list(tmp_path.iterdir()) == []
    assert not {p for p in set(shared.iterdir()) - before if "speech" in p.name or p.suffix == ".wav"}


def test_the_worker_ends_with_the_kiosk() -> None:
    """A kiosk that is killed leaves no worker behind."""
    program = (
        "import time; from kiosk.speech import Synthesiser; s = Synthesiser(); s.voices()\n"
        "print(s.process_id, flush=True); time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as kiosk:
        assert kiosk.stdout is not None
        worker_id = int(kiosk.stdout.readline())
        kiosk.kill()
    limit = time.monotonic() + 10
    while _runs(worker_id) and time.monotonic() < limit:
        time.sleep(0.02)
    assert not _runs(worker_id)


def _runs(process_id: int) -> bool:
    try:
        return ") Z " not in Path(f"/proc/{process_id}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


@given(st.text(max_size=2_000))
def test_no_word_is_lost_between_the_pieces(text: str) -> None:
    """The pieces hold every letter in order, and none is longer than a call takes."""
    pieces = sentences(speakable(text))
    assert all(len(piece) <= LONGEST_CALL for piece in pieces)
    letters = "".join(c for c in text if c.isalnum()).replace("ة", "ه")
    assert "".join(c for piece in pieces for c in piece if c.isalnum()).replace("ة", "ه") == letters


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("الْمَدْرَسَةِ.", "الْمَدْرَسَه."),
        ("هٰذِهِ تَجْرِبَةٌ فَقَطْ، فِي الْقَهْوَة", "هٰذِهِ تَجْرِبَةٌ فَقَطْ، فِي الْقَهْوَه"),
        ("«الصِّحَّةُ»، نَعَمْ", "«الصِّحَّه»، نَعَمْ"),
        ("La santé.", "La santé."),
    ],
)
def test_arabic_ends_its_words_as_people_do_at_a_pause(written: str, spoken: str) -> None:
    """The voice would sound the t of an ending that is only written."""
    assert speakable(written) == spoken
