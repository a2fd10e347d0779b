import subprocess
from pathlib import Path


def to_pdf(document: Path, out: Path) -> Path:
    argv = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(out), str(document)]
    subprocess.run(argv, check=True)
    return out / f"{document.stem}.pdf"
