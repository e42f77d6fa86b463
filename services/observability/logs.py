"""Where log lines go: standard error, quiet unless asked."""

import logging
import sys

DRIVER_LOGGERS = ("neo4j.notifications", "neo4j.pool", "neo4j.io")


def set_up_logs(is_verbose: bool = False) -> None:
    """Send warnings, or with ``is_verbose`` everything of this project, to standard error."""
    logging.basicConfig(
        stream=sys.stderr,
        level=logging.INFO if is_verbose else logging.WARNING,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
    )
    for name in DRIVER_LOGGERS:
        logging.getLogger(name).setLevel(logging.ERROR)
