from __future__ import annotations

import base64
import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.dialogue.events import Recording
from kiosk.signups.record import BadRecordError, Record, from_json, to_json, wav_bytes
from kiosk.signups.seal import Keys, UnsealableError, new_identity, seal, unseal
from tests.signups.samples import DAY, NAME, TELEPHONE

SAMPLES = st.binary(max_size=300).filter(lambda data: len(data) % 2 == 0)
TEXTS = st.text(max_size=50).filter(lambda text: text.isprintable() and "\ud800" not in text)
RECORDS = st.builds(
    Record,
    kiosk=TEXTS,
    cafe=TEXTS,
    language=TEXTS,
    notice=TEXTS,
    consent_day=st.dates(),
    reference=st.from_regex(r"[0-9]{4}", fullmatch=True),
    telephone=st.none() | TEXTS,
    name=st.none() | st.builds(Recording, SAMPLES, st.integers(8_000, 48_000)),
)


def changed(**changes: object) -> bytes:
    """A good record's JSON with some values changed."""
    record = Record("Agdal", "rabat", "fr", "v1", DAY, "1234", TELEPHONE, NAME)
    content: dict[str, Any] = json.loads(to_json(record))
    return json.dumps(content | changes).encode()


@given(RECORDS)
def test_a_record_survives_json(record: Record) -> None:
    """All of it comes back."""
    assert from_json(to_json(record)) == record


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
        {"version": 2},
        {"cafe": ["rabat"]},
        {"cafe": "x" * 2_000},
        {"telephone": 612345678},
        {"consent_day": "yesterday"},
        {"name": "no base64"},
        {"name": "UklGRg=="},
        {"name": 7},
    ],
)
def test_a_record_with_a_trick_in_it_is_refused(changes: dict[str, object]) -> None:
    """Anybody who has the public key can seal anything."""
    with pytest.raises(BadRecordError):
        from_json(changed(**changes))


def test_a_refusal_shows_no_answer() -> None:
    """Its message goes to the organizer's screen and logs."""
    with pytest.raises(BadRecordError) as refusal:
        from_json(changed(consent_day=TELEPHONE))
    assert TELEPHONE not in str(refusal.value)
    assert refusal.value.__suppress_context__


def test_a_record_shows_no_answer() -> None:
    """Its repr holds neither number nor reference nor voice."""
    shown = repr(Record("Agdal", "rabat", "fr", "v1", date(2026, 1, 1), "4321", TELEPHONE, NAME))
    assert TELEPHONE not in shown
    assert "4321" not in shown
    assert "samples" not in shown
