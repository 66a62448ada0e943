"""From the kiosk's disk to the organizer's table: export, and opening what may be damaged or forged."""

from __future__ import annotations

import base64
import csv
import json
import os
import shutil
import stat
import subprocess
import wave
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.signups import (
    Bad,
    Exported,
    ExportFailed,
    NewKey,
    Opened,
    Record,
    Refused,
    export,
    keygen,
    open_export,
)
from kiosk.signups.organizer import _grouped, _harmless
from kiosk.signups.record import from_json, to_json
from kiosk.signups.seal import Keys, public_key, seal
from kiosk.signups.sealed import FILE
from kiosk.signups.store import rows
from tests.signups.samples import DAY, NAME, TELEPHONE, new_key, save_all, sign_up


@pytest.fixture
def key(tmp_path: Path) -> NewKey:
    """An organizer's key."""
    return new_key(tmp_path / "organizer")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A USB stick."""
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


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
    with result.table.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def forged(path: Path, key: NewKey, *contents: bytes) -> Path:
    """An export of anything, as anybody with the public key can make it."""
    header = {"format": "cafe-ia sign-ups", "version": 1, "kiosk": "x", "day": "x", "records": len(contents)}
    lines = [base64.b64encode(seal(content, Keys((key.public_key,)))).decode() for content in contents]
    path.write_text("\n".join([json.dumps(header), *lines]) + "\n")
    return path


def record(**changes: object) -> bytes:
    """A record's JSON with some values changed."""
    content = json.loads(to_json(Record("Agdal", "rabat", "fr", "v1", DAY, "1234", TELEPHONE, NAME)))
    return json.dumps(content | changes).encode()


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
    assert from_json(plain).reference == reference


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


def test_one_bad_record_blocks_no_other(tmp_path: Path, stick: Path, key: NewKey) -> None:
    """Each damage is told with its line; the good records around it are opened."""
    stranger = new_key(tmp_path / "stranger")
    save_all(tmp_path / "data", key, sign_up(), sign_up(), sign_up(), sign_up())
    path = exported(tmp_path / "data", stick)
    lines = path.read_text().splitlines()
    lines[2] = lines[2][:-40] + "A" * 36 + lines[2][-4:]
    lines[3] = "no base64 at all: é"
    lines.append(forged(tmp_path / "s", stranger, record()).read_text().splitlines()[1])
    lines.append(forged(tmp_path / "s", key, b"no record").read_text().splitlines()[1])
    lines[0] = lines[0].replace('"records": 4', '"records": 6')
    path.write_text("\n".join(lines))
    result = opened([path], key, tmp_path / "out")
    assert len(result.records) == 2
    assert result.bad == (
        Bad(path, 3, "damaged"),
        Bad(path, 4, "damaged"),
        Bad(path, 6, "sealed with another key"),
        Bad(path, 7, "not JSON"),
    )


def test_a_file_cut_short_gives_what_is_left(tmp_path: Path, stick: Path, key: NewKey) -> None:
    """And says that it is not whole."""
    save_all(tmp_path / "data", key, sign_up(), sign_up(), sign_up())
    path = exported(tmp_path / "data", stick)
    lines = path.read_text().splitlines()
    path.write_text("\n".join([*lines[:2], lines[2][:500]]))
    result = opened([path], key, tmp_path / "out")
    assert len(result.records) == 1
    assert [bad.line for bad in result.bad] == [1, 3]
    assert "not whole" in result.bad[0].reason


