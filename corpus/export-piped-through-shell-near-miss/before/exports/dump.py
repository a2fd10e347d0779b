import logging
import subprocess
from pathlib import Path

log = logging.getLogger(__name__)


def dump_tenant(dsn: str, schema: str, target: Path) -> Path:
    """Write the schema of one tenant to a file that the uploader picks up."""
    path = target / f"{schema}.dump"
    log.info("dump of %s to %s", schema, path)
    with path.open("wb") as out:
        subprocess.run(["pg_dump", "--format=custom", "--schema", schema, dsn], stdout=out, check=True)
    return path
