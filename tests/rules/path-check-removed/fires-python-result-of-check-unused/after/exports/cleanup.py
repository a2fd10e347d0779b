from pathlib import Path

ROOT = Path("exports").resolve()


def drop(name: str) -> None:
    """Drops an export that a user names."""
    path = (ROOT / name).resolve()
    inside = path.is_relative_to(ROOT)
    path.unlink()
    print("dropped", path.name, "inside" if inside else "")
