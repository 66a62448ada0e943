"""Views of the scenes in four languages: the invitation, a part of a topic, the game, the consent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kiosk.dialogue.view import Attention, Option, Scene, View
from tests.screen import rows
from tests.screen.rows import Four, bar, option, say

LANGUAGES = ("fr", "ar", "ary", "en")
READ: rows.Row = ("read", "👂", ("Écouter", "Listen", "اسمع", "سمع"))

_NEXT: rows.Row = ("next", "➡️", ("La suite", "Go on", "المزيد", "كمل"))
_GO_ON: rows.Row = ("next", "➡️", ("Continuons", "Next", "هيا نواصل", "نكملو"))
_TOPICS: rows.Row = ("topics", "📚", ("Les sujets", "Topics", "المواضيع", "المواضيع"))
_ASK: rows.Row = ("ask", "❓", ("Ma question", "My question", "سؤالي", "سؤالي"))
_CAFE: rows.Row = ("cafe", "☕", ("Venir au café", "Come to a café", "المقهى", "القهوة"))
_LEARNS: rows.Row = ("how-it-learns", "🧶", ("Elle apprend", "It learns", "كيف يتعلم", "كيفاش كيتعلم"))
_LIMITS: rows.Row = ("limits", "🤷", ("Elle se trompe", "It is wrong", "ما لا يعرفه", "ما كيعرفش"))
_TRUE: rows.Row = ("true", "✅", ("C’est vrai", "It’s true", "صحيح", "صحيح"))
_FALSE: rows.Row = ("false", "❌", ("C’est faux", "That is false", "خطأ", "غلط"))

_PARTS = ("🧠", "👵", "🧰", "💧")
_QUESTIONS = ("🦜", "💌", "📞", "😎", "📡")


def _view(scene: Scene, language: str, step: str, picture: str, caption: Four, *options: rows.Row) -> View:
    return View(
        step=step,
        language=language,
        right_to_left=language in ("ar", "ary"),
        picture=picture,
        caption=say(caption, language),
        options=tuple(option(row, language) for row in options),
        bar=bar(language),
        attention=Attention.SPEAKING,
        scene=scene,
        read=option(READ, language),
        longest=len(say(caption, language)),
    )


def _parts(pictures: tuple[str, ...], present: int) -> tuple[Option, ...]:
    return tuple(Option(f"part-{at}", each, "", lit=at == present) for at, each in enumerate(pictures))


def invitation(language: str) -> View:
    """The languages, each in its own letters; one is greeted."""
    greeting = "Bonjour ! Pour le français, dites « bonjour » ou touchez ici."
    view = _view(Scene.ATTRACT, language, "welcome", "👋", (greeting,) * 4)
    languages = (
        Option("fr", "🇫🇷", "Français", lit=True),
        Option("ar", "📖", "العربية"),
        Option("ary", "🇲🇦", "الدارجة"),
        Option("en", "🇬🇧", "English"),
    )
    return replace(view, options=languages, moving=True)


_EXPLAINED = (
    "On dit que l’I.A. est « dans le nuage ». En vrai, elle est dans de grands immeubles, pleins d’écrans.",
    "They say AI is “in the cloud”. In truth it is in large buildings, full of computers and of cables.",
    "الذكاء الاصطناعي ليس في السحاب، بل في مبان كبيرة مليئة بالحواسيب.",
    "هاد الماكينات كياكلو الضو بزاف، وكيسخنو، وكيبردوهم غالبا بالما.",
)


def part(language: str) -> View:
    """The third part of four, at its longest sentence."""
    view = _view(Scene.EXPLANATION, language, "energy.more", "🏭", _EXPLAINED, _NEXT, _TOPICS, _ASK)
    return replace(view, parts=_parts(_PARTS, 2))


_REPLY = (
    "Alors vous savez déjà l’essentiel : prendre juste ce qu’il faut. C’est cela.",
    "Then you know what matters already: take just what is needed. That is it.",
    "إذن تعرفون الأهم: نأخذ ما نحتاج إليه فقط.",
    "إيوا راكم عارفين المهم: ناخدو غير قد ما خاصنا.",
)


def reply(language: str) -> View:
    """The reply at the end of a topic, with four answers."""
    answers = (_LEARNS, _LIMITS, _TOPICS, _CAFE)
    view = _view(Scene.EXPLANATION, language, "energy.yes", "🚰", _REPLY, *answers)
    return replace(view, parts=_parts(_PARTS, 3))


_STATEMENT = (
    "Quand l’I.A. parle, elle comprend ce qu’elle dit, comme nous. Vrai, ou faux ?",
    "When AI speaks, it understands what it says, as we do. True, or false?",
    "الذكاء الاصطناعي يفهم ما يقول، مثل الإنسان. صحيح، أم خطأ؟",
    "الذكاء الاصطناعي كيفهم شنو كيقول، بحال بنادم. صحيح، ولا غلط؟",
)


def statement(language: str) -> View:
    """The second of five statements."""
    view = _view(Scene.GAME, language, "game.2", "💌", _STATEMENT, _TRUE, _FALSE)
    return replace(view, parts=_parts(_QUESTIONS, 1))


_VERDICT = (
    "C’est faux. Elle calcule quel mot vient d’habitude après un autre.",
    "It is false. It works out which word usually follows another.",
    "هذا خطأ. هو يحسب أي كلمة تأتي عادة بعد أخرى.",
    "غلط. كيحسب غير أشمن كلمة موالفة تجي مورا اللخرى.",
)


def verdict(language: str) -> View:
    """What there is to explain after the answer, and the card that goes on."""
    view = _view(Scene.GAME, language, "game.2.true", "💌", _VERDICT, _TOPICS)
    return replace(view, parts=_parts(_QUESTIONS, 1), onward=(option(_GO_ON, language),))


_NOTICE = (
    "Pour l’inscription, dites-moi votre nom, votre numéro, et ce qu’il vous faut pour venir.",
    "To register, tell me your name, your number, and what you need in order to come.",
    "للتسجيل، أطلب الاسم ورقم الهاتف، وما تحتاجونه.",
    "باش نسجلكم، كنطلب السمية والنمرة، وشنو خاصكم.",
)


def agreement(language: str) -> View:
    """The notice, and a yes and a no."""
    return _view(Scene.CONSENT, language, "consent", "🔒", _NOTICE, rows.YES, rows.NO)


def told(view: View) -> View:
    """The page with a strip over it: an answer that was understood, and two notices."""
    notices = (option(rows.RIBBON, view.language), option(rows.TOUCH_ONLY, view.language))
    understood = None if view.scene is Scene.ATTRACT else Option("learn", "💡", "Apprendre")
    return replace(view, notices=notices, understood=understood)


def every_scene() -> Mapping[str, View]:
    """By name and language, as "part-fr"."""
    makers = (invitation, part, reply, statement, verdict, agreement)
    return {f"{maker.__name__}-{language}": maker(language) for maker in makers for language in LANGUAGES}
