"""The steps of the small script, and how they are written in short."""

from __future__ import annotations

from kiosk.dialogue.script import (
    STAY,
    Choice,
    Kind,
    Line,
    Lines,
    Sets,
    Step,
)

LANGUAGES = ("en", "ar")


def say(name: str, *texts: str) -> Lines:
    """These texts as lines, the Arabic marked by its language so that a mix-up shows."""
    return {
        language: tuple(
            Line(f"{name}.{n}", f"{language}: {text}", f"{language}: {text}")
            for n, text in enumerate(texts, 1)
        )
        for language in LANGUAGES
    }


NO_SETS = Sets()


def choice(
    name: str,
    go: str,
    *,
    sets: Sets = NO_SETS,
    named: bool = False,
    language: str | None = None,
    **more: object,
) -> Choice:
    """An answer heard by its name."""
    return Choice(
        name=name,
        picture="🙂",
        shown=dict.fromkeys(LANGUAGES, name),
        hear=dict.fromkeys(LANGUAGES, (name,)),
        go=go,
        says=say(f"choice.{name}", name),
        named=named,
        sets=sets,
        language=language,
        **more,  # type: ignore[arg-type]  # tests name the fields they need
    )


def key(name: str, digit: str) -> Choice:
    """A key of the keypad."""
    return Choice(name, "", dict.fromkeys(LANGUAGES, digit), dict.fromkeys(LANGUAGES, (name,)), "", key=digit)


NUMBER_NAMES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
KEYS = (*(key(name, str(n)) for n, name in enumerate(NUMBER_NAMES)), key("erase", "erase"))
BAR = ("repeat", "slower", "louder", "pause", "back", "home", "language", "help")
CONTROLS = (*BAR, "faster", "softer")


def step(name: str, kind: Kind = Kind.QUESTION, **more: object) -> Step:
    """A step with a line, a shorter prompt and what is given."""
    return Step(
        name=name,
        kind=kind,
        picture="🏠",
        says=say(f"{name}.say", f"{name} first", f"{name} last"),
        again=say(f"{name}.again", f"{name} again"),
        **more,  # type: ignore[arg-type]  # tests name the fields they need
    )


TOWNS = ("rabat", "sale", "temara", "kenitra", "fes")

