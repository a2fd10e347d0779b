import logging
import subprocess
from pathlib import Path

log = logging.getLogger(__name__)


def dump_tenant(dsn: str, schema: str, target: Path) -> Path:
    """Write the schema of one tenant to a file that the uploader picks up."""
    path = target / f"{schema}.dump.zst"
    log.info("dump of %s to %s", schema, path)
    subprocess.run(
        f"pg_dump --format=custom --schema {schema} {dsn} | zstd -q -o {path}",
        shell=True,
        check=True,
    )
    return path
