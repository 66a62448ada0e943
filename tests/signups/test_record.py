from __future__ import annotations

import base64
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.dialogue.events import Recording
from kiosk.signups.fields import LONGEST_RECORDING, BadRecordError, one_line, wav_bytes
from kiosk.signups.record import (
    Cancellation,
    Move,
    Paper,
    Question,
    Record,
    checked_json,
    from_json,
    to_json,
)
from kiosk.signups.seal import Keys, UnsealableError, new_identity, seal, unseal
from tests.signups.samples import DAY, LINK, NAME, TELEPHONE

SAMPLES = st.binary(max_size=300).filter(lambda data: len(data) % 2 == 0)
TEXTS = st.text(max_size=50).filter(lambda text: text.isprintable() and "\ud800" not in text)
RECORDINGS = st.builds(Recording, SAMPLES, st.integers(8_000, 48_000))
REFERENCES = st.from_regex(r"[0-9]{4}", fullmatch=True)
LINKS = st.from_regex(r"[0-9a-f]{32}", fullmatch=True)
NAMES = TEXTS.filter(bool)
NEEDS = st.lists(st.sampled_from(["chair", "help-to-come", "interpreting"]), max_size=3).map(tuple)
SIGN_UPS = st.builds(
    Record,
    kiosk=TEXTS,
    cafe=TEXTS,
    language=TEXTS,
    notice=TEXTS,
    consent_day=st.dates(),
    reference=REFERENCES,
    telephone=st.none() | TEXTS,
    name=st.none() | RECORDINGS,
    written_name=st.none() | NAMES,
    needs=NEEDS,
    link=LINKS,
)
QUESTIONS = st.builds(Question, TEXTS, TEXTS, TEXTS, st.dates(), RECORDINGS)
CANCELLATIONS = st.builds(Cancellation, TEXTS, TEXTS, st.dates(), REFERENCES, LINKS)
MOVES = st.builds(Move, TEXTS, TEXTS, TEXTS, st.integers(1, 1_000), REFERENCES, LINKS)
PAPERS = SIGN_UPS | QUESTIONS | CANCELLATIONS | MOVES

SIGN_UP = Record("Agdal", "rabat", "fr", "v1", DAY, "1234", TELEPHONE, NAME, "أمينة", ("chair",), LINK)
ASKED = Question("Agdal", "ary", "v1", DAY, NAME)
CANCELLED = Cancellation("Agdal", "rabat", DAY, "1234", LINK)
MOVED = Move("Agdal", "rabat", "fes", 1, "1234", LINK)


def changed(paper: Paper = SIGN_UP, **changes: object) -> bytes:
    """What is sealed of it, with some values changed."""
    content: dict[str, Any] = json.loads(to_json(paper))
    return json.dumps(content | changes).encode()


@given(PAPERS)
def test_what_is_sealed_survives_json(paper: Paper) -> None:
    """All of it comes back, and a kiosk can make sure of that before it seals."""
    assert from_json(to_json(paper)) == paper
    assert checked_json(paper) == to_json(paper)


def test_records_of_the_first_kiosks_are_read() -> None:
    """Version 1, as it was written down then: a sign-up without what came later."""
    old = {
        "version": 1,
        "kiosk": "Agdal",
        "cafe": "rabat",
        "language": "fr",
        "notice": "v1",
        "consent_day": DAY.isoformat(),
        "reference": "1234",
        "telephone": TELEPHONE,
        "name": base64.b64encode(wav_bytes(NAME)).decode(),
    }
    record = Record("Agdal", "rabat", "fr", "v1", DAY, "1234", TELEPHONE, NAME)
    assert from_json(json.dumps(old).encode()) == record
    later = {"written_name": "=1", "needs": ["chair"], "link": LINK}
    assert from_json(json.dumps(old | later).encode()) == record


@given(st.binary(max_size=2_000))
def test_what_is_sealed_opens_and_hides_its_content(plain: bytes) -> None:
    """With either key's identity, and with no other."""
    (secret, public), (other_secret, other_public), (stranger, _) = (new_identity() for _ in range(3))
    sealed = seal(plain, Keys((public, other_public)))
    assert unseal(sealed, [secret]) == unseal(sealed, [stranger, other_secret]) == plain
    assert len(plain) < 8 or plain not in sealed
    with pytest.raises(UnsealableError, match="another key"):
        unseal(sealed, [stranger])


@given(st.binary(max_size=500))
def test_junk_is_not_sealed(data: bytes) -> None:
    """It is told as such, never as another exception."""
    with pytest.raises(UnsealableError):
        unseal(data, [SECRET])


SECRET = new_identity()[0]


@given(
    st.binary(max_size=300)
    | st.recursive(
        st.none() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    ).map(lambda value: json.dumps(value).encode())
)
def test_junk_is_no_record(data: bytes) -> None:
    """Anything at all raises BadRecordError only."""
    with pytest.raises(BadRecordError):
        from_json(data)


