"""Views as the kiosk's scripts make them, in three languages: what the screen's tests and gallery show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kiosk.dialogue.view import Attention, Detail, Option, View
from tests.screen.rows import bar

LANGUAGES = ("fr", "ar", "en")
_ORDER = ("fr", "en", "ar")

Three = tuple[str, str, str]
"""A text in French, English and Arabic."""

_RIBBON = ("ribbon", "🧪", ("Essai : rien n’est gardé", "Trial: nothing is kept", "تجربة: لا يُحفظ أي شيء"))
_TOUCH_ONLY = ("touch-only", "👆", ("Touchez l’écran", "Please touch the screen", "المس الشاشة"))


def _say(three: Three, language: str) -> str:
    return three[_ORDER.index(language)]


def _options(rows: tuple[tuple[str, str, Three], ...], language: str, lit: str = "") -> tuple[Option, ...]:
    return tuple(
        Option(name, picture, _say(words, language), lit=name == lit) for name, picture, words in rows
    )


def _view(
    language: str,
    step: str,
    picture: str,
    caption: Three,
    options: tuple[tuple[str, str, Three], ...] = (),
    *,
    attention: Attention = Attention.LISTENING,
    lit: str = "",
) -> View:
    return View(
        step=step,
        language=language,
        right_to_left=language == "ar",
        picture=picture,
        caption=_say(caption, language),
        options=_options(options, language, lit),
        bar=bar(language),
        attention=attention,
    )


def welcome(language: str) -> View:
    """The first page: each language in its own words."""
    view = _view(
        language,
        "welcome",
        "☕",
        (
            "Bonjour ! Touchez votre langue, ou dites bonjour.",
            "Hello! Touch your language, or say hello.",
            "مرحبا! المس لغتك، أو قل مرحبا.",
        ),
    )
    languages = (
        Option("fr", "👋", "Français"),
        Option("ar", "👋", "العربية"),
        Option("en", "👋", "English"),
    )
    return replace(view, options=languages)


_HOME: tuple[tuple[str, str, Three], ...] = (
    ("learn", "💡", ("Apprendre", "Learn", "أتعلم")),
    ("cafe", "☕", ("Venir à un Café", "Come to a Café", "أحضر إلى المقهى")),
    ("help", "🙋", ("Aide", "Help", "مساعدة")),
)


def home(language: str) -> View:
    """Three answers, one of them being named."""
    return _view(
        language,
        "home",
        "🏠",
        (
            "Que voulez-vous faire ? Apprendre, venir à un Café, ou demander de l’aide ?",
            "What would you like to do? Learn, come to a Café, or ask for help?",
            "ماذا تريد أن تفعل؟ تتعلم، أو تحضر إلى المقهى، أو تطلب المساعدة؟",
        ),
        _HOME,
        attention=Attention.SPEAKING,
        lit="cafe",
    )


def topic(language: str) -> View:
    """A part of a topic, with the longest caption that scripts may have."""
    return _view(
        language,
        "what-is-ai.1",
        "🧠",
        (
            (
                "L’intelligence artificielle est un programme qui a vu 25 millions d’exemples "
                "et qui en tire ses règles."
            ),
            (
                "Artificial intelligence is a program that has seen 25 million examples "
                "and draws its own rules from them."
            ),
            (
                "الذكاء الاصطناعي برنامج رأى 25 مليون مثال، وتعلم منها قواعد "
                "يستعملها ليجيب عن أسئلة الناس كل يوم."
            ),
        ),
        (
            ("next", "➡️", ("La suite", "Next", "التالي")),
            ("topics", "📚", ("Autres sujets", "Other topics", "مواضيع أخرى")),
            ("cafe", "☕", ("Venir à un Café", "Come to a Café", "أحضر إلى المقهى")),
        ),
        attention=Attention.SPEAKING,
    )


def cafes(language: str) -> View:
    """Four meetings with dates, times and places."""
    return _view(
        language,
        "cafe",
        "📅",
        ("Quel Café choisissez-vous ?", "Which Café do you choose?", "أي لقاء تختار؟"),
        (
            (
                "a",
                "1️⃣",
                (
                    "Samedi 5 décembre à 15:00, Rabat",
                    "Saturday 5 December at 15:00, Rabat",
                    "السبت 5 دجنبر على 15:00، الرباط",
                ),
            ),
            (
                "b",
                "2️⃣",
                (
                    "Dimanche 6 décembre à 10:30, Salé",
                    "Sunday 6 December at 10:30, Salé",
                    "الأحد 6 دجنبر على 10:30، سلا",
                ),
            ),
            (
                "c",
                "3️⃣",
                (
                    "Mercredi 9 décembre à 18:00, Fès",
                    "Wednesday 9 December at 18:00, Fès",
                    "الأربعاء 9 دجنبر على 18:00، فاس",
                ),
            ),
            (
                "d",
                "4️⃣",
                (
                    "Samedi 12 décembre à 15:00, Tanger",
                    "Saturday 12 December at 15:00, Tangier",
                    "السبت 12 دجنبر على 15:00، طنجة",
                ),
            ),
        ),
        attention=Attention.HEARING,
    )


_YES_NO: tuple[tuple[str, str, Three], ...] = (
    ("yes", "👍", ("Oui, d’accord", "Yes, I agree", "نعم، موافق")),
    ("no", "👎", ("Non", "No", "لا")),
)


def consent(language: str) -> View:
    """The notice, and two answers."""
    return _view(
        language,
        "consent",
        "🔒",
        (
            "Votre nom et votre numéro servent seulement à vous inscrire. On les efface après le Café.",
            "Your name and your number are only for this registration. They are erased after the Café.",
            "اسمك ورقمك للتسجيل فقط. نمسحهما بعد اللقاء.",
        ),
        _YES_NO,
    )


def recording(language: str) -> View:
    """The name is being recorded."""
    return _view(
        language,
        "name",
        "🗣️",
        ("Après le son, dites votre nom.", "After the tone, say your name.", "بعد الصوت، قل اسمك."),
        (("skip", "🚫", ("Sans mon nom", "Without my name", "بدون اسمي")),),
        attention=Attention.RECORDING,
    )


_KEYS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def keypad(language: str) -> View:
    """A telephone number, nearly whole."""
    keys = tuple(Option(name, "", str(i + 1)) for i, name in enumerate(_KEYS))
    erase = Option("erase", "⌫", _say(("Effacer", "Erase", "امسح"), language))
    view = _view(
        language,
        "telephone",
        "📱",
        (
            "Tapez votre numéro de téléphone, ou dites-le chiffre par chiffre.",
            "Type your telephone number, or say it digit by digit.",
            "اكتب رقم هاتفك، أو قله رقما رقما.",
        ),
        (("no-telephone", "🚫", ("Pas de téléphone", "No telephone", "ليس لدي هاتف")),),
    )
    return replace(view, keys=(*keys, erase, Option("zero", "", "0")), entry="06 12 34 56 __")


def keypad_again(language: str) -> View:
    """One pair of the number is given again."""
    caption = (
        "Redonnez ces deux chiffres, un par un.",
        "Give these two digits again, one by one.",
        "أعيدوا هذين الرقمين، واحدا واحدا.",
    )
    return replace(keypad(language), caption=_say(caption, language), entry="06 1_ 34 56 78")


_PAIRS = ("06", "12", "34", "56", "78")


def number(language: str) -> View:
    """The number is checked: each pair can be touched."""
    view = _view(
        language,
        "telephone-check",
        "🔢",
        (
            "Voici votre numéro. 06 12 34 56 78",
            "Here is your number. 06 12 34 56 78",
            "هذا رقمكم. 06 12 34 56 78",
        ),
        (("yes", "👍", ("Oui", "Yes", "نعم")), ("no", "👎", ("Non", "No", "لا"))),
    )
    return replace(view, groups=tuple(Option(f"group-{n}", "", pair) for n, pair in enumerate(_PAIRS, 1)))


def which(language: str) -> View:
    """Which pair is wrong: one is being named."""
    view = _view(
        language,
        "telephone-correct",
        "🔍",
        ("le troisième", "the third", "الثالث"),
        (("all", "🔄", ("Tout refaire", "Everything", "الرقم كله")),),
        attention=Attention.SPEAKING,
    )
    groups = (Option(f"group-{n}", "", pair, lit=n == 3) for n, pair in enumerate(_PAIRS, 1))
    return replace(view, groups=tuple(groups))


def hearing(language: str) -> View:
    """Someone is speaking to the kiosk."""
    return replace(
        home(language), step="hearing", attention=Attention.HEARING, options=_options(_HOME, language)
    )


def listening(language: str) -> View:
    """It is the visitor's turn."""
    return replace(hearing(language), step="listening", attention=Attention.LISTENING)


