from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.models import CATALOGUE, Model, Places, choices_of
from kiosk.models.choosing import OnDisk, Web, choose_model, choose_place
from kiosk.models.overview import overview
from kiosk.models.problems import FetchError
from tests.models.samples import NAME

FRENCH = choices_of("fr")[0]


def test_the_catalogue_is_in_order() -> None:
    """Official addresses, checksums that look like MD5, no name twice."""
    assert {model.language for model in CATALOGUE} == {"fr", "ar", "en"}
    assert len({model.name for model in CATALOGUE}) == len(CATALOGUE)
    for model in CATALOGUE:
        assert model.url == f"https://alphacephei.com/vosk/models/{model.name}.zip"
        assert model.md5 is None or len(bytes.fromhex(model.md5)) == 16
        assert model.licence == "Apache-2.0"


def test_setup_fetches_small_models_alone() -> None:
    """The Arabic ones are too large for a Raspberry Pi with 2 GB."""
    assert [model.language for model in CATALOGUE if model.by_setup] == ["fr", "en"]
    assert not Model("xx", "of-unknown-size").by_setup


@pytest.mark.parametrize(
    ("name", "where", "model"),
    [
        (None, None, FRENCH),
        (FRENCH.name, None, FRENCH),
        (None, "https://example.org/mirror", FRENCH),
        (None, f"https://example.org/{FRENCH.name}.zip", FRENCH),
        (None, f"/media/stick/{FRENCH.name}.zip", FRENCH),
        (None, "https://example.org/mine.zip", Model("fr", "mine")),
        ("vosk-model-fr-0.22", None, Model("fr", "vosk-model-fr-0.22")),
    ],
)
def test_the_model_is_chosen_by_name_or_by_its_zip(name: str | None, where: str | None, model: Model) -> None:
    """One that is not in the catalogue has no checksum."""
    assert choose_model("fr", name, where) == model


@pytest.mark.parametrize("language", ["../fr", "FR", "", "fr/../../x", ".", "french"])
def test_a_language_is_never_a_path(language: str) -> None:
    """It becomes the name of a folder."""
    with pytest.raises(FetchError, match="no language code"):
        choose_model(language)


@pytest.mark.parametrize("name", ["../x", "a/b", "", " ", "x.zip/../y"])
def test_a_name_is_never_a_path(name: str) -> None:
    """It becomes a part of an address."""
    with pytest.raises(FetchError) if name else pytest.raises(FetchError, match="no official model"):
        choose_model("ary", name)


def test_a_language_without_a_model_is_told_how_it_is_heard() -> None:
    """Darija, for example."""
    with pytest.raises(FetchError, match="by example"):
        choose_model("ary")


def test_the_place_is_the_official_one_or_the_one_that_is_given(tmp_path: Path) -> None:
    """An address or a path, of the zip or of its folder."""
    zip_name = f"{FRENCH.name}.zip"
    assert choose_place(FRENCH) == Web(FRENCH.url)
    assert choose_place(FRENCH, "http://127.0.0.1:8000/") == Web(f"http://127.0.0.1:8000/{zip_name}")
    assert choose_place(FRENCH, "https://example.org/x.zip") == Web("https://example.org/x.zip")
    assert choose_place(FRENCH, str(tmp_path)) == OnDisk(tmp_path / zip_name)
    stick = tmp_path / "x.zip"
    stick.write_bytes(b"")
    assert choose_place(FRENCH, str(stick)) == OnDisk(stick)


@pytest.mark.parametrize("where", ["ftp://example.org/x.zip", "/nowhere/x.zip", "file:///etc/passwd"])
def test_a_place_that_is_none_is_told(where: str) -> None:
    """Another kind of address, or no such file."""
    with pytest.raises(FetchError, match="no web address"):
        choose_place(FRENCH, where)


def test_the_list_has_one_row_a_language(tmp_path: Path) -> None:
    """What the kiosk offers first, then what else there is."""
    rows = {row.language: row for row in overview(tmp_path, ("ary", "fr"))}
    assert list(rows) == ["ary", "fr", "en", "ar"]
    assert (rows["ary"].model, rows["ary"].here) == ("none exists", "no")
    assert "by example" in rows["ary"].notes
    assert (rows["fr"].model, rows["fr"].download, rows["fr"].here) == (FRENCH.name, "42 MB", "no")
    assert "fetched by setup" in rows["fr"].notes
    assert "kiosk models fetch ar" in rows["ar"].notes
    assert "vosk-model-ar-mgb2-0.4" in rows["ar"].notes


@pytest.mark.parametrize(
    ("record", "name"),
    [(f'{{"name": "{NAME}"}}', NAME), (None, "one put there by hand"), ("[]", "one put there by hand")],
)
def test_the_list_tells_what_is_here(tmp_path: Path, record: str | None, name: str) -> None:
    """Also a model that staff unpacked themselves."""
    places = Places(tmp_path / "fr")
    (places.model / "am").mkdir(parents=True)
    if record is not None:
        (places.model / "fetched.json").write_text(record)
    row = next(iter(overview(tmp_path, ("fr",))))
    assert (row.model, row.here) == (name, "yes")


def test_the_list_tells_that_a_fetch_was_interrupted(tmp_path: Path) -> None:
    """The next one goes on."""
    places = Places(tmp_path / "fr")
    places.folder.mkdir()
    places.partial.write_bytes(b"x")
    assert next(iter(overview(tmp_path, ("fr",)))).here == "begun"
