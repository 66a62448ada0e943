from __future__ import annotations

import errno
import io
import os
import threading
from pathlib import Path
from typing import IO

import pytest

from kiosk.models import Fetched, Places, Refused, fetch
from kiosk.models.disk import Disk, open_for_writing
from kiosk.models.source import FileSource
from kiosk.models.transfer import Hands
from tests.models.samples import NAME, leftovers, model_files, model_of, tree


class FullAfter:
    """A disk that takes so many bytes and then refuses."""

    def __init__(self, taken: int, error: int) -> None:
        self.left, self.error = taken, error

    def open(self, path: Path, mode: str) -> IO[bytes]:
        """A file on this disk."""
        return _File(self, open_for_writing(path, mode))


class _File(io.RawIOBase, IO[bytes]):
    def __init__(self, disk: FullAfter, inner: IO[bytes]) -> None:
        self.disk, self.inner = disk, inner

    def write(self, data: bytes) -> int:  # type: ignore[override]  # bytes alone are written here
        part = data[: self.disk.left]
        self.inner.write(part)
        self.disk.left -= len(part)
        if len(part) < len(data):
            raise OSError(self.disk.error, os.strerror(self.disk.error))
        return len(data)

    def flush(self) -> None:
        if not self.inner.closed:
            self.inner.flush()

    def fileno(self) -> int:
        return self.inner.fileno()

    def close(self) -> None:
        self.inner.close()
        super().close()


@pytest.fixture
def stick(tmp_path: Path, body: bytes) -> FileSource:
    """A model's zip on a USB stick."""
    path = tmp_path / f"{NAME}.zip"
    path.write_bytes(body)
    return FileSource(path)


def whole(places: Places, body: bytes, stick: FileSource) -> None:
    """The next run, on a good disk, ends well."""
    assert isinstance(fetch(model_of(body), stick, places), Fetched)
    assert tree(places.model) == model_files()
    assert leftovers(places) == set()


FILLING_UP = [FullAfter(taken, errno.ENOSPC) for taken in (0, 100_000, 450_000, 700_000)]
OTHER_NAMES = [FullAfter(100_000, errno.EDQUOT), FullAfter(100_000, errno.EFBIG)]


@pytest.mark.parametrize("disk", [*FILLING_UP, *OTHER_NAMES])
def test_a_disk_that_fills_up_on_the_way_is_told(
    places: Places, body: bytes, stick: FileSource, earlier: dict[str, bytes], disk: FullAfter
) -> None:
    """While downloading or unpacking: the model before stays, the next run goes on."""
    hands = Hands(disk=Disk(open=disk.open))
    done = fetch(model_of(body), stick, places, hands)
    assert isinstance(done, Refused)
    assert "disk is full" in done.message
    assert tree(places.model) == earlier
    assert leftovers(places) <= {".model.partial", ".model.partial.json"}
    whole(places, body, stick)


def test_too_little_room_is_told_before_anything_is_written(
    places: Places, body: bytes, stick: FileSource
) -> None:
    """With both numbers."""
    done = fetch(model_of(body), stick, places, Hands(disk=Disk(free=lambda _folder: 3_000_000)))
    assert isinstance(done, Refused)
    assert "3 MB are free" in done.message
    assert leftovers(places) == set()


@pytest.mark.parametrize("error", [errno.EACCES, errno.EROFS, errno.EPERM])
def test_a_folder_that_can_not_be_written_is_told(
    places: Places, body: bytes, stick: FileSource, error: int
) -> None:
    """With the folder's name."""

    def locked(_path: Path, _mode: str) -> IO[bytes]:
        raise OSError(error, os.strerror(error))

    done = fetch(model_of(body), stick, places, Hands(disk=Disk(open=locked)))
    assert isinstance(done, Refused)
    assert str(places.folder) in done.message
    assert "run this as the user who installed" in done.message


def test_a_file_in_the_folder_s_place_is_told(places: Places, body: bytes, stick: FileSource) -> None:
    """No traceback."""
    places.folder.parent.mkdir(parents=True)
    places.folder.write_text("a slip")
    assert isinstance(fetch(model_of(body), stick, places), Refused)


def test_a_worn_disk_is_told(places: Places, body: bytes, stick: FileSource) -> None:
    """An error of the device itself."""
    done = fetch(model_of(body), stick, places, Hands(disk=Disk(open=FullAfter(1000, errno.EIO).open)))
    assert isinstance(done, Refused)
    assert "see that the disk is well" in done.message


def test_a_stick_that_is_not_there_is_told(places: Places, body: bytes, tmp_path: Path) -> None:
    """With its name."""
    done = fetch(model_of(body), FileSource(tmp_path / "gone.zip"), places)
    assert isinstance(done, Refused)
    assert "gone.zip can't be read" in done.message


@pytest.mark.parametrize("step", ["between the renames", "after the renames"])
def test_a_power_cut_in_the_exchange_is_mended(
    places: Places, body: bytes, stick: FileSource, earlier: dict[str, bytes], step: str
) -> None:
    """The old model comes back, or is cleared away where the new one is there."""
    places.model.rename(places.old)
    if step == "after the renames":
        (places.model / "am").mkdir(parents=True)
    nothing = FileSource(stick.path.with_name("gone.zip"))
    assert isinstance(fetch(model_of(body), nothing, places), Refused)
    assert (tree(places.model) == earlier) is (step == "between the renames")
    assert leftovers(places) == set()
    whole(places, body, stick)


@pytest.mark.parametrize("there", [True, False])
def test_a_link_that_staff_made_is_replaced_and_what_it_leads_to_stays(
    places: Places, body: bytes, stick: FileSource, tmp_path: Path, *, there: bool
) -> None:
    """A model kept on another disk, or gone from there."""
    elsewhere = tmp_path / "elsewhere"
    if there:
        elsewhere.mkdir()
        (elsewhere / "mine").write_text("stays")
    places.folder.mkdir(parents=True)
    places.model.symlink_to(elsewhere)
    whole(places, body, stick)
    assert not places.model.is_symlink()
    assert (elsewhere / "mine").exists() is there


def test_two_fetches_of_one_language_do_not_meet(places: Places, body: bytes, stick: FileSource) -> None:
    """The second is told to wait, the first ends well."""
    reached, go_on = threading.Event(), threading.Event()

    def tell(_what: str, _done: int, _of: int | None) -> None:
        reached.set()
        go_on.wait(10)

    results: list[Fetched | Refused] = []
    first = threading.Thread(
        target=lambda: results.append(fetch(model_of(body), stick, places, Hands(tell=tell)))
    )
    first.start()
    assert reached.wait(10)
    second = fetch(model_of(body), stick, places)
    go_on.set()
    first.join(20)
    assert isinstance(second, Refused)
    assert "being fetched already" in second.message
    assert isinstance(results[0], Fetched)


def test_what_came_of_another_file_is_not_taken_up(
    places: Places, body: bytes, stick: FileSource, tmp_path: Path
) -> None:
    """A part from one place, then another place."""
    fetch(model_of(body), stick, places, Hands(disk=Disk(open=FullAfter(100_000, errno.ENOSPC).open)))
    assert places.partial.exists()
    other = tmp_path / "other.zip"
    other.write_bytes(body)
    whole(places, body, FileSource(other))
