"""What staff do with the kiosk besides editing its files: teaching it phrases and lines in people's voices.

Public: `teach`, `import_recordings` and `report` (teaching); `heard_at` (answers). Knows no window: what to
record next is decided by a pure `Lesson`, so that a page for staff can lead through it as a terminal does.
"""
