"""What staff do with the kiosk besides editing its files: teaching it phrases and lines in people's voices.

`plan` and `lesson` (pure) tell what to record next, so that a page for staff can lead through it as
`terminal` does; `studio` records, `judge` checks, `shelf` keeps, `importer` takes files, `report` sums up.
"""
