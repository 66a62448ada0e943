from __future__ import annotations

import io
import random
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.models import Fetched, Places, Refused, fetch
from kiosk.models.archive import MOST_FILES, NEEDED
from kiosk.models.source import FileSource
from kiosk.models.transfer import Hands
from tests.models.samples import NAME, leftovers, model_files, model_of, packed, tree

HANDS = Hands(pause=lambda _s: None)
Build = Callable[[zipfile.ZipFile], None]


def fetched(places: Places, body: bytes, tmp_path: Path) -> Fetched | Refused:
    """Fetch a zip of any bytes, with no checksum to stop it early."""
    path = tmp_path / "stick" / "model.zip"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(body)
    return fetch(model_of(body, md5=False), FileSource(path), places, HANDS)


def model_with(build: Build) -> bytes:
    """A good model with something more in its zip."""
    buffer = io.BytesIO(packed(model_files()))
    with zipfile.ZipFile(buffer, "a") as archive:
        build(archive)
    return buffer.getvalue()


def named(name: str) -> Build:
    """One more file of this name."""

    def build(archive: zipfile.ZipFile) -> None:
        info = zipfile.ZipInfo("x")
        info.filename = name
        archive.writestr(info, b"evil")

    return build


def of_kind(kind: int) -> Build:
    """One more member that is no plain file."""

    def build(archive: zipfile.ZipFile) -> None:
        info = zipfile.ZipInfo(f"{NAME}/link")
        info.external_attr = (kind | 0o777) << 16
        archive.writestr(info, b"/etc/passwd")

    return build


def many(archive: zipfile.ZipFile) -> None:
    """More files than any model."""
    for number in range(MOST_FILES):
        archive.writestr(f"{NAME}/{number}", b"")


def bomb(archive: zipfile.ZipFile) -> None:
    """Twenty million zeros in twenty kilobytes."""
    archive.writestr(f"{NAME}/zeros", bytes(20_000_000), zipfile.ZIP_DEFLATED)


def unusual(archive: zipfile.ZipFile) -> None:
    """A way of packing that no model uses."""
    archive.writestr(f"{NAME}/other", b"x" * 100, zipfile.ZIP_BZIP2)


TRICKS: dict[str, Build] = {
    "up": named("../../evil"),
    "up inside": named(f"{NAME}/../../evil"),
    "absolute": named("/etc/evil"),
    "drive": named("C:/evil"),
    "backslashes": named("..\\..\\evil"),
    "very long": named(f"{NAME}/" + "x" * 300),
    "link": of_kind(stat.S_IFLNK),
    "device": of_kind(stat.S_IFCHR),
    "pipe": of_kind(stat.S_IFIFO),
    "many": many,
    "bomb": bomb,
    "bzip2": unusual,
}


@pytest.mark.parametrize("trick", TRICKS)
def test_a_zip_that_plays_tricks_is_refused(
    places: Places, tmp_path: Path, earlier: dict[str, bytes], trick: str
) -> None:
    """Nothing is written outside, the model before stays, nothing else is left."""
    done = fetched(places, model_with(TRICKS[trick]), tmp_path)
    assert isinstance(done, Refused)
    assert "it is not used" in done.message
    assert tree(places.model) == earlier
    assert leftovers(places) == set()
    assert {path.name for path in tmp_path.iterdir()} == {"stick", "voices"}


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["am/final.mdl", "am/final.mdl/inside", "README/inside"])
def test_two_files_of_one_name_are_refused(places: Places, tmp_path: Path, name: str) -> None:
    """Also where one would have to be a folder."""
    done = fetched(places, model_with(named(f"{NAME}/{name}")), tmp_path)
    assert isinstance(done, Refused)
    assert "two files of one name" in done.message


