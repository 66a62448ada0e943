"""What there is and what is here: one row a language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kiosk.models.catalogue import CATALOGUE, Model, choices_of
from kiosk.models.places import Places

BY_EXAMPLE = "the kiosk hears it by example"


@dataclass(frozen=True, slots=True)
class Row:
    """One language, in words for staff."""

    language: str
    model: str
    download: str
    here: str
    notes: str


def overview(voices: Path, enabled: Iterable[str]) -> Iterator[Row]:
    """A row for each language that the kiosk offers or the catalogue has; `voices` is the folder voices/."""
    for language in dict.fromkeys((*enabled, *(model.language for model in CATALOGUE))):
        yield _row(language, Places(voices / language))


def _row(language: str, places: Places) -> Row:
    known, here = choices_of(language), places.installed()
    if here is not None:
        return _installed(language, here, known)
    if not known:
        return Row(language, "none exists", "", "no", BY_EXAMPLE)
    begun = "begun" if places.partial.exists() else "no"
    return Row(language, known[0].name, known[0].size, begun, _notes(known))


def _installed(language: str, name: str, known: tuple[Model, ...]) -> Row:
    size = next((model.size for model in known if model.name == name), "")
    return Row(language, name or "one put there by hand", size, "yes", "used beside the examples")


def _notes(known: tuple[Model, ...]) -> str:
    first, *others = known
    when = "fetched by setup" if first.by_setup else f"fetched only by “kiosk models fetch {first.language}”"
    notes = [f"{first.about}; {first.licence}", when, f"without it {BY_EXAMPLE}"]
    notes += [f"or --model {model.name}: {model.about}, {model.size}" for model in others]
    return "; ".join(notes)
