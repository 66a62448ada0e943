"""The answers of a step, its keypad keys, and the fixed controls.

Knows the keys of a choice in YAML; whether its target exists is checked later, when all steps are known.
"""

from __future__ import annotations

from kiosk.content.pictures import check_picture
from kiosk.content.problems import closest, suggest
from kiosk.content.reading import Reading
from kiosk.content.record import Record, record_of
from kiosk.content.sets import SETS_KEYS, Holder, read_sets
from kiosk.content.words import read_lines, read_phrases, read_words, said_line
from kiosk.dialogue.script import STAY, Choice, Lines, Notice, Phrases, Words

NOTICE_KEYS = ("picture", "show", "say")
CONTROL_KEYS = ("choice", "picture", "show", "say", "hear")
CHOICE_KEYS = (*CONTROL_KEYS, "go", *SETS_KEYS, "onward", "confirm", "changes")
ANSWER_KEYS = ("picture", "show", "say", "hear")
KEY_KEYS = ("choice", "picture", "show", "hear", "key")
GROUP_KEYS = ("choice", "hear")

KEYS = frozenset({*"0123456789", "erase"})
"""What a key of the keypad can do."""

TAKEN = frozenset({"say", "again", "screen"})
"""Names that no choice may have: lines and the touch of the bare screen are named so."""


def read_choices(record: Record, key: str, holder: Holder, reading: Reading) -> tuple[Choice, ...]:
    """The choices under this key; those of a language that is not offered are left out."""
    choices = []
    for node in record.items(key):
        choice = record_of(node, CHOICE_KEYS, reading.report, "An answer")
        language = None if choice is None else _language(choice, reading)
        if choice is not None and (language is None or language in reading.languages):
            choices.append(_read_choice(choice, holder, language, reading))
    return tuple(choices)


def _language(record: Record, reading: Reading) -> str | None:
    """The language of an answer that has one: what was probably meant, so that a typo is not told twice."""
    language = record.text_or("language", "")
    if language and language not in reading.known:
        hint = suggest(language, reading.known)
        reading.report.stop(record.at("language"), f"“{language}” is no language of this kiosk", hint)
        return closest(language, reading.known) or language
    return language or None


def _read_choice(record: Record, holder: Holder, language: str | None, reading: Reading) -> Choice:
    name = read_name(record, holder.name, reading)
    hear = read_phrases(record, "hear", reading, language)
    own = record.get("say") is not None
    line = f"{holder.line}.{name}"
    reading.places.mark(record.at("go"), holder.name, name, "go")
    reading.places.mark(record.at("hear"), holder.name, name, "hear")
    return Choice(
        name=name,
        picture=read_picture(record),
        shown=read_words(record, "show", reading, language),
        hear=hear,
        go=_go(record),
        says=read_lines(record, "say", line, reading, only=language) if own else phrase_lines(hear, line),
        named=own,
        sets=read_sets(record, holder, language),
        language=language,
        onward=record.flag("onward") or False,
        confirm=record.flag("confirm") or False,
        changes=record.flag("changes") or False,
    )


def _go(record: Record) -> str:
    """Where it leads; a need is noted, and the look of the screen changes, where the visitor is."""
    stays = any(record.get(key) is not None for key in ("need", "look"))
    return record.text_or("go", STAY) if stays else record.text("go")


