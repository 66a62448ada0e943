"""A small script that has every kind of step, in two languages, for tests of the core."""

from __future__ import annotations

from dataclasses import replace

from kiosk.dialogue.events import Take
from kiosk.dialogue.script import (
    Cafe,
    Choice,
    Kind,
    Language,
    Line,
    Lines,
    Notice,
    Pace,
    Script,
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
    name: str, go: str, *, sets: Sets = NO_SETS, named: bool = False, language: str | None = None
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
    )


def key(name: str, digit: str) -> Choice:
    """A key of the keypad."""
    return Choice(name, "", dict.fromkeys(LANGUAGES, digit), dict.fromkeys(LANGUAGES, (name,)), "", key=digit)


NUMBER_NAMES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
KEYS = (*(key(name, str(n)) for n, name in enumerate(NUMBER_NAMES)), key("erase", "erase"))
CONTROLS = ("repeat", "slower", "faster", "louder", "softer", "back", "home", "help")


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
    step("home", choices=(choice("learn", "topic", named=True), choice("cafe", "cafe", named=True))),
    step("topic", choices=(choice("next", "topic"), choice("cafe", "cafe"))),
    step("cafe", choices=(choice("rabat", "consent", sets=Sets(cafe="rabat"), named=True),)),
    step("consent", choices=(choice("yes", "name", sets=Sets(consent="v1")), choice("no", "home"))),
    step(
        "name",
        Kind.RECORDING,
        go="name-check",
        otherwise="aloud",
        max_seconds=8.0,
        choices=(choice("skip", "aloud", sets=Sets(forget_name=True)),),
    ),
    step(
        "name-check",
        plays_name=True,
        choices=(choice("yes", "aloud"), choice("no", "name", sets=Sets(forget_name=True))),
    ),
    step(
        "aloud",
        choices=(
            choice("yes", "telephone", sets=Sets(read_aloud=True)),
            choice("no", "telephone", sets=Sets(read_aloud=False)),
            choice("no-telephone", "review"),
        ),
    ),
    step(
        "telephone",
        Kind.NUMBER,
        go="check",
        correct=say("telephone.correct", "these two again"),
        pattern="0[5-7][0-9]{8}",
        max_digits=10,
        keys=KEYS,
        choices=(choice("no-telephone", "review", sets=Sets(forget_telephone=True)),),
    ),
    Step(
        "check",
        Kind.QUESTION,
        "📞",
        say("check.say", "Your number: {telephone}"),
        say("check.again", "{telephone}"),
        (choice("yes", "review"), choice("no", "which")),
        corrects="telephone",
    ),
    step(
        "which",
        choices=(choice("all", "telephone", sets=Sets(forget_telephone=True), named=True),),
        corrects="telephone",
        names_groups=True,
    ),
    step(
        "review",
        details=("cafe", "name", "telephone"),
        choices=(choice("yes", "save"), choice("no", "cafe")),
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
    step("goodbye", Kind.END),
    step("help", choices=(choice("resume", "resume"),)),
    step("still-there", choices=(choice("yes", "resume"), choice("no", "goodbye"))),
)


ORDER = ("first", "second", "third", "fourth", "fifth")
GROUPS = tuple(replace(choice(name, ""), group=at) for at, name in enumerate(ORDER))
TAKES = {take: say(f"visit.takes.{take.value}", take.value) for take in Take if take is not Take.GOOD}


def sample_script(**changes: object) -> Script:
    """The whole script."""
    fields: dict[str, object] = {
        "languages": (Language("en", "English"), Language("ar", "العربية", right_to_left=True)),
        "steps": {step.name: step for step in STEPS},
        "first": "welcome",
        "home": "home",
        "help": "help",
        "still_there": "still-there",
        "controls": tuple(choice(name, "") for name in CONTROLS),
        "yes": choice("yes", ""),
        "no": choice("no", ""),
        "touch_the_picture": say("visit.touch_the_picture", "touch the picture"),
        "call_a_person": say("visit.call_a_person", "call a person"),
        "takes": TAKES,
        "groups": GROUPS,
        "did_you_say": say("visit.did_you_say", "did you say {choice}"),
        "ribbon": notice("trial", "nothing is kept"),
        "touch_only": notice("touch only", "please touch"),
        "silent": notice("silent"),
        "cafes": (
            Cafe(
                "rabat",
                dict.fromkeys(LANGUAGES, ("Saturday",) * 2),
                dict.fromkeys(LANGUAGES, ("Rabat",) * 2),
                30,
            ),
        ),
        "pace": Pace(),
        **changes,
    }
    return Script(**fields)  # type: ignore[arg-type]  # tests name the fields they change


def notice(shown: str, *spoken: str) -> Notice:
    """A notice that says this."""
    return Notice("🔔", dict.fromkeys(LANGUAGES, shown), say(f"visit.{shown}", *spoken))