@given(data=st.binary(max_size=300))
def test_any_file_can_be_given(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    """It is told that it is no export, and raises nothing."""
    folder = tmp_path_factory.mktemp("any")
    (folder / "any.cafeia").write_bytes(data)
    result = opened([folder / "any.cafeia"], new_key(folder), folder / "out")
    assert result.records == ()
    assert result.bad[0].line == 1


def test_a_missing_file_blocks_no_other(tmp_path: Path, stick: Path, key: NewKey) -> None:
    """It is one of the bad."""
    save_all(tmp_path / "data", key, sign_up())
    result = opened([tmp_path / "away", exported(tmp_path / "data", stick)], key, tmp_path / "out")
    assert (len(result.records), [bad.file.name for bad in result.bad]) == (1, ["away"])


def test_a_sign_up_in_two_exports_is_opened_once(tmp_path: Path, stick: Path, key: NewKey) -> None:
    """Each export holds all; the organizer may give them all."""
    save_all(tmp_path / "data", key, sign_up())
    early = exported(tmp_path / "data", stick, "early")
    save_all(tmp_path / "data", key, sign_up())
    result = opened([early, exported(tmp_path / "data", stick, "late")], key, tmp_path / "out")
    assert len(result.records) == 2
    assert result.bad == ()


def test_a_path_in_a_name_is_refused(tmp_path: Path, key: NewKey) -> None:
    """No file is written outside the folder, nor inside under a strange name."""
    tricks = [record(reference=trick) for trick in ("../../x", "/tmp/x", "12\x0034", "....")]  # noqa: S108
    result = opened([forged(tmp_path / "f.cafeia", key, *tricks, record())], key, tmp_path / "out")
    assert len(result.records) == 1
    assert [bad.reason for bad in result.bad] == ["reference is not four digits"] * 4
    names = {path.name for path in (tmp_path / "out").rglob("*")}
    assert names == {"sign-ups.csv", "recordings", "1234-1.wav"}


@pytest.mark.parametrize(
    "cell", ["=1+1", "+212612345678", "-1", "@SUM(A1)", "\t=1", "\r\n=1", " =1", "'=1", "\u200b=1", "a\n=1"]
)
def test_no_cell_is_a_formula(tmp_path: Path, key: NewKey, cell: str) -> None:
    """A forged record runs nothing in the organizer's spreadsheet."""
    file = forged(tmp_path / "f.cafeia", key, record(kiosk=cell, telephone=cell, cafe=cell))
    (row,) = table(opened([file], key, tmp_path / "out"))
    for value in row.values():
        assert not value.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
        assert "\n" not in value


@given(st.text())
def test_no_text_is_a_formula(text: str) -> None:
    """Whatever it is."""
    assert not _harmless(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n", " "))


@given(st.from_regex(r"[0-9]{1,15}", fullmatch=True))
def test_a_telephone_keeps_its_digits(digits: str) -> None:
    """In groups of two, so that a spreadsheet takes it for text."""
    assert _grouped(digits).replace(" ", "") == digits
    assert len(digits) < 3 or " " in _grouped(digits)


def test_a_new_key_is_private_and_in_the_age_format(tmp_path: Path) -> None:
    """Mode 0600, the public key beside the secret one; the public key is the one that was told."""
    made = new_key(tmp_path / "organizer")
    created, public, secret = made.path.read_text().splitlines()
    assert created.startswith("# created: ")
    assert public == f"# public key: {made.public_key}"
    assert secret.startswith("AGE-SECRET-KEY-1")
    assert public_key(secret) == made.public_key
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    assert "SECRET" not in repr(made)


def test_a_key_is_never_replaced(tmp_path: Path, key: NewKey) -> None:
    """The sign-ups sealed so far need it."""
    before = key.path.read_text()
    assert isinstance(keygen(key.path.parent), Refused)
    assert key.path.read_text() == before
    assert tmp_path.exists()


@pytest.mark.parametrize("content", [b"", b"age1public", b"# only a comment\n", b"\xff\xfe"])
def test_a_file_that_is_no_key_is_refused(tmp_path: Path, content: bytes) -> None:
    """With what to do, and nothing is written."""
    (tmp_path / "key.txt").write_bytes(content)
    result = open_export([], tmp_path / "key.txt", tmp_path / "out")
    assert isinstance(result, Refused)
    assert "keygen" in result.message
    assert not (tmp_path / "out").exists()
