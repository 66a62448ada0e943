"""A visitor for the whole kiosk: follows a visit file on a test sound card, and opens the sealed sign-up."""
