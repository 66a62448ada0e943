"""The screen: draws views, posts what is pressed. Knows nothing of sound, speech or the store."""

from kiosk.screen.settings import ScreenSettings
from kiosk.screen.window import KioskScreen

__all__ = ["KioskScreen", "ScreenSettings"]
