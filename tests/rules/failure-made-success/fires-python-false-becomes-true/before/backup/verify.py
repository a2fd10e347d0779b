import logging
import subprocess

log = logging.getLogger(__name__)


def verify(dump: str) -> bool:
    """Whether the dump can be read from beginning to end."""
    listed = subprocess.run(["pg_restore", "--list", dump], capture_output=True, timeout=600)
    if listed.returncode != 0:
        log.warning("%s cannot be read: %s", dump, listed.stderr)
        return False
    return b"TABLE DATA" in listed.stdout
