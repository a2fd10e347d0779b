import json
import subprocess


def probe(path: str) -> dict:
    """What ffprobe says of an upload."""
    argv = ["ffprobe", "-v", "error", "-show_format", "-of", "json", path]
    found = subprocess.run(argv, capture_output=True, check=True, timeout=30)
    return json.loads(found.stdout)["format"]
