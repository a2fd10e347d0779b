import logging
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from django.conf import settings

logger = logging.getLogger(__name__)


def pg_dump(schema: str) -> Path:
    """Dump one schema in the custom format and return the file."""
    target = settings.DUMP_DIR / f"{schema}-{date.today()}.dump"
    subprocess.run(
        ["pg_dump", "-Fc", "-n", schema, "-f", str(target), settings.PG_DSN],
        check=True,
    )
    return target


@contextmanager
def dumped_first(schema: str) -> Iterator[Path]:
    target = pg_dump(schema)
    try:
        yield target
    except Exception:
        logger.error("restore with: pg_restore -d DATABASE %s", target)
        raise
