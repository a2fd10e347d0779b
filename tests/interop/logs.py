"""The logs that clients are given: of the corpus, and of changes made to break a reader."""

import shutil

from common import DANGER, ROOT, TOOLS, Repository, sarif

LOGS = TOOLS / "logs"
HOSTILE = {
    "control": f"printf '\x1b[31m\x07\x00'; {DANGER}/\x1b]0;x\x07a\x7f\u0085b\n".replace("\x00", ""),
    "direction": f"{DANGER}/\u202egpj.\u2066x\u2069\u200b\ufeff\U000e0041\n",
    "workflow": f"{DANGER}/'%0A::error file=a,line=1::x' '::set-output name=a::b' '##[error]x' '::stop-commands::t'\n",
    "markup": f"{DANGER}/'<img src=x onerror=alert(1)>' '[x](https://example.org)' '{{0}} {{1}} %s ${{{{ github.token }}}}'\n",
    "long": f"{DANGER}/{'a' * 100_000} {'é𝄞 ' * 20_000}\n",
    "columns": f"\techo '𝄞é日本\u0301' && {DANGER}\n",
    "carriage": f"echo a\recho b\r\n{DANGER}\r\n",
    "no-final-newline": f"echo a\n{DANGER}",
    "many": "".join(f"rm -rf /var/lib/db{n}\n" for n in range(300)),
}
NAMES = [
    "plain.sh", "sub dir/a b.sh", "hash#1.sh", "per%20cent%.sh", "query?x=1.sh", "colon:1,2.sh", "[x](y).sh", "back\\slash.sh",
    "ünïcode-日本.sh", "new\nline.sh", "::error::x.sh", b"not-utf8-\xff\xfe.sh", "'quote\".sh", "-dash.sh", "bidi\u202ehs.sh",
]


def hostile():
    """A repository whose last commit holds every hostile text and name, and the range that names the commit."""
    repo = Repository()
    repo.write("old name.sh", "echo a\n" * 30)
    repo.write("gone.sh", "".join(f"echo gone {n}\n" for n in range(9)))
    repo.write(b"gone-\xff.sh", "".join(f"printf away {n}\n" for n in range(9)))
    repo.write("empty.sh", "")
    repo.write("big.sql", "select 1;\n" * 500_000)
    repo.write("binary.sh", b"#!/bin/sh\n\x00\x01")
    repo.commit("before")
    repo.git("mv", "old name.sh", "new name.sh")
    repo.write("new name.sh", "echo a\n" * 30 + DANGER + "\n")
    for name in ("gone.sh", b"gone-\xff.sh"):
        repo.git("rm", "--quiet", "--", name)
    repo.write("big.sql", "select 2;\n" * 500_000)
    repo.write("binary.sh", b"#!/bin/sh\n\x00\x02")
    repo.write("latin.sh", f"# caf\xe9\n{DANGER}\n".encode("latin-1"))
    repo.write("bom.sh", f"\ufeff{DANGER}\n")
    repo.write("utf16.sh", f"{DANGER}\n".encode("utf-16"))
    repo.write("broken.py", f"def (((\nimport os\nos.system('{DANGER}')\n")
    for name, text in HOSTILE.items():
        repo.write(f"texts/{name}.sh", text)
    for name in NAMES:
        repo.write(name, f"{DANGER}\n")
    repo.commit("after")
    return repo


def make(repo):
    """Writes every log anew; returns where each stands and where the after side of its change is, if on disk."""
    shutil.rmtree(LOGS, ignore_errors=True)
    made = {}
    for case in sorted(path for path in (ROOT / "corpus").iterdir() if path.is_dir()):
        log = LOGS / f"corpus-{case.name}.sarif"
        sarif(log, "--case", str(case))
        made[log] = case / "after"
    changed = "HEAD~1..HEAD"
    for name, args, after in [
        ("hostile", (changed,), repo.path),
        ("staged-empty", ("--staged",), repo.path),
        ("undone", ("HEAD..HEAD~1",), None),
        ("all-new", (f"{repo.git('hash-object', '-t', 'tree', '/dev/null')}..HEAD",), repo.path),
    ]:
        sarif(LOGS / f"{name}.sarif", *args, cwd=repo.path)
        made[LOGS / f"{name}.sarif"] = after
    diff = repo.path.parent / f"{repo.path.name}.diff"
    repo.git("diff", f"--output={diff}", changed)
    sarif(LOGS / "hunks.sarif", "--diff", str(diff), cwd=repo.path)
    made[LOGS / "hunks.sarif"] = repo.path
    diff.unlink()
    # Written by `cargo test --test interop`: findings on the before side, which no rule makes yet.
    shutil.copy(ROOT / "target/tmp/interop/before-side.sarif", LOGS / "before-side.sarif")
    made[LOGS / "before-side.sarif"] = None
    return made
