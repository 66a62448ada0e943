"""The page for a session: what is shown is what is said."""

from __future__ import annotations

from dataclasses import replace

from kiosk.dialogue import answers, digits, prompts
from kiosk.dialogue.effects import Tone, Utterance
from kiosk.dialogue.script import Choice, Kind, Notice, Script, Step
from kiosk.dialogue.session import RATES_PERCENT, VOLUMES_PERCENT, Session, Stage
from kiosk.dialogue.view import TEXT_SIZES, Attention, Detail, Option, Scene, View

NOTHING = "—"
"""Shown where the visitor gave no answer."""

RECORDED = "✓"
"""Shown for a name, which exists as a recording only."""


def page(script: Script, session: Session) -> View:
    """The whole page."""
    step = script.steps[session.step]
    language = script.language(session.language)
    doubted = answers.find(script, session, session.doubt) if session.doubt else None
    return View(
        step=step.name,
        language=language.code,
        right_to_left=language.right_to_left,
        picture=doubted.picture if doubted else step.picture,
        caption=caption(script, session),
        options=options(script, session),
        bar=bar(script, session),
        attention=attention(session, moves_on=step.kind.moves_on),
        keys=() if doubted else tuple(option(script, key, session) for key in answers.keys(step, session)),
        groups=() if doubted else groups(script, session),
        entry=None if doubted else entry(step, session),
        details=details(script, session),
        notices=notices(script, session),
        loudness=loudness(session),
        onward=() if doubted else onward(script, session),
        page=session.page + 1,
        pages=len(step.pages),
        spelling=step.kind is Kind.LETTERS,
        theme=session.theme,
        text_size=session.text_size,
        scene=Scene.PLAIN if doubted else step.scene,
        parts=() if doubted else parts(script, step),
        understood=understood(session),
        read=read(script, session),
        record_seconds=step.max_seconds if step.kind is Kind.RECORDING and not doubted else 0.0,
        moving=session.near and step.scene is Scene.ATTRACT,
        longest=longest(script, session),
    )


def onward(script: Script, session: Session) -> tuple[Option, ...]:
    """The cards that go on."""
    return tuple(option(script, each, session) for each in answers.onward(script, session))


def parts(script: Script, step: Step) -> tuple[Option, ...]:
    """How far the explanation or the game has come: its parts, that of this step lit."""
    return tuple(
        Option(
            name, script.steps[name].picture, "", lit=step.name == name or step.name.startswith(f"{name}.")
        )
        for name in step.parts
    )


def understood(session: Session) -> Option | None:
    """The spoken answer that led to this page, as it was shown there."""
    if session.understood is None:
        return None
    choice, before = session.understood.choice, session.understood.before
    return Option(choice.name, choice.picture, choice.shown.get(choice.language or before.language, ""))


def read(script: Script, session: Session) -> Option | None:
    """The control that has things read; chosen while it does."""
    return replace(option(script, script.read, session), chosen=session.reading) if script.read else None


def longest(script: Script, session: Session) -> int:
    """The letters of the longest caption of this page: of its prompt, its shorter prompt, or what is said."""
    says = (*session.says, *prompts.prompt(script, session), *prompts.shorter(script, session))
    return max((len(say.shown) for say in says if isinstance(say, Utterance)), default=0)


def bar(script: Script, session: Session) -> tuple[Option, ...]:
    """The controls that are always there; during a pause the one that goes on stands in for it."""
    shown = (control for control in script.controls if control.name in script.bar)
    return tuple(
        option(
            script, script.go_on if control.name == "pause" and session.held is not None else control, session
        )
        for control in shown
    )


def entry(step: Step, session: Session) -> str | None:
    """What was typed so far, on pages with a keypad."""
    match step.kind:
        case Kind.NUMBER:
            return digits.entry(step, session)
        case Kind.LETTERS:
            return session.entry.title()
        case _:
            return None


def caption(script: Script, session: Session) -> str:
    """What is being said, or was last.

    While there are only tones, the step's shorter prompt stands there; and where nothing can be heard, once
    all lines were left to be read.
    """
    says = session.says
    all_read = not session.parts.voice and session.stage is not Stage.SPEAKING and session.held is None
    if all_read or not any(isinstance(say, Utterance) for say in says):
        says = prompts.shorter(script, session)
        return next((say.shown for say in says if isinstance(say, Utterance)), "")
    said = says[: session.saying + 1]
    return next((say.shown for say in reversed(said) if isinstance(say, Utterance)), "")


def lit(session: Session) -> str | None:
    """The answer that is being named, or None."""
    if session.stage is not Stage.SPEAKING or session.saying >= len(session.says):
        return None
    say = session.says[session.saying]
    return say.lights if isinstance(say, Utterance) else None


