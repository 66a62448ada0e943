"""The Café IA kiosk: a touch-and-voice kiosk for community centres."""
