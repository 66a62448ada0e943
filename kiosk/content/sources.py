"""Finds and reads the staff's files: YAML in its known places; anything else is reported.

Knows where files belong, not what they hold.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.content.nodes import Node, parse
from kiosk.content.problems import Place, Report, closest

CONFIG = "config.yaml"
SINGLE = ("scripts/visit.yaml", "scripts/cafes.yaml", "scripts/calendar.yaml")
GAME = "scripts/game.yaml"
"""Without this file there is no game."""

FOLDERS = ("steps", "topics")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NOTES = frozenset({".md", ".txt"})
LARGEST_BYTES = 200_000
"""A staff file has a few thousand; more is some other file put there by mistake."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What could be read, by path relative to the project folder; `unread` files exist but can't be read."""

    nodes: Mapping[str, Node]
    unread: frozenset[str]

    def folder(self, folder: str) -> dict[str, Node]:
        """The files of scripts/steps or scripts/topics by name."""
        start = f"scripts/{folder}/"
        return {_stem(path): node for path, node in self.nodes.items() if path.startswith(start)}

    def unread_voices(self) -> frozenset[str]:
        """The languages whose voice.yaml can't be read."""
        return frozenset(path.split("/")[1] for path in self.unread if path.startswith("voices/"))

    def voices(self) -> dict[str, Node]:
        """The voice.yaml files by language."""
        return {path.split("/")[1]: node for path, node in self.nodes.items() if path.startswith("voices/")}

    def unread_in(self, folder: str) -> frozenset[str]:
        """The names of the files there that can't be read."""
        return frozenset(_stem(path) for path in self.unread if path.startswith(f"scripts/{folder}/"))


def read_sources(home: Path, report: Report) -> Sources:
    """All files under the project folder that staff edit."""
    paths = [CONFIG, *SINGLE, *_game(home), *_scripts(home, report), *_voices(home)]
    nodes = {path: _read(home / path, path, report) for path in paths}
    read = {path: node for path, node in nodes.items() if node is not None}
    return Sources(read, frozenset(nodes) - frozenset(read))


def staff_files(home: Path) -> tuple[str, ...]:
    """The paths of all files that make up the content, relative to the project folder."""
    return (CONFIG, *SINGLE, *_game(home), *_scripts(home, Report()), *_voices(home))


def lines_folder(home: Path, language: str) -> Path:
    """Where the recorded lines of a language lie."""
    return home / "voices" / language / "lines"


def _game(home: Path) -> tuple[str, ...]:
    return (GAME,) if (home / GAME).exists() else ()


def _voices(home: Path) -> list[str]:
    return sorted(path.relative_to(home).as_posix() for path in home.glob("voices/*/voice.yaml"))


def _scripts(home: Path, report: Report) -> list[str]:
    """The steps and topics; whatever else lies in scripts/ is reported."""
    known = []
    for path in sorted(_files(home / "scripts")):
        name = path.relative_to(home).as_posix()
        parts = path.relative_to(home / "scripts").parts
        if name in {*SINGLE, GAME} or path.name.startswith(".") or path.suffix in _NOTES:
            continue
        if len(parts) == 2 and parts[0] in FOLDERS and path.suffix == ".yaml":  # noqa: PLR2004 - folder and file
            _check_name(path.stem, name, report)
            known.append(name)
        else:
            _misplaced(path, name, report)
    return known


def _files(folder: Path) -> Iterator[Path]:
    for parent, _, names in os.walk(folder):
        yield from (Path(parent) / name for name in names)


def _check_name(stem: str, name: str, report: Report) -> None:
    if not _NAME.fullmatch(stem):
        message = f"The file name “{printable(stem)}” has characters that names can't have"
        report.stop(
            Place(printable(name)), message, "use small letters a-z, digits and “-”, as in “still-there.yaml”"
        )


def _misplaced(path: Path, name: str, report: Report) -> None:
    place = Place(printable(name))
    if path.suffix.lower() in {".yml", ".yaml"} and path.suffix != ".yaml":
        report.stop(
            place, f"This file ends in “{path.suffix}”", f"rename it to “{printable(path.stem)}.yaml”"
        )
    elif path.suffix == ".yaml":
        near = closest(path.stem, (Path(single).stem for single in (*SINGLE, GAME)))
        hint = f"move it to scripts/{near}.yaml" if near else "move it to scripts/steps or scripts/topics"
        report.stop(place, "This file is not in a place where the kiosk looks", hint)
    else:
        report.warn(place, "This file is not YAML: the kiosk does not read it", "move it out of scripts/")


def _read(path: Path, name: str, report: Report) -> Node | None:
    place = Place(printable(name))
    text = _text(path, place, report)
    return None if text is None else parse(text, place.path, report)


def _text(path: Path, place: Place, report: Report) -> str | None:
    try:
        data = path.read_bytes() if path.stat().st_size <= LARGEST_BYTES else None
    except FileNotFoundError:
        report.stop(place, "This file is missing", "bring it back from the last good copy")
        return None
    except OSError as error:
        report.stop(
            place,
            f"This file can't be opened ({error.strerror})",
            "check its permissions and the card it is on",
        )
        return None
    if data is None:
        report.stop(
            place, "This file is far too large", "it is some other file: bring back the last good copy"
        )
        return None
    return _decoded(data, place, report)


def _decoded(data: bytes, place: Place, report: Report) -> str | None:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        report.stop(
            Place(place.path, line),
            "There are characters here that can't be read",
            "save the file as “UTF-8”",
        )
        return None


def _stem(path: str) -> str:
    return path.rsplit("/", 1)[1].removesuffix(".yaml")


def printable(name: str) -> str:
    """A file name as it can be shown anywhere."""
    shown = "".join(character if character.isprintable() else "?" for character in name)
    return shown.encode("utf-8", "replace").decode("utf-8")
