from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kiosk.app import HOME
from kiosk.cli import cli
from kiosk.models import Model, Places, commands
from tests.models.samples import NAME, model_files, model_of, tree
from tests.models.server import Manner, serving


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The project folder of a kiosk with fr, ar and en, and no models."""
    home = tmp_path / "home"
    for name in ("scripts", "voices"):
        shutil.copytree(HOME / name, home / name, ignore=shutil.ignore_patterns("model", ".model.*"))
    shutil.copy(HOME / "config.yaml", home)
    return home


def kiosk(*arguments: str | Path) -> Result:
    """Run a command."""
    return CliRunner().invoke(cli, ["models", *map(str, arguments)])


@pytest.mark.parametrize("name", ["list", "fetch"])
def test_each_command_explains_itself(name: str) -> None:
    """In a sentence at least."""
    assert "Usage:" in kiosk(name, "--help").output


def test_list_has_a_row_for_each_language(home: Path) -> None:
    """Names, sizes, and that it also goes without."""
    printed = kiosk("list", "--home", home).output
    assert [line.split()[0] for line in printed.splitlines() if line[:2].strip()] == [
        "Language",
        "fr",
        "ar",
        "ary",
        "en",
        "zgh",
    ]
    assert "42 MB" in printed
    assert "by example" in printed


def test_fetch_puts_a_model_in_its_place_and_says_so(home: Path, body: bytes) -> None:
    """And that its checksum was not checked, with the one it has."""
    with serving(Manner(body)) as site:
        done = kiosk("fetch", "fr", "--from", f"{site.url}/{NAME}.zip", "--home", home)
    assert done.exit_code == 0, done.output
    assert f"{NAME} is in" in done.output
    assert "no checksum is published" in done.output
    assert "SHA-256" in done.output
    assert tree(home / "voices" / "fr" / "model") == model_files()
    assert NAME in kiosk("list", "--home", home).output


def test_fetch_does_not_fetch_twice(home: Path, body: bytes) -> None:
    """Unless it is told to."""
    with serving(Manner(body)) as site:
        command = ("fetch", "fr", "--from", f"{site.url}/{NAME}.zip", "--home", home)
        kiosk(*command)
        assert "is here already" in kiosk(*command).output
        assert len(site.asked) == 1
        assert kiosk(*command, "--again").exit_code == 0
        assert len(site.asked) == 2


def test_fetch_from_a_stick(home: Path, body: bytes, tmp_path: Path) -> None:
    """A kiosk without a network."""
    stick = tmp_path / f"{NAME}.zip"
    stick.write_bytes(body)
    assert kiosk("fetch", "fr", "--from", stick, "--home", home).exit_code == 0


@pytest.mark.parametrize(
    "arguments",
    [(), ("../fr",), ("ary",), ("fr", "--from", "ftp://x"), ("fr", "--from", "http://127.0.0.1:1/")],
)
def test_what_can_not_be_done_ends_in_a_sentence(home: Path, arguments: tuple[str, ...]) -> None:
    """Exit code 1, no traceback."""
    done = kiosk("fetch", *arguments, "--home", home)
    assert isinstance(done.exception, SystemExit)
    assert done.exit_code not in {0, 2}


@pytest.fixture
def first(monkeypatch: pytest.MonkeyPatch, body: bytes) -> Model:
    """One small model, as the first of each language."""
    model = model_of(body)
    monkeypatch.setattr(
        commands, "choices_of", lambda language: (Model(language, NAME, model.size_bytes, model.md5),)
    )
    return model


def test_setup_fetches_the_small_models_of_all_languages(
    home: Path, body: bytes, first: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It tells the size before."""
    with serving(Manner(body)) as site:
        monkeypatch.setattr("kiosk.models.catalogue.BASE", site.url)
        done = kiosk("fetch", "--enabled", "--home", home)
    assert done.exit_code == 0
    assert "fr 1 MB, ar 1 MB, ary 1 MB, en 1 MB, zgh 1 MB; 2 MB in all" in done.output
    assert all(Places(home / "voices" / code).installed() == first.name for code in ("fr", "ar", "en"))
    assert kiosk("fetch", "--enabled", "--home", home).output == ""


@pytest.mark.usefixtures("first")
def test_setup_goes_on_where_there_is_no_network(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence, one try, exit code 0."""
    monkeypatch.setattr("kiosk.models.catalogue.BASE", "http://127.0.0.1:1")
    began = time.monotonic()
    done = kiosk("fetch", "--enabled", "--home", home)
    assert done.exit_code == 0
    assert done.output.count("can't be reached") == 1
    assert "by example" in done.output
    assert time.monotonic() - began < 15


@pytest.mark.usefixtures("first")
def test_setup_goes_on_after_a_missing_model(
    home: Path, body: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other languages are still fetched."""
    with serving(Manner(status=404), Manner(body)) as site:
        monkeypatch.setattr("kiosk.models.catalogue.BASE", site.url)
        done = kiosk("fetch", "--enabled", "--home", home)
    assert done.exit_code == 0
    assert "is not there" in done.output
    assert Places(home / "voices" / "fr").installed() is None
    assert Places(home / "voices" / "en").installed() == NAME


def test_setup_leaves_large_models_out_and_says_how_to_get_them(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Arabic is heard by example."""
    monkeypatch.setattr("kiosk.models.catalogue.BASE", "http://127.0.0.1:1")
    output = kiosk("fetch", "--enabled", "--home", home).output
    assert "ar: the kiosk hears it by example (its model has 166 MB: kiosk models fetch ar)." in output
    assert "fr 42 MB, en 41 MB; 83 MB in all" in output


def test_a_broken_config_stops_nothing(home: Path) -> None:
    """The list still tells what there is; setup has nothing to do."""
    (home / "config.yaml").write_text("languages: [")
    assert "42 MB" in kiosk("list", "--home", home).output
    assert kiosk("fetch", "--enabled", "--home", home).exit_code == 0
