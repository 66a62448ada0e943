"""One step: scripts/steps/<step>.yaml."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace

from kiosk.content.centre import read_pattern
from kiosk.content.choices import read_choices, read_keys, read_picture
from kiosk.content.nodes import Node, Text
from kiosk.content.problems import closest, suggest
from kiosk.content.reading import Reading
from kiosk.content.record import Record, record_of
from kiosk.content.sets import Holder
from kiosk.content.texts import FILLED
from kiosk.content.topics import NEXT_PART
from kiosk.content.words import read_lines, read_words
from kiosk.dialogue.script import BACK, PAGE, RESUME, STAY, Choice, Kind, Lines, Step, Words
from kiosk.dialogue.view import Scene


@dataclass(frozen=True, slots=True)
class Offer:
    """The step for which a list of choices is made: its name, its `go` and its `otherwise`."""

    step: str
    go: str
    otherwise: str


Made = Callable[[Offer], tuple[Choice, ...]]
"""Makes a step's choices: one for each café, or for each topic."""

WAYS = ("go", "failed", "otherwise", "unmatched", "corrects")
"""Keys that name a step."""
KEYS = (
    *("kind", "picture", "say", "again", "choices", "with", *WAYS, "in_trial", "offers", "noted", "correct"),
    *("records", "plays", "keeps", "saves", "item", "details", "names_groups", "waits", "max_seconds"),
    *("notice", "pattern", "max_digits", "keys", "letters", "controls"),
)
NEEDED: Mapping[Kind, tuple[str, ...]] = {
    Kind.QUESTION: ("again", "choices"),
    Kind.MESSAGE: ("go",),
    Kind.RECORDING: ("again", "go", "otherwise"),
    Kind.NUMBER: ("again", "go", "keys"),
    Kind.LETTERS: ("again", "choices", "letters"),
    Kind.SAVING: ("go", "failed"),
    Kind.END: (),
}
RECORDS = ("name", "question")
KEEPS = ("telephone", "quoted")
SIGN_UP, QUESTION, LOOKUP, CANCELLATION, MOVE = "sign-up", "question", "lookup", "cancellation", "move"
SAVES = (SIGN_UP, QUESTION, LOOKUP, CANCELLATION, MOVE)
QUOTING = frozenset({LOOKUP, CANCELLATION, MOVE})
"""What is done by the code of an earlier sign-up."""
ITEMS = ("cafe", "name", "telephone", "needs")
DETAILS = (*ITEMS, "reference", "person")
CONTROLS = (
    *("repeat", "slower", "louder", "pause", "back", "home", "language", "help"),
    *("faster", "softer"),
)
RESERVED = frozenset({BACK, RESUME, STAY, NEXT_PART})
MOST_LETTERS = 20
"""Letters of a typed name: more do not fit a line of the screen."""


def read_step(name: str, node: Node, made: Mapping[str, Made], reading: Reading) -> Step | None:
    """The step of this name; None when the file is no mapping or its kind is not known."""
    record = record_of(node, KEYS, reading.report, "This file")
    if record is None:
        return None
    reading.places.mark(record.place, name)
    kind = record.one_of("kind", [kind.value for kind in Kind])
    return None if kind is None else _read(name, Kind(kind), record, made, reading)


def _read(name: str, kind: Kind, record: Record, made: Mapping[str, Made], reading: Reading) -> Step:
    keeps = record.one_of("keeps", KEEPS, KEEPS[0]) or ""
    saves = record.one_of("saves", SAVES, SIGN_UP) or ""
    for key in (*NEEDED[kind], *_needed_too(kind, keeps, saves)):
        record.need(key)
    for key in WAYS:
        reading.places.mark(record.at(key), name, key)
    holder = Holder(name, name, record.text_or("notice", ""))
    pattern, most = _number(kind, keeps, record, reading)
    choices = _choices(record, holder, made, reading)
    _check_onward(kind, choices, record)
    waits = record.flag("waits") or False
    return Step(
        name=name,
        kind=kind,
        picture=read_picture(record),
        says=read_lines(record, "say", f"{name}.say", reading),
        again=_lines_or_none(record, "again", name, reading),
        choices=choices,
        keys=read_keys(record, holder, reading) if kind is Kind.NUMBER else (),
        go=record.text_or("go", ""),
        failed=record.text_or("failed", ""),
        otherwise=record.text_or("otherwise", ""),
        unmatched=record.text_or("unmatched", ""),
        in_trial=_lines_or_none(record, "in_trial", name, reading),
        offers=_lines_or_none(record, "offers", name, reading, {"choice", *FILLED}),
        noted=_lines_or_none(record, "noted", name, reading),
        records=record.one_of("records", RECORDS, RECORDS[0]) or "",
        plays=record.one_of("plays", RECORDS, "") or "",
        keeps=keeps,
        saves=saves,
        item=record.one_of("item", ITEMS, "") or "",
        details=_several(record, "details", DETAILS, "a detail to show"),
        waits=waits,
        max_seconds=record.number("max_seconds", 10, low=2, high=90),
        pattern=pattern,
        max_digits=most,
        letters=_letters(record, reading),
        corrects=record.text_or("corrects", ""),
        names_groups=record.flag("names_groups") or False,
        correct=_lines_or_none(record, "correct", name, reading),
        controls=_several(record, "controls", CONTROLS, "a control"),
        scene=_scene(choices, waits=waits),
    )


