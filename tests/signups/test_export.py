"""From the kiosk's disk to the organizer's table."""

from __future__ import annotations

import base64
import json
import os
import shutil
import stat
import subprocess
import wave
from pathlib import Path

import pytest

from kiosk.signups import (
    ExportFailed,
    NewKey,
    Record,
    export,
)
from kiosk.signups.record import from_json
from kiosk.signups.sealed import FILE
from kiosk.signups.store import rows
from tests.signups.samples import (
    NAME,
    TELEPHONE,
    exported,
    forged,
    opened,
    record,
    save_all,
    sign_up,
    table,
)


def test_what_visitors_left_reaches_the_organizer(tmp_path: Path, stick: Path, key: NewKey) -> None:
    """Number, voice, reference, café and language, in the order of saving."""
    references = save_all(tmp_path / "data", key, sign_up(), sign_up(cafe="fes", telephone=None, name=None))
    result = opened([exported(tmp_path / "data", stick)], key, tmp_path / "out")
    assert result.bad == ()
    assert [(r.reference, r.telephone, r.name) for r in result.records] == [
        (references[0], TELEPHONE, NAME),
        (references[1], None, None),
    ]
    first, second = table(result)
    assert first == {
        "cafe": "rabat",
        "reference": references[0],
        "telephone": "06 98 76 54 32",
        "name": f"recordings/{references[0]}-1.wav",
        "written_name": "",
        "needs": "",
        "language": "fr",
        "agreed": "2026-11-24",
        "notice": "2026-11",
        "kiosk": "Agdal",
    }
    assert (second["cafe"], second["telephone"], second["name"]) == ("fes", "", "")
    with wave.open(str(tmp_path / "out" / first["name"])) as file:
        assert (file.getframerate(), file.readframes(10**6)) == (NAME.sample_rate_hz, NAME.samples)


def test_a_spreadsheet_knows_that_the_table_is_utf_8(tmp_path: Path, key: NewKey) -> None:
    """It begins with the mark for it, and Arabic survives."""
    file = forged(tmp_path / "f.cafeia", key, record(kiosk="مركز أكدال"))
    result = opened([file], key, tmp_path / "out")
    assert result.table.read_bytes().startswith(b"\xef\xbb\xbf")
    assert table(result)[0]["kiosk"] == "مركز أكدال"


def test_only_the_organizer_can_read_what_was_opened(tmp_path: Path, stick: Path, key: NewKey) -> None:
    """Folders 0700, files 0600."""
    save_all(tmp_path / "data", key, sign_up())
    opened([exported(tmp_path / "data", stick)], key, tmp_path / "out")
    for path in [tmp_path / "out", *(tmp_path / "out").rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)


def test_each_line_opens_alone_with_the_age_program(tmp_path: Path, stick: Path, key: NewKey) -> None:
    """Without this kiosk's software, as the README says."""
    if shutil.which("age") is None:
        if os.environ.get("CI"):
            pytest.fail("the age program is not installed: apt install age")
        pytest.skip("the age program is not installed: apt install age")
    (reference,) = save_all(tmp_path / "data", key, sign_up())
    line = exported(tmp_path / "data", stick).read_text().splitlines()[1]
    plain = subprocess.run(
        ["age", "-d", "-i", str(key.path)],
        input=base64.b64decode(line),
        capture_output=True,
        timeout=30,
        check=True,
    ).stdout
    paper = from_json(plain)
    assert isinstance(paper, Record)
    assert paper.reference == reference


def test_an_export_deletes_nothing(tmp_path: Path, stick: Path, key: NewKey) -> None:
    """It can be made again, under the same name, whole."""
    save_all(tmp_path / "data", key, sign_up())
    before = list(rows(tmp_path / "data" / FILE))
    first = exported(tmp_path / "data", stick).read_bytes()
    assert exported(tmp_path / "data", stick).read_bytes() == first
    assert list(rows(tmp_path / "data" / FILE)) == before
    assert [path.name for path in stick.iterdir()] == ["signups-Agdal-2026-11-24.cafeia"]


def test_an_export_holds_no_clear_text(tmp_path: Path, stick: Path, key: NewKey) -> None:
    """A lost stick tells nothing of a visitor."""
    (reference,) = save_all(tmp_path / "data", key, sign_up())
    path = exported(tmp_path / "data", stick)
    header, line = path.read_text().splitlines()
    found = header.encode() + base64.b64decode(line)
    assert json.loads(header)["records"] == 1
    for secret in (TELEPHONE.encode(), reference.encode(), NAME.samples[:50], b"rabat"):
        assert secret not in found.replace(b"2026", b"")


def test_an_export_can_be_made_while_the_kiosk_saves(tmp_path: Path, stick: Path, key: NewKey) -> None:
    """A reader does not stop a writer."""
    save_all(tmp_path / "data", key, sign_up())
    reading = rows(tmp_path / "data" / FILE)
    next(reading)
    save_all(tmp_path / "data", key, sign_up())
    reading.close()
    assert len(opened([exported(tmp_path / "data", stick)], key, tmp_path / "out").records) == 2


@pytest.mark.parametrize("kiosk", ["../../etc", "مركز", "a/b\\c:d", "", "Centre d'Agdal"])
def test_the_kiosks_name_makes_a_file_name(tmp_path: Path, stick: Path, key: NewKey, kiosk: str) -> None:
    """On any file system, in the folder asked for."""
    save_all(tmp_path / "data", key, sign_up(), kiosk=kiosk)
    path = exported(tmp_path / "data", stick, kiosk)
    assert path.parent == stick
    assert path.name.isascii()
    assert opened([path], key, tmp_path / "out").records[0].kiosk == kiosk


def test_an_export_that_fails_says_what_to_do(tmp_path: Path, stick: Path, key: NewKey) -> None:
    """No sign-ups yet, a stick that is not there, a damaged database: values, and no half file."""
    nothing = export(tmp_path / "data", stick)
    assert isinstance(nothing, ExportFailed)
    assert "no sign-up" in nothing.message
    save_all(tmp_path / "data", key, sign_up())
    away = export(tmp_path / "data", tmp_path / "away")
    assert isinstance(away, ExportFailed)
    assert "another USB stick" in away.message
    (tmp_path / "data" / FILE).write_bytes(b"junk" * 5_000)
    damaged = export(tmp_path / "data", stick)
    assert isinstance(damaged, ExportFailed)
    assert "call for help" in damaged.message
    assert list(stick.iterdir()) == []
