"""What is still to be recorded, and how well each step will be heard: lines of text for staff."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kiosk.dialogue.effects import Hear
from kiosk.dialogue.script import Choice, Script
from kiosk.sound.confusable import Told, tell_apart, unlike
from kiosk.sound.embedding import Embedder, Frames
from kiosk.sound.examples import ExampleStore, wavs_in
from kiosk.staff.answers import answers, pages_at, steps
from kiosk.staff.lesson import Lesson
from kiosk.staff.plan import Phrase, Spoken
from kiosk.staff.shelf import Shelf, phrase_of

ALIKE = 0.15
"""From this share of the probability on (0.5: the same words) another answer is named."""
TESTED = 6
"""Examples of a choice that are heard for the table."""


def missing(lesson: Lesson) -> Iterator[str]:
    """A summary, then each phrase and line that lacks a recording."""
    left = lesson.missing()
    for kind, noun in ((Phrase, "phrases"), (Spoken, "lines")):
        wanted = sum(isinstance(task, kind) for task in lesson.tasks)
        lacking = sum(isinstance(turn.task, kind) for turn in left)
        yield f"{wanted - lacking} of {wanted} {noun} are recorded."
    for turn in left:
        task = turn.task
        has = f"{turn.take - 1} of {task.takes}"
        says = " / ".join(text for _, text in task.texts)
        yield f"  missing: {task.key} ({has})  {task.picture} « {says} »"


def unlike_takes(lesson: Lesson, shelf: Shelf, store: ExampleStore) -> Iterator[str]:
    """The takes that are unlike the others of their phrase."""
    found = _by_phrase(lesson, shelf, store)
    frames = {key: [frames for _, frames in takes] for key, takes in found.items()}
    for key, place in unlike(frames):
        yield f"  unlike the other takes of its phrase: {key.rpartition('/')[0]}/{found[key][place][0]}.wav"


def heard(script: Script, language: str, store: ExampleStore) -> Iterator[str]:
    """For each step how well each of its answers will be told apart, from the examples themselves."""
    embedder = Embedder()
    for step in steps(script):
        said = answers(script, step, language)
        if not said:
            continue
        told: dict[str, Told] = {}
        for page in pages_at(script, step, language):
            new = {choice.name for choice in page.own} - told.keys()
            examples = features(page.hears, store)
            told |= {found.choice: found for found in tell_apart(embedder, examples, new, TESTED)}
        yield f"{step.picture}  {step.name}"
        yield from (f"    {row}" for row in _rows(said, told))


def features(hears: Sequence[Hear], store: ExampleStore) -> dict[str, tuple[Frames, ...]]:
    """The examples of each choice that has any."""
    found = {hear.choice: store.examples_of(hear) for hear in hears}
    return {choice: examples for choice, examples in found.items() if examples}


def _rows(said: Sequence[Choice], told: Mapping[str, Told]) -> Iterator[str]:
    for choice in said:
        yield f"{choice.picture or choice.key or ' '}  {choice.name}: {_words(told.get(choice.name))}"


def _words(told: Told | None) -> str:
    if told is None:
        return "no recording yet: it can only be touched"
    if not told.tested:
        return "one recording: record it again to see how well it is heard"
    others = ", ".join(f"{count} taken for “{name}”" for name, count in told.taken_for)
    lost = told.tested - told.right - sum(count for _, count in told.taken_for)
    like = ", ".join(f"“{name}”" for name, share in told.alike if share >= ALIKE)
    parts = (others, f"{lost} not understood" if lost else "", f"it sounds like {like}" if like else "")
    rest = [part for part in parts if part]
    mark = "✓" if told.right == told.tested else "✗" if 2 * told.right <= told.tested else "~"
    return f"{mark} {told.right} of {told.tested} heard right" + (f" ({', '.join(rest)})" if rest else "")


def _by_phrase(lesson: Lesson, shelf: Shelf, store: ExampleStore) -> dict[str, list[tuple[str, Frames]]]:
    """Features of the takes by phrase: (file name, frames); not of folders that hold unusable files."""
    found: dict[str, list[tuple[str, Frames]]] = {}
    for choice in dict.fromkeys(task.choice for task in lesson.tasks if isinstance(task, Phrase)):
        wavs = wavs_in(shelf.examples / choice)
        examples = store.examples_of(Hear(choice, shelf.folder.name, ()))
        if len(wavs) == len(examples):
            for wav, frames in zip(wavs, examples, strict=True):
                found.setdefault(f"examples/{choice}/{phrase_of(wav)}", []).append((wav.stem, frames))
    return found
