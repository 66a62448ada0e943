"""What staff asked for as values: which model, and from where."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from kiosk.models import problems
from kiosk.models.catalogue import Model, choices_of
from kiosk.models.places import is_language

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_ZIP = ".zip"


@dataclass(frozen=True, slots=True)
class Web:
    """The address of a zip."""

    url: str


@dataclass(frozen=True, slots=True)
class OnDisk:
    """A zip on a USB stick or in a folder."""

    path: Path


def choose_model(language: str, name: str | None = None, where: str | None = None) -> Model:
    """The model that is meant: by its name, by the zip's name, or the first of its language.

    One that the catalogue does not know has no size and no checksum. Raises FetchError.
    """
    if not is_language(language):
        raise problems.no_language(language)
    name = name or _named_by(where)
    if name is None:
        known = choices_of(language)
        if not known:
            raise problems.no_official_model(language)
        return known[0]
    if not _NAME.fullmatch(name):
        raise problems.no_name(name)
    matching = (model for model in choices_of(language) if model.name == name)
    return next(matching, Model(language, name))


def _named_by(where: str | None) -> str | None:
    if where is None or not where.endswith(_ZIP):
        return None
    return PurePosixPath(urlsplit(where).path if "://" in where else where).stem


def choose_place(model: Model, where: str | None = None) -> Web | OnDisk:
    """Where its zip is: the official place, or `where`, an address or path of the zip or of its folder."""
    if where is None:
        return Web(model.url)
    if where.startswith(("http://", "https://")):
        return Web(where if where.endswith(_ZIP) else f"{where.rstrip('/')}/{model.name}{_ZIP}")
    path = Path(where)
    if "://" in where or not path.exists():
        raise problems.no_place(where)
    return OnDisk(path / f"{model.name}{_ZIP}" if path.is_dir() else path)