@given(st.integers(0, 60), st.binary(min_size=1, max_size=8), st.integers(0, 80))
def test_a_damaged_recording_is_refused_or_can_be_written(where: int, damage: bytes, length: int) -> None:
    """Whatever its header says: no forged recording stops the organizer in the middle of the table."""
    whole = wav_bytes(Recording(bytes(range(36)), 16_000))
    damaged = (whole[:where] + damage + whole[where + len(damage) :])[: length or None]
    try:
        record = from_json(changed(name=base64.b64encode(damaged).decode()))
    except BadRecordError:
        return
    assert isinstance(record, Record)
    assert record.name is not None
    assert wav_bytes(record.name)


@pytest.mark.parametrize(
    "changes",
    [
        {"reference": "../1"},
        {"reference": "١٢٣٤"},
        {"reference": "12345"},
        {"reference": 1234},
        {"reference": None},
        {"version": 1},
        {"version": 3},
        {"version": None},
        {"version": "2"},
        {"kind": "other"},
        {"kind": None},
        {"kind": ["sign-up"]},
        {"kind": "question"},
        {"cafe": ["rabat"]},
        {"cafe": "x" * 2_000},
        {"kiosk": "a\nb"},
        {"kiosk": "a\x1b[31m"},
        {"cafe": "a\u2028b"},
        {"notice": "a\ud800"},
        {"telephone": 612345678},
        {"telephone": "06\x0012"},
        {"consent_day": "yesterday"},
        {"name": "no base64"},
        {"name": "UklGRg=="},
        {"name": 7},
        {"written_name": ""},
        {"written_name": "x" * 101},
        {"written_name": "a\tb"},
        {"written_name": "a\u202eb"},
        {"written_name": 7},
        {"written_name": ["Amina"]},
        {"needs": "chair"},
        {"needs": None},
        {"needs": {"chair": 1}},
        {"needs": ["=1+1"]},
        {"needs": ["x" * 41]},
        {"needs": [""]},
        {"needs": [7]},
        {"needs": [None]},
        {"needs": ["chair"] * 21},
        {"link": ""},
        {"link": None},
        {"link": "x" * 32},
    ],
)
def test_a_record_with_a_trick_in_it_is_refused(changes: dict[str, object]) -> None:
    """Anybody who has the public key can seal anything."""
    with pytest.raises(BadRecordError):
        from_json(changed(SIGN_UP, **changes))


@pytest.mark.parametrize(
    ("paper", "changes"),
    [
        (ASKED, {"question": None}),
        (ASKED, {"question": "no base64"}),
        (ASKED, {"notice": None}),
        (ASKED, {"consent_day": 3}),
        (CANCELLED, {"day": "2026-13-01"}),
        (CANCELLED, {"link": "short"}),
        (CANCELLED, {"reference": "12"}),
        (MOVED, {"from": None}),
        (MOVED, {"to": "x\n"}),
        (MOVED, {"number": 0}),
        (MOVED, {"number": True}),
        (MOVED, {"number": 1.5}),
        (MOVED, {"number": 10**9}),
    ],
)
def test_a_question_or_note_with_a_trick_in_it_is_refused(paper: Paper, changes: dict[str, object]) -> None:
    """They are as easily forged."""
    with pytest.raises(BadRecordError):
        from_json(changed(paper, **changes))


def test_a_recording_is_not_endless() -> None:
    """A minute at 48,000 Hz is; the organizer's memory is not filled by a stranger."""
    endless = Recording(bytes(LONGEST_RECORDING + 2), 48_000)
    with pytest.raises(BadRecordError):
        from_json(changed(ASKED, question=base64.b64encode(wav_bytes(endless)).decode()))


@given(st.text(max_size=1_500))
def test_what_staff_wrote_can_be_sealed(text: str) -> None:
    """The kiosk's name may be anything: it is put on one line before it makes a record unreadable."""
    paper = replace(ASKED, kiosk=one_line(text), notice=one_line(text))
    assert from_json(checked_json(paper)) == paper


def test_what_would_not_open_is_not_sealed() -> None:
    """It is told while the visitor is still there."""
    with pytest.raises(BadRecordError):
        checked_json(replace(SIGN_UP, written_name="x" * 101))


def test_a_refusal_shows_no_answer() -> None:
    """Its message goes to the organizer's screen and logs."""
    with pytest.raises(BadRecordError) as refusal:
        from_json(changed(consent_day=TELEPHONE))
    assert TELEPHONE not in str(refusal.value)
    assert refusal.value.__suppress_context__


@pytest.mark.parametrize("paper", [SIGN_UP, ASKED, CANCELLED, MOVED])
def test_a_record_shows_no_answer(paper: Paper) -> None:
    """Its repr holds neither number, name, need nor reference, nor a voice."""
    for secret in (TELEPHONE, "1234", "samples", "أمينة", "chair", LINK):
        assert secret not in repr(paper)
