import logging
import subprocess
from pathlib import Path

log = logging.getLogger(__name__)


def dump_tenant(dsn: str, schema: str, target: Path) -> Path:
    """Write the schema of one tenant to a file that the uploader picks up."""
    path = target / f"{schema}.dump.zst"
    log.info("dump of %s to %s", schema, path)
    dump = subprocess.Popen(["pg_dump", "--format=custom", "--schema", schema, dsn], stdout=subprocess.PIPE)
    subprocess.run(["zstd", "-q", "-o", str(path)], stdin=dump.stdout, check=True)
    if dump.wait() != 0:
        raise subprocess.CalledProcessError(dump.returncode, "pg_dump")
    return path
