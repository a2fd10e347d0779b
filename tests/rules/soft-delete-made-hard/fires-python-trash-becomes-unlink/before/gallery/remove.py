from pathlib import Path

from send2trash import send2trash

from .catalog import Catalog


def remove(catalog: Catalog, photo: Path) -> None:
    catalog.forget(photo)
    send2trash(photo)
