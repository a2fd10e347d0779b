"""What the checks share: where things are, clean repositories, and the program under test."""

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = ROOT / "tests" / "interop"
TOOLS = ROOT / "target" / "interop"
VENV = TOOLS / "venv" / "bin"
MULTITOOL = TOOLS / "node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool"
SCHEMA = MULTITOOL.parent / "sarif-2.1.0.json"
BLASTLINT = os.environ.get("BLASTLINT", str(ROOT / "target/debug/blastlint"))
DANGER = "rm -rf /var/lib/postgresql"


def environment(**more):
    """The environment without what would let this machine's git, CI or blastlint settings into a check."""
    own = ("GIT_", "GITHUB_", "BLASTLINT", "PRE_COMMIT")
    env = {name: value for name, value in os.environ.items() if not name.startswith(own)}
    env |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
    for who in ("AUTHOR", "COMMITTER"):
        env |= {f"GIT_{who}_NAME": "t", f"GIT_{who}_EMAIL": "t@example.org"}
    return env | more


def run(*args, cwd=None, env=None, stdin=None):
    """Runs a command and returns how it ended, with its output."""
    return subprocess.run(
        [os.fspath(arg) for arg in args], cwd=cwd, env=env or environment(), input=stdin, capture_output=True, text=True
    )


def must(*args, **more):
    """Runs a command that must succeed; returns what it printed."""
    done = run(*args, **more)
    if done.returncode != 0:
        raise AssertionError(f"{args}: {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout.strip()


class Repository:
    """A repository in a temporary folder."""

    def __init__(self):
        self.path = Path(tempfile.mkdtemp(prefix="blastlint-interop-"))
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *args):
        return must("git", *args, cwd=self.path)

    def write(self, path, content):
        """Writes text or bytes to `path`, text or bytes."""
        target = os.path.join(os.fsencode(self.path), os.fsencode(path))
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)

    def commit(self, message="change"):
        self.git("add", "--all")
        self.git("commit", "--quiet", "--no-verify", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD")

    def remove(self):
        shutil.rmtree(self.path, ignore_errors=True)


def sarif(log, *args, cwd=ROOT):
    """Lints what `args` name and writes the SARIF log to `log`; returns the log."""
    log.parent.mkdir(parents=True, exist_ok=True)
    done = run(BLASTLINT, "check", "--exit-zero", "--output-format", "concise", "--output", f"sarif={log}", *args, cwd=cwd)
    if done.returncode != 0:
        raise AssertionError(f"{args}: {done.returncode}\n{done.stderr}")
    return read(log)


def read(log):
    """Reads a log as the viewers do: as UTF-8, and nothing but JSON in it."""
    return json.loads(Path(log).read_bytes().decode("utf-8"))