STEPS = (
    Step(
        "welcome",
        Kind.QUESTION,
        "👋",
        says={},
        again={},
        waits=True,
        choices=(
            choice("en", "home", sets=Sets(language="en"), named=True, language="en"),
            choice("ar", "home", sets=Sets(language="ar"), named=True, language="ar"),
        ),
    ),
    step(
        "home",
        choices=(
            choice("learn", "topic", named=True),
            choice("cafe", "cafe", named=True),
            choice("ask", "ask"),
            choice("mine", "mine"),
        ),
    ),
    step("topic", choices=(choice("next", "topic"), choice("cafe", "cafe"))),
    step(
        "cafe",
        item="cafe",
        choices=tuple(choice(name, "consent", sets=Sets(cafe=name), named=True) for name in TOWNS),
    ),
    step("consent", choices=(choice("yes", "name", sets=Sets(consent="v1")), choice("no", "home"))),
    step(
        "name",
        Kind.RECORDING,
        go="name-check",
        otherwise="name-typed",
        item="name",
        max_seconds=8.0,
        choices=(
            choice("type", "name-typed"),
            choice("skip", "aloud", sets=Sets(forget=frozenset({"name"}))),
        ),
    ),
    step(
        "name-typed",
        Kind.LETTERS,
        item="name",
        letters={"en": "abcdefghijklmnopqrstuvwxyz", "ar": "ابتثج"},
        max_digits=12,
        choices=(
            choice("done", "name-check", onward=True),
            choice("skip", "aloud", sets=Sets(forget=frozenset({"name"}))),
        ),
    ),
    step(
        "name-check",
        item="name",
        plays="name",
        choices=(choice("yes", "aloud"), choice("no", "name", sets=Sets(forget=frozenset({"name"})))),
    ),
    step(
        "aloud",
        item="telephone",
        choices=(
            choice("yes", "telephone", sets=Sets(read_aloud=True)),
            choice("no", "telephone", sets=Sets(read_aloud=False)),
            choice("no-telephone", "no-telephone"),
        ),
    ),
    step("no-telephone", Kind.MESSAGE, item="telephone", go="needs"),
    step(
        "telephone",
        Kind.NUMBER,
        item="telephone",
        go="check",
        correct=say("telephone.correct", "these two again"),
        pattern="0[5-7][0-9]{8}",
        max_digits=10,
        keys=KEYS,
        choices=(choice("no-telephone", "no-telephone", sets=Sets(forget=frozenset({"telephone"}))),),
    ),
    Step(
        "check",
        Kind.QUESTION,
        "📞",
        say("check.say", "Your number: {telephone}"),
        say("check.again", "{telephone}"),
        (choice("yes", "needs"), choice("no", "which")),
        corrects="telephone",
        item="telephone",
    ),
    step(
        "which",
        choices=(choice("all", "telephone", sets=Sets(forget=frozenset({"telephone"})), named=True),),
        corrects="telephone",
        item="telephone",
        names_groups=True,
    ),
    step(
        "needs",
        item="needs",
        noted=say("needs.noted", "noted {needs}"),
        choices=(
            choice("chair", "stay", sets=Sets(need="chair")),
            choice("transport", "stay", sets=Sets(need="transport")),
            choice("done", "review", onward=True, named=True),
        ),
    ),
    step(
        "review",
        details=("cafe", "name", "telephone", "needs"),
        offers=say("review.offers", "shall I keep {cafe_where}"),
        choices=(choice("yes", "save", confirm=True), choice("change", "change"), choice("no", "home")),
    ),
    step(
        "change",
        choices=(
            choice("cafe", "cafe", changes=True),
            choice("name", "name", changes=True),
            choice("telephone", "aloud", changes=True),
            choice("needs", "needs", changes=True),
            choice("review", "review", onward=True),
        ),
    ),
    step("save", Kind.SAVING, go="saved", failed="save-failed"),
    step("save-failed", choices=(choice("yes", "save"), choice("no", "goodbye"))),
    Step(
        "saved",
        Kind.QUESTION,
        "✅",
        say("saved.say", "Registered for {cafe_when} at {cafe_where}: {reference}"),
        {},
        (choice("goodbye", "goodbye", named=True),),
        details=("cafe", "reference"),
    ),
    step(
        "ask",
        offers=say("ask.offers", "shall I tell {choice}"),
        unmatched="question-consent",
        choices=(
            choice("work", "topic", confirm=True, about=dict.fromkeys(LANGUAGES, ("shop", "field"))),
            choice("health", "topic", confirm=True),
            choice("record", "question-consent", onward=True, named=True),
        ),
    ),
    step(
        "question-consent",
        choices=(choice("yes", "question", sets=Sets(question_consent="q1")), choice("no", "home")),
    ),
    step("question", Kind.RECORDING, records="question", go="question-check", otherwise="help"),
    step(
        "question-check",
        plays="question",
        choices=(
            choice("yes", "question-save"),
            choice("no", "question", sets=Sets(forget=frozenset({"question"}))),
        ),
    ),
    step("question-save", Kind.SAVING, saves="question", go="question-saved", failed="save-failed"),
    step("question-saved", choices=(choice("home", "home"),)),
    step(
        "mine",
        Kind.NUMBER,
        keeps="quoted",
        pattern="[0-9]{4}",
        max_digits=4,
        choices=(choice("no-code", "help"),),
        keys=KEYS,
        go="mine-find",
    ),
    step(
        "mine-find",
        Kind.SAVING,
        saves="lookup",
        go="mine-found",
        failed="save-failed",
        unmatched="mine-unknown",
    ),
    step("mine-unknown", choices=(choice("again", "mine"), choice("home", "home"))),
    step(
        "mine-found",
        details=("cafe",),
        choices=(choice("cancel", "mine-cancelling"), choice("change", "mine-cafe")),
    ),
    step(
        "mine-cancelling",
        Kind.SAVING,
        saves="cancellation",
        go="mine-cancelled",
        failed="save-failed",
        unmatched="mine-unknown",
    ),
    step("mine-cancelled", choices=(choice("goodbye", "goodbye"),)),
    step("mine-cafe", choices=(choice("sale", "mine-moving", sets=Sets(cafe="sale")),)),
    step(
        "mine-moving",
        Kind.SAVING,
        saves="move",
        go="mine-moved",
        failed="save-failed",
        unmatched="mine-unknown",
    ),
    step("mine-moved", details=("cafe",), choices=(choice("goodbye", "goodbye"),)),
    step("goodbye", Kind.END),
    step(
        "help",
        controls=("faster", "softer"),
        choices=(choice("resume", "resume"), choice("see", "look")),
    ),
    step(
        "look",
        choices=(
            *(choice(name, STAY, sets=Sets(look=name)) for name in ("larger", "smaller", "colours")),
            choice("fine", "resume", onward=True),
        ),
    ),
    step(
        "language",
        choices=(
            choice("en", "resume", sets=Sets(language="en"), language="en"),
            choice("ar", "resume", sets=Sets(language="ar"), language="ar"),
        ),
    ),
    step("still-there", choices=(choice("yes", "resume"), choice("no", "goodbye"))),
)
