"""Unpacks customer archives into the data directory."""

import logging
import shutil
import tarfile
import tempfile
from pathlib import Path

DATA = Path("/srv/data/customers")
log = logging.getLogger(__name__)


def unpack(archive, customer):
    target = DATA / customer
    scratch = tempfile.mkdtemp(prefix="import-")
    with tarfile.open(archive) as bundle:
        bundle.extractall(scratch, filter="data")
    shutil.copytree(scratch, target)
    log.info("imported %s for %s", archive, customer)
