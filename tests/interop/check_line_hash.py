"""`primaryLocationLineHash` against two others: line_hash.cjs, written from the definition, and the SARIF multitool's."""

import json
import unittest
from pathlib import Path
from urllib.parse import quote, unquote

import logs
from common import DANGER, HERE, MULTITOOL, ROOT, TOOLS, Repository, must, read, sarif

FILES = {
    "lf.sh": f"#!/bin/sh\n{DANGER}\necho hi\n",
    "crlf.sh": f"#!/bin/sh\r\necho a\r\n\t {DANGER}\r\necho b\r\n",
    "no-final.sh": f"#!/bin/sh\n\n\n  {DANGER}",
    "tabs.sh": f"#!/bin/sh\n\t\t{DANGER}\t # x\n",
    "sub dir/ü#1.sh": f'#!/bin/sh\necho "é𝄞 日本" && {DANGER} # ü\n',
    "repeated.sh": "#!/bin/sh\n" + (DANGER + "\n") * 130,
    "blank.sh": f"#!/bin/sh\n \t\n{DANGER}\n \n\n",
    "carriage.sh": f"#!/bin/sh\necho a\recho b\n{DANGER}\n",
    "long.sh": f"#!/bin/sh\n{DANGER}/{'x' * 5000}\n{DANGER}/y\n",
    "bom.sh": f"\ufeff{DANGER}\n",
    "latin.sh": f"# caf\xe9\n{DANGER}\n".encode("latin-1"),
    "utf16.sh": f"{DANGER}\n".encode("utf-16"),
}
# Bytes that the host does not read as we do carry no hash of ours: the upload action makes its own.
WITHOUT = {"bom.sh", "latin.sh", "utf16.sh"}


def hashes(files):
    return json.loads(must("node", HERE / "line_hash.cjs", stdin=json.dumps([str(file) for file in files])))


def rows(log):
    """File, line and hash of each result."""
    for result in read(log)["runs"][0]["results"]:
        place = result["locations"][0]["physicalLocation"]
        own = result["partialFingerprints"].get("primaryLocationLineHash")
        yield unquote(place["artifactLocation"]["uri"]), place["region"]["startLine"], own


class LineHash(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.repo = Repository()
        cls.repo.commit("empty")
        for name, text in FILES.items():
            cls.repo.write(name, text)
        cls.repo.commit("after")
        cls.log = TOOLS / "logs" / "hashes.sarif"
        sarif(cls.log, "HEAD~1..HEAD", cwd=cls.repo.path)

    @classmethod
    def tearDownClass(cls):
        cls.repo.remove()

    def compare(self, log, root):
        # Of a file that is gone the host has no lines to make a hash of, and neither have we.
        there = [row for row in rows(log) if Path(root, row[0]).exists()]
        self.assertFalse([file for file, _, own in rows(log) if own and not Path(root, file).exists()])
        theirs = hashes({Path(root, file) for file, _, _ in there})
        compared = 0
        for file, line, own in there:
            if file not in WITHOUT:
                self.assertEqual(own, theirs[str(Path(root, file))][line - 1], (file, line))
                compared += 1
        return compared

    def test_every_file_has_a_finding(self):
        self.assertEqual({file for file, _, _ in rows(self.log)}, set(FILES))
        self.assertEqual({file for file, _, own in rows(self.log) if own is None}, WITHOUT)

    def test_against_the_definition(self):
        self.assertGreater(self.compare(self.log, self.repo.path), 130)

    def test_the_corpus_against_the_definition(self):
        compared = 0
        for case in sorted(path for path in (ROOT / "corpus").iterdir() if path.is_dir()):
            compared += self.compare(logs.LOGS / f"corpus-{case.name}.sarif", case / "after")
        self.assertGreater(compared, 40)

    def test_against_the_multitool(self):
        log = read(self.log)
        for result in log["runs"][0]["results"]:
            result.pop("partialFingerprints")
            location = result["locations"][0]["physicalLocation"]["artifactLocation"]
            location["uri"] = f"file://{quote(str(self.repo.path))}/{location['uri']}"
        bare, filled = TOOLS / "bare.sarif", TOOLS / "filled.sarif"
        bare.write_text(json.dumps(log))
        must(MULTITOOL, "rewrite", bare, "--output", filled, "--log", "ForceOverwrite", "--insert", "RollingHashPartialFingerprints")
        theirs = [result.get("partialFingerprints", {}).get("primaryLocationLineHash") for result in read(filled)["runs"][0]["results"]]
        ours = list(rows(self.log))
        self.assertEqual(len(theirs), len(ours))
        for (file, line, own), their in zip(ours, theirs):
            if file not in WITHOUT:
                self.assertEqual(own, their, (file, line))


if __name__ == "__main__":
    unittest.main(verbosity=2)
