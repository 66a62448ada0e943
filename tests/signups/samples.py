"""Sign-ups to save, kiosks to save them with, and organizers to open them."""

from __future__ import annotations

import base64
import csv
import json
import queue
import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kiosk.dialogue.effects import SaveSignUp, SignUp, StoreOrder
from kiosk.dialogue.events import Event, Recording, SaveFailed, SignUpSaved
from kiosk.signups import (
    Exported,
    NewKey,
    Opened,
    Record,
    SealedSignUps,
    export,
    keygen,
    open_export,
    open_sign_ups,
)
from kiosk.signups.record import Paper, from_json, to_json
from kiosk.signups.seal import Keys, seal, unseal
from kiosk.signups.sealed import FILE
from kiosk.signups.store import all_sealed

DAY = date(2026, 11, 24)
TELEPHONE = "0698765432"
NAME = Recording(bytes(range(256)) * 40, 16_000)
QUESTION = Recording(bytes(range(255, -1, -1)) * 50, 16_000)
LINK = "0123456789abcdef" * 2


def sign_up(
    *, cafe: str = "rabat", telephone: str | None = TELEPHONE, name: Recording | None = NAME
) -> SignUp:
    """What a visitor leaves."""
    return SignUp(cafe=cafe, language="fr", notice="2026-11", name=name, telephone=telephone)


@dataclass
class Inbox:
    """An inbox that can be waited on for 10 s."""

    events: queue.Queue[Event] = field(default_factory=queue.Queue)

    def __call__(self, event: Event) -> None:
        """Take an event, from any thread."""
        self.events.put(event)

    def next(self) -> Event:
        """The next event."""
        return self.events.get(timeout=10)

    def reference(self) -> str:
        """The reference of the next event, which is `SignUpSaved`."""
        event = self.next()
        assert isinstance(event, SignUpSaved), event
        return event.reference

    def failed(self) -> bool:
        """Whether the next event is `SaveFailed`."""
        return isinstance(self.next(), SaveFailed)


def new_key(folder: Path) -> NewKey:
    """An organizer's new key."""
    made = keygen(folder)
    assert isinstance(made, NewKey)
    return made


def sealed(folder: Path, inbox: Inbox, *keys: str, kiosk: str = "Agdal") -> SealedSignUps:
    """Sign-ups sealed to these keys."""
    opened = open_sign_ups(keys, folder, inbox, kiosk=kiosk, today=lambda: DAY)
    assert isinstance(opened, SealedSignUps)
    return opened


def save_all(folder: Path, key: NewKey, *sign_ups: SignUp, kiosk: str = "Agdal") -> list[str]:
    """Save these, each in a visit's save of its own, and give the references."""
    inbox = Inbox()
    kept = sealed(folder, inbox, key.public_key, kiosk=kiosk)
    references = []
    for save_id, each in enumerate(sign_ups):
        kept.carry_out(SaveSignUp(save_id, each))
        references.append(inbox.reference())
    kept.close()
    return references


def carry_out(folder: Path, key: NewKey, *orders: StoreOrder, kiosk: str = "Agdal") -> list[Event]:
    """Carry these out in one visit, and give what answers them."""
    inbox = Inbox()
    kept = sealed(folder, inbox, key.public_key, kiosk=kiosk)
    answers = []
    for order in orders:
        kept.carry_out(order)
        answers.append(inbox.next())
    kept.close()
    return answers


def identity(key: NewKey) -> str:
    """The secret identity."""
    return key.path.read_text().splitlines()[-1]


def papers(folder: Path, key: NewKey) -> list[Paper]:
    """All that is sealed in a kiosk's folder, opened."""
    return [from_json(unseal(each, [identity(key)])) for each in all_sealed(folder / FILE)]


def record_of(sealed: bytes, key: NewKey) -> Record:
    """A sealed sign-up, opened."""
    paper = from_json(unseal(sealed, [identity(key)]))
    assert isinstance(paper, Record)
    return paper


ID = re.compile(rb"[0-9a-f]{32}")
"""An id in the database: random digits, among which a code may come up by chance."""


def everything(folder: Path) -> bytes:
    """All bytes of all files below a folder, without ids and the year."""
    files = [path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()]
    return ID.sub(b"", b"\0".join(files)).replace(str(DAY.year).encode(), b"")


def exported(data: Path, stick: Path, kiosk: str = "Agdal") -> Path:
    """The export's path."""
    made = export(data, stick, kiosk=kiosk, day=DAY)
    assert isinstance(made, Exported)
    return made.path


def opened(files: list[Path], key: NewKey, out: Path) -> Opened:
    """What opening gives."""
    result = open_export(files, key.path, out)
    assert isinstance(result, Opened)
    return result


def table(result: Opened) -> list[dict[str, str]]:
    """The rows of the table."""
    return csv_rows(result.table)


def csv_rows(path: Path) -> list[dict[str, str]]:
    """The rows of any table."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def forged(path: Path, key: NewKey, *contents: bytes) -> Path:
    """An export of anything, as anybody with the public key can make it."""
    header = {"format": "cafe-ia sign-ups", "version": 1, "kiosk": "x", "day": "x", "records": len(contents)}
    lines = [base64.b64encode(seal(content, Keys((key.public_key,)))).decode() for content in contents]
    path.write_text("\n".join([json.dumps(header), *lines]) + "\n")
    return path


def record(**changes: object) -> bytes:
    """A record's JSON with some values changed."""
    whole = Record("Agdal", "rabat", "fr", "v1", DAY, "1234", TELEPHONE, NAME, link=LINK)
    content = json.loads(to_json(whole))
    return json.dumps(content | changes).encode()
