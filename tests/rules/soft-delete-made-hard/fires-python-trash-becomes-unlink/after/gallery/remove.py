from pathlib import Path

from .catalog import Catalog


def remove(catalog: Catalog, photo: Path) -> None:
    catalog.forget(photo)
    photo.unlink()