def recording_speech(language: str) -> View:
    """The name is being said."""
    return replace(recording(language), loudness=4)


def review(language: str) -> View:
    """The answers, before they are saved."""
    view = _view(
        language,
        "review",
        "📝",
        ("Est-ce que tout est juste ?", "Is everything right?", "هل كل شيء صحيح؟"),
        (("yes", "👍", ("Oui", "Yes", "نعم")), ("no", "👎", ("Non", "No", "لا"))),
    )
    return replace(
        view,
        details=(
            Detail("cafe", "☕", _say(_CAFE, language)),
            Detail("name", "🗣️", _say(("Nom enregistré", "Name recorded", "الاسم مسجل"), language)),
            Detail("telephone", "📱", "06 12 34 56 78"),
        ),
    )


_CAFE = (
    "Samedi 5 décembre à 15:00, Maison des jeunes, Rabat",
    "Saturday 5 December at 15:00, Maison des jeunes, Rabat",
    "السبت 5 دجنبر على الساعة 15:00، دار الشباب، الرباط",
)


def saved(language: str) -> View:
    """The sign-up is saved; the reference is large."""
    view = _view(
        language,
        "saved",
        "✅",
        (
            "C’est fait, vous êtes inscrit. Gardez ce numéro.",
            "Done, you are registered. Keep this number.",
            "تم، أنت مسجل. احتفظ بهذا الرقم.",
        ),
        (
            ("home", "🏠", ("Accueil", "Home", "البداية")),
            ("goodbye", "👋", ("Au revoir", "Goodbye", "مع السلامة")),
        ),
    )
    details = (Detail("cafe", "☕", _say(_CAFE, language)), Detail("reference", "🎫", "K7-42", large=True))
    return replace(view, details=details)


