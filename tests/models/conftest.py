from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.models import Places
from tests.models.samples import model_files, packed


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy of this machine's must not stand between the tests and their server."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A language's folder, not made yet."""
    return Places(tmp_path / "voices" / "xx")


@pytest.fixture(scope="session")
def body() -> bytes:
    """A model's zip of about 400 kB."""
    return packed(model_files())


@pytest.fixture
def earlier(places: Places) -> dict[str, bytes]:
    """A model that is there already, and must stay until the new one is whole."""
    files = {"am/final.mdl": b"earlier"}
    for name, data in files.items():
        path = places.model / name
        path.parent.mkdir(parents=True)
        path.write_bytes(data)
    return files
