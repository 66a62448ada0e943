"""The national identity card: what asks for it, and what only warns."""

from __future__ import annotations

import pytest

from kiosk.content.identity import identity_card

ASKS = (
    "Dites votre numéro de CIN après le signal.",
    "Quel est votre numéro de carte nationale ?",
    "Votre numéro de la carte, s’il vous plaît.",
    "Montrez votre carte d’identité.",
    "La C.I.N. d’abord.",
    "La CNIE d’abord.",
    "Say your ID number.",
    "What is your national ID?",
    "Say the number on your card.",
    "Why not say your identity number?",
    "It is not long. Say your card number.",
    "قُلْ رَقْمَ البِطَاقَةِ.",
    "مَا رَقْمُ بِطَاقَتِكَ؟",
    "أَدْخِلْ رَقْمَ بِطَاقَةِ التَّعْرِيفِ.",
    "اُكْتُبْ بِطَاقَةً وَطَنِيَّةً.",
    "قُولُو النَّمْرَه دْيَالْ لَاكَارْطْ.",
    "عْطِيوْنِي لَا كَارْطْ نَاسْيُونَالْ.",
    "وْرِّيوْنِي البِطَاقَه الوَطَنِيَّه.",
)
TELLS = (
    "Ne donnez jamais votre numéro de carte nationale.",
    "Je ne demande ni CIN ni adresse.",
    "Never give the number of your national card to an A.I. that chats with you.",
    "Don’t say your ID number.",
    "لَا تَقُلْ رَقْمَ بِطَاقَتِكَ لِأَحَدٍ.",
    "مَا تْعْطِيوْشْ لَاكَارْطْ لْحْتَّى وَاحِدْ.",
    "Quel est votre numéro de téléphone ?",
    "La carte du quartier est au mur.",
    "The card lights up.",
    "بِطَاقَةٌ جَمِيلَةٌ.",
)


@pytest.mark.parametrize("text", ASKS)
def test_what_asks_for_the_card_is_found(text: str) -> None:
    """In each language, as people say it."""
    assert identity_card(text)


@pytest.mark.parametrize("text", TELLS)
def test_what_warns_or_speaks_of_other_things_is_not(text: str) -> None:
    """A warning never to give the number may be said."""
    assert identity_card(text) is None
