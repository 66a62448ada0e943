"""The bar and the answers as the kiosk's scripts make them, in four languages."""

from __future__ import annotations

from kiosk.dialogue.view import Option

Four = tuple[str, str, str, str]
"""A text in French, English, Arabic and Darija."""

Row = tuple[str, str, Four]
"""A name, a picture and words."""

_ORDER = ("fr", "en", "ar", "ary")
_CONTROLS: tuple[Row, ...] = (
    ("repeat", "🔁", ("Répéter", "Repeat", "إعادة", "عاود")),
    ("slower", "🐢", ("Lent", "Slow", "أبطأ", "بشوية")),
    ("louder", "🔊", ("Fort", "Loud", "أعلى", "جهد")),
    ("pause", "⏸️", ("Pause", "Pause", "توقف", "حبس")),
    ("back", "↩️", ("Retour", "Back", "رجوع", "رجوع")),
    ("home", "🏠", ("Accueil", "Home", "البداية", "البداية")),
    ("language", "🌐", ("Langue", "Language", "اللغة", "اللغة")),
    ("help", "🙋", ("Aide", "Help", "مساعدة", "عاونوني")),
)
GO_ON: Row = ("go-on", "▶️", ("Continuer", "Go on", "تابع", "كمّل"))

MORE: Row = ("more", "➡️", ("Autres sujets", "More topics", "مواضيع أخرى", "مواضيع خرين"))
DONE: Row = ("done", "✅", ("C’est tout", "That is all", "هذا كل شيء", "صافي"))
YES: Row = ("yes", "👍", ("Oui", "Yes", "نعم", "إيه"))
NO: Row = ("no", "👎", ("Non", "No", "لا", "لا"))
HOME: Row = ("home", "🏠", ("Accueil", "Home", "البداية", "البداية"))
BYE: Row = ("goodbye", "👋", ("Au revoir", "Goodbye", "مع السلامة", "بسلامة"))
RIBBON: Row = (
    "ribbon",
    "🧪",
    (
        "Essai : rien n’est gardé",
        "Trial: nothing is kept",
        "تجربة: لا نحتفظ بشيء",
        "تجربة: ما كنحتافظو بوالو",
    ),
)
TOUCH_ONLY: Row = (
    "touch-only",
    "👆",
    ("Touchez les images", "Touch the pictures", "المسوا الصور", "قيسو التصاور"),
)

FIRST_TOPICS: tuple[Row, ...] = (
    ("what-is-ai", "🧠", ("C’est quoi ?", "What it is", "ما هو؟", "شنو هو؟")),
    ("where", "🔎", ("Où elle est déjà", "Where it is", "أين نجده", "فين كاين")),
    ("how-it-learns", "🧶", ("Elle apprend", "How it learns", "كيف يتعلم", "كيفاش كيتعلم")),
    ("limits", "⚠️", ("Ses limites", "Its limits", "حدوده", "فين كيغلط")),
)
TOPICS: tuple[Row, ...] = (
    ("fakes", "🎭", ("Vrai ou truqué", "Real or fake", "صحيح أم مزيف", "صحيح ولا مزور")),
    ("game", "🎲", ("Vrai ou faux ?", "True or false", "صواب أم خطأ", "صحيح ولا غالط")),
    ("my-data", "🔐", ("Mes données", "My data", "معطياتي", "المعطيات ديالي")),
    ("my-work", "🧵", ("Mon travail", "My work", "عملي", "الخدمة ديالي")),
)
LAST_TOPICS: tuple[Row, ...] = (
    ("energy", "🔋", ("L’énergie", "Energy", "الطاقة", "الطاقة")),
    ("who-decides", "🤝", ("Qui décide ?", "Who decides", "من يقرر؟", "شكون كيقرر")),
)
NEEDS: tuple[Row, ...] = (
    ("ride", "🚗", ("Venir me chercher", "Help to come", "من يوصلني", "شي حد يوصلني")),
    ("chair", "🪑", ("Une chaise", "A chair", "كرسي", "كرسي")),
    ("signs", "🤟", ("Interprète", "Interpreter", "ترجمة بالإشارة", "ترجمة بالإشارة")),
    ("with", "👫", ("Je viens à deux", "I bring someone", "أحضر معي أحدا", "نجيب معايا شي حد")),
)

LATIN = "abcdefghijklmnopqrstuvwxyz"
ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءةىآأإؤئ"
MOST = "abcdefghijklmnopqrstuvwxyzàâçéèêëîïôùû-’"
"""The most letters that a keypad has: 40."""


def say(texts: Four, language: str) -> str:
    """The text in this language."""
    return texts[_ORDER.index(language)]


def option(row: Row, language: str) -> Option:
    """Something to touch."""
    name, picture, words = row
    return Option(name, picture, say(words, language))


def bar(language: str, *, paused: bool = False) -> tuple[Option, ...]:
    """The eight controls; in a pause the fourth goes on."""
    rows = (GO_ON if paused and row[0] == "pause" else row for row in _CONTROLS)
    return tuple(option(row, language) for row in rows)