def option(script: Script, choice: Choice, session: Session) -> Option:
    """A choice as something to touch."""
    language = choice.language or session.language
    cafe = script.cafe(choice.name)  # of a full one its own leaf, though it leads to another
    level, levels = standing(choice, session)
    return Option(
        choice.name,
        choice.picture,
        choice.shown[language],
        lit=lit(session) == choice.name,
        chosen=choice.sets.need in session.answers.needs,
        level=level,
        levels=levels,
        meeting=cafe.meeting.get(session.language) if cafe else None,
    )


def standing(choice: Choice, session: Session) -> tuple[int, int]:
    """How far a control stands, from 1, and how far it can go; (0, 0) for all others."""
    match choice.sets.look or choice.name:
        case "slower" | "faster":
            return session.rate + 1, len(RATES_PERCENT)
        case "louder" | "softer":
            return session.volume + 1, len(VOLUMES_PERCENT)
        case "larger" | "smaller":
            return session.text_size + 1, TEXT_SIZES
        case _:
            return 0, 0


def groups(script: Script, session: Session) -> tuple[Option, ...]:
    """The pairs of the number, where the step lets one be given again."""
    lights = lit(session)
    return tuple(
        Option(group.name, "", digits, lit=group.name == lights)
        for group, digits in digits.groups(script, session)
    )


def loudness(session: Session) -> int:
    """How loud the speech being recorded is; at least 1 once it began."""
    if session.stage is not Stage.RECORDING:
        return 0
    return max(session.loudness, int(session.speech_began))


def options(script: Script, session: Session) -> tuple[Option, ...]:
    """The answers of the step, or yes and no while one is in doubt."""
    if session.doubt:
        return tuple(option(script, choice, session) for choice in (script.yes, script.no))
    extra = script.steps[session.step].controls
    more = (control for control in script.controls if control.name in extra)
    return tuple(option(script, choice, session) for choice in (*answers.listed(script, session), *more))


def attention(session: Session, *, moves_on: bool) -> Attention:
    """What the kiosk is doing; lines that are only left to be read keep nobody from answering."""
    if session.held is not None:
        return Attention.PAUSED
    if session.thinking:
        return Attention.THINKING
    match session.stage:
        case Stage.SAVING:
            return Attention.SAVING
        case Stage.RECORDING:
            return Attention.RECORDING
        case Stage.SPEAKING if (session.parts.voice or moves_on) and not _answers_a_key(session):
            return Attention.SPEAKING
        case Stage.SPEAKING | Stage.ATTENDING:
            return your_turn(session)


def _answers_a_key(session: Session) -> bool:
    """Whether a key is answered by its tone: nothing is said, and the page must not blink at each key."""
    return bool(session.says) and all(say in (Tone.TYPED, Tone.GROUP) for say in session.says)


def your_turn(session: Session) -> Attention:
    """How the visitor's answer is awaited."""
    if not session.parts.ear:
        return Attention.WAITING
    return Attention.HEARING if session.speech_began else Attention.LISTENING


def notices(script: Script, session: Session) -> tuple[Option, ...]:
    """The trial ribbon and what does not work."""
    parts = session.parts
    shown = [
        ("trial", script.ribbon, parts.trial),
        ("touch_only", script.touch_only, not parts.ear),
        ("silent", script.silent, not parts.voice),
    ]
    return tuple(notice(name, what, session) for name, what, there in shown if there)


def notice(name: str, what: Notice, session: Session) -> Option:
    """A notice in the visitor's language."""
    return Option(name, what.picture, what.shown[session.language])


def details(script: Script, session: Session) -> tuple[Detail, ...]:
    """The answers that the step shows."""
    if session.doubt:
        return ()
    return tuple(detail(name, script, session) for name in script.steps[session.step].details)


def detail(name: str, script: Script, session: Session) -> Detail:
    """One answer as a picture and text."""
    given = session.answers
    match name:
        case "cafe":
            return _cafe(script, session)
        case "name":
            return _name(session)
        case "telephone":
            text = digits.grouped(given.telephone) if given.telephone else NOTHING
            return Detail(name, "📞", text)
        case "needs":
            needs = (choice.picture for choice in script.needs if choice.sets.need in given.needs)
            return Detail(name, "🤝", " ".join(needs) or NOTHING)
        case "person":
            return Detail(name, "🙋", script.person.get(session.language, ""), large=True)
        case _:
            return Detail(name, "🎫", session.reference or NOTHING, large=True)


def _cafe(script: Script, session: Session) -> Detail:
    cafe = script.cafe(session.answers.cafe)
    if cafe is None:
        return Detail("cafe", "📅", NOTHING)
    when, where = cafe.when[session.language][1], cafe.where[session.language][1]
    meeting = cafe.meeting.get(session.language)
    return Detail("cafe", cafe.picture, f"{when}\n{where}", meeting=meeting)


def _name(session: Session) -> Detail:
    """A name that was spoken is a recording and has no text."""
    if session.answers.written_name:
        return Detail("name", "✍️", session.answers.written_name)
    return Detail("name", "🗣️", RECORDED if session.answers.name else NOTHING)
