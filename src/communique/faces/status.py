"""The exit statuses of the command line: one table, for the program and its documentation."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """What the status a command ends with means."""

    DONE = 0
    NO = 1
    USAGE = 2
    UNREAD = 3
    RECORD = 4
    FAULT = 5
    ABSENT = 6
    STOPPED = 130


MEANINGS = {
    Exit.DONE: "Done.",
    Exit.NO: "Checked, and the answer is no: verify found faults, evaluate fell below a floor, a brief found "
    "nothing in the record or had to leave lines out.",
    Exit.USAGE: "Bad use: an unknown option, state, kind, statement or date, a question that is not understood, an "
    "output that cannot be written, or a folder that is no sound export.",
    Exit.UNREAD: "Some documents could not be read; each is named with the reason, everything else was read.",
    Exit.RECORD: "The record or the language model cannot be used: missing, foreign, damaged, newer, unwritable.",
    Exit.FAULT: "A fault of communique itself; --debug shows where.",
    Exit.ABSENT: "Asked, and the answer is not in the record.",
    Exit.STOPPED: "Stopped by the user; what was reported done is safe.",
}