def read_name(record: Record, holder: str, reading: Reading) -> str:
    """The choice's name; its place is remembered under the holder's."""
    name = record.text("choice")
    reading.places.mark(record.at("choice"), holder, name)
    if name in TAKEN or (name and not set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_")):
        message = f"An answer can't be named “{name}”"
        reading.report.stop(
            record.at("choice"), message, "use small letters a-z, digits and “-”, as in “no-telephone”"
        )
    return name


def phrase_lines(hear: Phrases, line: str) -> Lines:
    """An answer named by its first phrase."""
    return {code: (said_line(f"{line}.1", phrases[0]),) for code, phrases in hear.items() if phrases}


def read_control(record: Record, holder: str, reading: Reading) -> Choice:
    """A control of the fixed bar, named by its `say`: it leads nowhere of its own."""
    name = read_name(record, holder, reading)
    reading.places.mark(record.at("hear"), holder, name, "hear")
    shown, hear = read_words(record, "show", reading), read_phrases(record, "hear", reading)
    says = read_lines(record, "say", f"{holder}.{name}", reading, allowed=())
    return Choice(name, read_picture(record), shown, hear, go="", says=says)


def read_groups(record: Record, reading: Reading) -> tuple[Choice, ...]:
    """The pairs of a number by their order; what is shown on them are their digits."""
    records = [record_of(node, GROUP_KEYS, reading.report, "A pair") for node in record.items("groups")]
    return tuple(_read_group(each, at, reading) for at, each in enumerate(records) if each is not None)


def _read_group(record: Record, at: int, reading: Reading) -> Choice:
    name = read_name(record, "groups", reading)
    reading.places.mark(record.at("hear"), "groups", name, "hear")
    hear = read_phrases(record, "hear", reading)
    says = phrase_lines(hear, f"groups.{name}")
    return Choice(name, "", dict.fromkeys(reading.languages, ""), hear, go="", says=says, group=at)


def read_answer(record: Record, key: str, reading: Reading, *, onward: bool = False) -> Choice:
    """An answer that any step may have: "yes" and "no" to "did you say ...?", "go on", "more", "read"."""
    name = key.replace("_", "-")
    answer = record.record(key, ANSWER_KEYS)
    if answer is None:
        return Choice(name, "", {}, {}, go="")
    reading.places.mark(answer.at("hear"), "visit", name, "hear")
    shown, hear = read_words(answer, "show", reading), read_phrases(answer, "hear", reading)
    says = read_lines(answer, "say", f"visit.{key}", reading, allowed=())
    go = STAY if onward else ""
    return Choice(name, read_picture(answer), shown, hear, go, says=says, named=True, onward=onward)


def read_notice(record: Record, name: str, reading: Reading, *, spoken: bool) -> Notice:
    """A notice on the screen; one that is `spoken` must have lines, the others may."""
    notice = record.record(name, NOTICE_KEYS)
    if notice is None:
        return Notice("", {})
    says = spoken or notice.get("say") is not None
    return Notice(
        picture=read_picture(notice),
        shown=read_words(notice, "show", reading),
        says=read_lines(notice, "say", f"visit.{name}", reading, allowed=()) if says else {},
    )


def read_picture(record: Record) -> str:
    """An emoji."""
    picture = record.text("picture")
    if picture:
        check_picture(picture, record.at("picture"), record.report)
    return picture


def read_keys(record: Record, holder: Holder, reading: Reading) -> tuple[Choice, ...]:
    """The keypad in reading order; reports a digit or "erase" that is missing or there twice."""
    records = [record_of(node, KEY_KEYS, reading.report, "A key") for node in record.items("keys")]
    keys = tuple(_read_key(key, holder, reading) for key in records if key is not None)
    missing = sorted(KEYS - {key.key for key in keys})
    if missing:
        message = f"The keypad has no key for {', '.join(missing)}"
        reading.report.stop(record.at("keys"), message, "it needs the keys 0 to 9 and “erase”, each once")
    return keys


def _read_key(record: Record, holder: Holder, reading: Reading) -> Choice:
    name = read_name(record, holder.name, reading)
    reading.places.mark(record.at("hear"), holder.name, name, "hear")
    key, hear = record.one_of("key", KEYS) or "", read_phrases(record, "hear", reading)
    return Choice(
        name=name,
        picture=record.text_or("picture", ""),
        shown=_key_words(record, key, reading),
        hear=hear,
        go="",
        says=phrase_lines(hear, f"{holder.line}.{name}"),
        key=key,
    )


def _key_words(record: Record, key: str, reading: Reading) -> Words:
    if record.get("show") is not None:
        return read_words(record, "show", reading)
    return dict.fromkeys(reading.languages, key)
