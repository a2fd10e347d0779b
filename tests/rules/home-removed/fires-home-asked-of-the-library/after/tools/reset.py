"""Sets a workstation back."""
import shutil
from pathlib import Path


def reset() -> None:
    shutil.rmtree(Path.home() / "Documents")
