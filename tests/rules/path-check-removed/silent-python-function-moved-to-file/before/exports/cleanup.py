from pathlib import Path

ROOT = Path("exports").resolve()


def drop(name: str) -> None:
    path = (ROOT / name).resolve()
    if not path.is_relative_to(ROOT):
        raise ValueError(name)
    path.unlink()


def drop_all(names):
    for name in names:
        drop(name)
