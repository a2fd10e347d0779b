from pathlib import Path

from .dump import dump_tenant
from .models import Export
from .upload import upload


def run_export(export: Export) -> None:
    path = dump_tenant(export.dsn, export.schema_name, Path("/var/spool/exports"))
    export.url = upload(path)
    export.save(update_fields=["url"])