def helping(language: str) -> View:
    """The help page: one answer."""
    return _view(
        language,
        "help",
        "🙋",
        (
            "Touchez une image, ou dites son nom. Fatima, à l’accueil, peut aussi vous aider.",
            "Touch a picture, or say its name. Fatima, at the desk, can help you too.",
            "المس صورة، أو قل اسمها. فاطمة في الاستقبال تساعدك أيضا.",
        ),
        (("resume", "▶️", ("Continuer", "Go on", "أكمل")),),
        attention=Attention.SPEAKING,
    )


def saving(language: str) -> View:
    """Nothing to answer while the sign-up is saved."""
    return _view(
        language,
        "save",
        "💾",
        (
            "Un instant, je garde votre inscription.",
            "One moment, I am saving your registration.",
            "لحظة، أحفظ تسجيلك.",
        ),
        attention=Attention.SAVING,
    )


def noticed(language: str) -> View:
    """Home in trial and without a microphone."""
    rows = (_RIBBON, _TOUCH_ONLY)
    view = replace(home(language), step="home-notices", attention=Attention.WAITING)
    return replace(view, notices=_options(rows, language), options=_options(_HOME, language))


def four(language: str) -> View:
    """Four short answers."""
    rows = (*_HOME, ("bye", "👋", ("Au revoir", "Goodbye", "مع السلامة")))
    return replace(home(language), step="four", options=_options(rows, language, "learn"))


def all_views(language: str) -> Mapping[str, View]:
    """Every sample by name, in one language."""
    makers = (
        welcome,
        home,
        topic,
        cafes,
        consent,
        recording,
        recording_speech,
        listening,
        hearing,
        keypad,
        keypad_again,
        number,
        which,
        review,
        saved,
        helping,
        saving,
        noticed,
        four,
    )
    return {maker.__name__: maker(language) for maker in makers}
