from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from kiosk.demo.compare import ALIKE, alike, differences, found_in_order
from kiosk.demo.given import Given
from kiosk.demo.watch import Seen
from kiosk.dialogue.effects import SaveQuestion, SignUp
from kiosk.dialogue.events import Recording
from kiosk.signups import Bad, Cancellation, Opened, Question, Record
from kiosk.sound.samples import Samples, write_wav
from tests.sound.signals import spoken

RATE_HZ = 16_000
DAY = date(2026, 12, 1)


def noise(seed: int, seconds: float = 1.0) -> Samples:
    """A sound like no other."""
    random = np.random.default_rng(seed)
    return (random.standard_normal(int(RATE_HZ * seconds)) * 3000).astype(np.int16)


def recording(seed: int) -> Recording:
    """That sound as the kiosk keeps it."""
    return Recording(noise(seed).tobytes(), RATE_HZ)


def said(folder: Path, seed: int) -> Path:
    """That sound as the visitor made it."""
    path = folder / f"{seed}.wav"
    write_wav(path, noise(seed), RATE_HZ)
    return path


ORDERED = SignUp("rabat", "fr", "2026-11", recording(1), "0612345678", None, ("chair",))
RECORD = Record(
    "kiosk", "rabat", "fr", "2026-11", DAY, "4712", "0612345678", recording(1), needs=("chair",), link="x"
)
SEEN = Seen(sign_up=ORDERED, reference="4712")
ASKED = Seen(question=SaveQuestion(1, "ary", "2026-11", recording(2)), questions=1)
QUESTION = Question("kiosk", "ary", "2026-11", DAY, recording(2))
CANCELLATION = Cancellation("kiosk", "rabat", DAY, "4712", "x")


@pytest.fixture
def given(tmp_path: Path) -> Given:
    """What the visitor gave."""
    recordings = {"name": said(tmp_path, 1), "question": said(tmp_path, 2)}
    return Given(list("0612345678"), recordings=recordings, cafe="rabat", needs={"chair"})


def opened(*records: Record, **more: object) -> Opened:
    """What the organizers open."""
    return Opened(Path("sign-ups.csv"), records, **{"bad": (), **more})  # type: ignore[arg-type]  # named by tests


def test_a_sound_is_found_in_a_longer_one_at_any_loudness() -> None:
    """A clip is found in a recording of a whole visit, quieter than it was made."""
    clip = noise(1)
    visit = np.concatenate([noise(2, 3), (clip * 0.3).astype(np.int16), noise(3, 2)])
    assert found_in_order(clip, visit) == 1.0


def test_a_sound_that_was_trimmed_is_still_found() -> None:
    """A recording that lost its first tenth of a second is the same."""
    heard = noise(1)
    assert found_in_order(heard, heard[1600:]) > ALIKE


def test_a_sound_with_holes_is_still_found() -> None:
    """A busy machine lost a little of it here and there, and put silence elsewhere."""
    said = noise(1, 3)
    torn = [said[at + 200 : at + 10_000] for at in range(0, len(said), 10_000)]
    heard = np.concatenate([piece for part in torn for piece in (part, np.zeros(500, np.int16))])
    assert found_in_order(said, heard) > ALIKE


def test_words_in_another_order_are_other_words() -> None:
    """Each is found, but not where the others are."""
    said = noise(1, 4)
    quarters = np.split(said, 4)
    assert found_in_order(said, np.concatenate([quarters[n] for n in (2, 0, 3, 1)])) < ALIKE


def test_other_words_are_not_found() -> None:
    """Not in the same voice either."""
    names = [spoken(text, "gmw/en-us+f1") for text in ("my name is Fatima", "my name is Karim Alaoui")]
    assert found_in_order(noise(1), noise(2, 5)) == 0.0
    assert found_in_order(names[0], names[1]) < ALIKE
    assert found_in_order(names[1], names[0]) < ALIKE


def test_silence_is_like_nothing() -> None:
    """Silence has no energy and is found nowhere, nor is anything found in it, or in nothing."""
    assert found_in_order(np.zeros(16_000, np.int16), noise(1)) == 0.0
    assert found_in_order(noise(1), np.zeros(16_000, np.int16)) == 0.0
    assert found_in_order(noise(1), noise(1)[:100]) == 0.0


def test_nothing_said_is_nothing_kept(tmp_path: Path) -> None:
    """A recording that nobody made is as wrong as one that is missing."""
    assert alike(None, None)
    assert not alike(None, recording(1))
    assert not alike(said(tmp_path, 1), None)


def test_a_sign_up_that_agrees(given: Given) -> None:
    """Nothing to report."""
    assert differences(given, SEEN, opened(RECORD)) == ()


def test_each_field_that_differs_is_named(given: Given) -> None:
    """The report names fields, never values."""
    other = replace(RECORD, cafe="sale", telephone="0612345679", name=recording(3), needs=(), reference="1")
    found = differences(given, SEEN, opened(other))
    assert found == ("reference", "café", "telephone", "name", "name as said", "needs")


def test_a_typed_name_is_compared_as_typed(given: Given) -> None:
    """As the kiosk writes it: with a capital."""
    given.recordings.pop("name")
    given.letters.extend("ali")
    seen = replace(SEEN, sign_up=replace(ORDERED, name=None, written_name="Ali"))
    typed = replace(RECORD, name=None, written_name="Ali")
    assert differences(given, seen, opened(typed)) == ()
    assert differences(given, seen, opened(replace(typed, written_name="Aly"))) == ("written name",)


def test_a_question_is_compared_with_what_was_said(given: Given) -> None:
    """The visitor's own voice, in their language."""
    assert differences(given, ASKED, opened(questions=(QUESTION,))) == ()
    other = replace(QUESTION, language="fr", question=recording(3))
    assert differences(given, ASKED, opened(questions=(other,))) == (
        "language of the question",
        "question",
        "question as said",
    )


def test_a_cancelled_sign_up_is_gone(given: Given) -> None:
    """Only that it was cancelled is left."""
    seen = replace(SEEN, cancelled=True)
    assert differences(given, seen, opened(cancelled=(CANCELLATION,))) == ()
    assert differences(given, seen, opened(RECORD)) == ("1 sign-ups and 0 cancellations",)
    other = replace(CANCELLATION, reference="1")
    assert differences(given, seen, opened(cancelled=(other,))) == ("reference",)


def test_more_or_less_than_was_left_is_told(given: Given) -> None:
    """A record too many, a question too few, a record that nobody can open."""
    assert differences(given, SEEN, opened(RECORD, RECORD)) == ("2 sign-ups and 0 cancellations",)
    assert differences(given, ASKED, opened()) == ("0 questions",)
    bad = Bad(Path("export"), 2, "damaged")
    assert differences(given, SEEN, opened(RECORD, bad=(bad,))) == ("a record that does not open",)