def test_a_locked_zip_is_refused(places: Places, tmp_path: Path) -> None:
    """The mark of encryption on its first member, in both of its places."""
    body = bytearray(packed(model_files()))
    body[6] |= 1
    body[body.index(b"PK\x01\x02") + 8] |= 1
    done = fetched(places, bytes(body), tmp_path)
    assert isinstance(done, Refused)
    assert "unusual" in done.message


def test_a_member_that_lies_about_its_size_is_refused(places: Places, tmp_path: Path) -> None:
    """It says ten bytes and holds twenty million: no more than ten are unpacked."""
    body = bytearray(model_with(bomb))
    entry = body.rindex(b"PK\x01\x02")
    body[entry + 24 : entry + 28] = struct.pack("<I", 10)
    done = fetched(places, bytes(body), tmp_path)
    assert isinstance(done, Refused)
    assert "no whole zip" in done.message
    assert leftovers(places) == set()


@pytest.mark.parametrize(
    "body", [b"", b"<html>Log in to the hotel's network</html>", b"PK\x05\x06" + bytes(18)]
)
def test_what_is_no_model_at_all_is_refused(places: Places, tmp_path: Path, body: bytes) -> None:
    """Nothing, a web page, an empty zip."""
    done = fetched(places, body, tmp_path)
    assert isinstance(done, Refused)
    assert leftovers(places) == set()


@pytest.mark.parametrize("lacking", NEEDED)
def test_a_zip_that_lacks_a_needed_file_is_refused_by_its_name(
    places: Places, tmp_path: Path, lacking: str
) -> None:
    """Before anything is unpacked."""
    files = {name: data for name, data in model_files().items() if name != lacking}
    done = fetched(places, packed(files), tmp_path)
    assert isinstance(done, Refused)
    assert lacking in done.message


def test_a_model_with_a_fixed_graph_is_refused_with_another_way(places: Places, tmp_path: Path) -> None:
    """It can't listen for the answers of one page."""
    files = {name: data for name, data in model_files().items() if "graph" not in name}
    done = fetched(places, packed(files | {"graph/HCLG.fst": b"fixed"}), tmp_path)
    assert isinstance(done, Refused)
    assert "--model" in done.message


def test_a_zip_without_a_top_folder_is_as_good(places: Places, tmp_path: Path) -> None:
    """Some people pack so."""
    assert isinstance(fetched(places, packed(model_files(), top=""), tmp_path), Fetched)
    assert tree(places.model) == model_files()


def test_a_damaged_byte_is_found_wherever_it_is(places: Places, tmp_path: Path) -> None:
    """Forty random damages: each is refused, or was in a place that does not matter; no other end."""
    whole = packed({name: data[:2000] for name, data in model_files().items()})
    dice = random.Random(5)
    for _ in range(40):
        body = bytearray(whole)
        for _ in range(dice.choice([1, 1, 4, 40])):
            body[dice.randrange(len(body))] = dice.randrange(256)
        done = fetched(places, bytes(body), tmp_path)
        assert isinstance(done, Refused) or (places.model / "am" / "final.mdl").is_file()
        assert leftovers(places) == set()


def test_a_damaged_directory_is_found(places: Places, tmp_path: Path) -> None:
    """Eighty random damages in the zip's own list of its files."""
    whole = packed({name: data[:200] for name, data in model_files().items()})
    dice, first = random.Random(6), whole.index(b"PK\x01\x02")
    for _ in range(80):
        body = bytearray(whole)
        body[dice.randrange(first, len(body))] = dice.randrange(256)
        done = fetched(places, bytes(body), tmp_path)
        assert leftovers(places) == set(), done
    assert {path.name for path in tmp_path.iterdir()} == {"stick", "voices"}


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_zip_cut_short_is_refused(places: Places, tmp_path: Path, body: bytes, share: float) -> None:
    """As a stick that was pulled out too early holds it."""
    done = fetched(places, body[: int(len(body) * share)], tmp_path)
    assert isinstance(done, Refused)
    assert "no whole zip" in done.message
