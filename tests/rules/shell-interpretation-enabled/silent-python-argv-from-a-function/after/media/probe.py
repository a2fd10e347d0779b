import json
import subprocess


def argv_of(path: str) -> list[str]:
    return ["ffprobe", "-v", "error", "-show_format", "-of", "json", path]


def probe(path: str) -> dict:
    """What ffprobe says of an upload."""
    found = subprocess.run(argv_of(path), capture_output=True, check=True, timeout=30)
    return json.loads(found.stdout)["format"]
