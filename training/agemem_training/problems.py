"""Failures that a person can do something about: one sentence, printed without a traceback."""

import sys
from collections.abc import Callable


class TrainingStopped(Exception):
    """Ends a run with a sentence. What was saved before stays, and the last good adapter is the one that serves."""


def run_as_command(main: Callable[[], None]) -> None:
    """Runs a program: expected failures are one sentence on standard error and exit code 1."""
    try:
        main()
    except TrainingStopped as problem:
        print(str(problem), file=sys.stderr)
        sys.exit(1)
