"""All pages of the kiosk as pictures to look at, with made-up answers; nothing here runs during a visit."""
