"""From the command line to a command, and from a failure to a sentence and an exit code."""

import logging
import sys
from collections.abc import Sequence
from importlib import import_module

from bot.cli.arguments import parser

INTERRUPTED = 130


def main(argv: Sequence[str]) -> int:
    """Runs one command: 0 done, 1 no answer or a failure that was explained, 2 wrong use, 130 interrupted."""
    logging.getLogger("briefmatch").addHandler(logging.NullHandler())  # events go where a handler is set up, not to the person
    args = parser().parse_args(argv)
    try:
        from bot.bootstrap import Parts  # noqa: PLC0415  nothing below is needed for --help
        from bot.settings import environment_with_file, read_settings  # noqa: PLC0415  as above

        settings = read_settings(environment_with_file(), data=args.data)
        code: int = import_module(f"bot.cli.{args.command}").run(args, Parts(settings))
    except KeyboardInterrupt:
        print("\nInterrupted. Nothing is lost: run the same command again, it resumes.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our output has gone; Python would complain about it
        return 0
    except Exception as failure:  # every failure is put into words here and only here
        from bot.failures import explain  # noqa: PLC0415  not needed for --help

        return explain(failure)
    return code
