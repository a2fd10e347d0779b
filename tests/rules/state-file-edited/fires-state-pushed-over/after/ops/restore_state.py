import subprocess
from pathlib import Path


def restore(saved: Path) -> None:
    """Puts a saved state back."""
    subprocess.run(["terraform", "state", "push", "-force", str(saved)], check=True)
