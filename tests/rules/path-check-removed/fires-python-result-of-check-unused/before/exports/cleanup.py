from pathlib import Path

ROOT = Path("exports").resolve()


def drop(name: str) -> None:
    """Drops an export that a user names."""
    path = (ROOT / name).resolve()
    if not path.is_relative_to(ROOT):
        raise ValueError(name)
    path.unlink()
