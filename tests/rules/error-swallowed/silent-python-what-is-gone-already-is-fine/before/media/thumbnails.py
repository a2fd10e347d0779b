from pathlib import Path

CACHE = Path("/var/cache/media/thumbnails")


def forget(name: str) -> None:
    thumbnail = CACHE / f"{name}.webp"
    thumbnail.unlink()
