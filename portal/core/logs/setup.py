"""Where the log goes: every line of this process to its error output, in one format."""

import logging
import sys
import threading
from types import TracebackType

from portal.core.logs.formats import OURS, JsonLines, TextLines


def init_log(wish: str) -> None:
    """`wish` is LOG_FORMAT; on a terminal "auto" means text. What nobody caught is logged as well, without values."""
    is_text = wish == "text" or (wish == "auto" and sys.stderr.isatty())
    handler = logging.StreamHandler()
    handler.setFormatter(TextLines() if is_text else JsonLines())
    root = logging.getLogger()
    for earlier in [one for one in root.handlers if isinstance(one.formatter, TextLines | JsonLines)]:
        root.removeHandler(earlier)
    root.addHandler(handler)
    logging.getLogger("werkzeug").setLevel(logging.WARNING)  # `flask run` writes paths, which carry codes
    sys.excepthook = _of_process
    threading.excepthook = _of_thread


def _of_process(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
    else:
        logging.getLogger(OURS).critical("ended by an error", exc_info=(kind, error, trace))


def _of_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None:
        found = (args.exc_type, args.exc_value, args.exc_traceback)
        logging.getLogger(OURS).error("a thread ended by an error", exc_info=found)