def _scene(choices: tuple[Choice, ...], *, waits: bool) -> Scene:
    """What the page is about, by what its answers do."""
    if any(choice.sets.consent or choice.sets.question_consent for choice in choices):
        return Scene.CONSENT
    return Scene.ATTRACT if waits else Scene.PLAIN


def _needed_too(kind: Kind, keeps: str, saves: str) -> tuple[str, ...]:
    if kind is Kind.NUMBER and keeps == "quoted":
        return ("max_digits",)
    return ("unmatched",) if kind is Kind.SAVING and saves in QUOTING else ()


def _number(kind: Kind, keeps: str, record: Record, reading: Reading) -> tuple[str, int]:
    """The pattern and the most digits (or letters): a telephone number's are those of config.yaml."""
    if kind is not Kind.NUMBER or keeps != KEEPS[0]:
        most = record.whole("max_digits", MOST_LETTERS if kind is Kind.LETTERS else 0, low=1, high=40)
        return read_pattern(record, "pattern") or f"[0-9]{{{most}}}", most
    for key in ("pattern", "max_digits"):
        if record.get(key) is not None:
            hint = "take it out here, and write “telephone: {pattern: ..., digits: ...}” in config.yaml"
            record.report.stop(record.at(key), f"“{key}” of a telephone number is not set here", hint)
    return reading.telephone.pattern, reading.telephone.digits


def _lines_or_none(
    record: Record, key: str, name: str, reading: Reading, allowed: Collection[str] = FILLED
) -> Lines:
    written = record.get(key) is not None
    return read_lines(record, key, f"{name}.{key}", reading, allowed=allowed) if written else {}


def _choices(
    record: Record, holder: Holder, made: Mapping[str, Made], reading: Reading
) -> tuple[Choice, ...]:
    """The answers written, or a made list and those written `with` it."""
    node = record.get("choices")
    reading.places.mark(record.at("choices"), holder.name, "choices")
    beside = read_choices(record, "with", holder, reading)
    if isinstance(node, Text):
        return (*_made_choices(node, record, holder, made), *beside)
    if beside:
        hint = "write these answers under “choices” too"
        record.report.stop(record.at("with"), "“with” stands only beside “choices: topics” or “cafes”", hint)
    choices = read_choices(record, "choices", holder, reading)
    answers = sum(not choice.onward for choice in choices)
    if answers > PAGE:
        message = f"There are {answers} answers; {PAGE} fit the screen"
        hint = "take some out, or move them to a step of their own"
        record.report.stop(record.at("choices"), message, hint)
    return choices


def _made_choices(node: Text, record: Record, holder: Holder, made: Mapping[str, Made]) -> tuple[Choice, ...]:
    """What was probably meant is made all the same, so that a typo is not told twice.

    Where answers are offered by what was heard, each is asked back before it counts.
    """
    name = node.value if node.value in made else closest(node.value, made)
    if name != node.value:
        message = f"“choices: {node.value}” is not known"
        hint = suggest(node.value, made, "write the answers, or “choices: topics” or “choices: cafes”")
        record.report.stop(node.place, message, hint)
    if name == "cafes":
        record.need("go")
        record.need("otherwise")
    offer = Offer(holder.name, record.text_or("go", ""), record.text_or("otherwise", ""))
    choices = made[name](offer) if name else ()
    asked_back = record.get("offers") is not None
    return tuple(replace(choice, confirm=True) for choice in choices) if asked_back else choices


def _check_onward(kind: Kind, choices: tuple[Choice, ...], record: Record) -> None:
    if kind is Kind.LETTERS and not any(choice.onward for choice in choices):
        message = "Nothing ends the typing of the name here"
        record.report.stop(record.at("choices"), message, "add an answer with “onward: true”")


def _several(record: Record, key: str, names: Collection[str], what: str) -> tuple[str, ...]:
    """Several of these names."""
    texts = record.texts(key)
    for text in texts:
        if text.value not in names:
            record.report.stop(text.place, f"“{text.value}” is not {what}", suggest(text.value, names))
    return tuple(text.value for text in texts if text.value in names)


def _letters(record: Record, reading: Reading) -> Words:
    """The letters of each language's keypad, each once."""
    if record.get("letters") is None:
        return {}
    letters = {code: text.replace(" ", "") for code, text in read_words(record, "letters", reading).items()}
    for code, text in letters.items():
        twice = sorted({letter for letter in text if text.count(letter) > 1})
        if twice:
            message = f"“{' '.join(twice)}” is there more than once in the language “{code}”"
            record.report.stop(record.at("letters"), message, "write each letter once")
    return letters
