"""SARIF logs under the clients that read them: the SARIF multitool with GitHub's rules, the check of the upload action,
check-jsonschema; and what other consumers are known to rely on."""

import json
import os
import re
import unittest
from urllib.parse import unquote_to_bytes

import logs
from common import HERE, MULTITOOL, SCHEMA, TOOLS, VENV, read, run, sarif

HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")
KINDS = "Sarif;Ghas"


def multitool(files, report):
    """Every error that the multitool has for `files`."""
    # `validate` exits 0 in spite of errors, but not when it could not read a file or left one out for its size.
    done = run(
        MULTITOOL, "validate", *files, "--rule-kind", KINDS, "--level", "Error;Warning", "--output", report,
        "--log", "ForceOverwrite", "--max-file-size-in-kb", "100000",
    )
    if done.returncode != 0:
        raise AssertionError(f"multitool validate: {done.returncode}\n{done.stdout}{done.stderr}")
    out = read(report)["runs"][0]
    if not out["invocations"][0]["executionSuccessful"]:
        raise AssertionError(f"multitool: {out['invocations'][0]}")
    rules = out["tool"]["driver"].get("rules", [])
    return [
        f"{result['ruleId']} {result['locations'][0]['physicalLocation']['artifactLocation']['uri']} {result['message']}"
        for result in out.get("results", [])
        if (result.get("level") or rules[result["ruleIndex"]].get("defaultConfiguration", {}).get("level")) == "error"
    ]


def upload(files):
    return run("node", HERE / "upload_check.cjs", TOOLS, SCHEMA, *files)


def texts(value, inside=""):
    """Every text in a log, with the name of the field it stands in."""
    if isinstance(value, str):
        yield inside, value
    elif isinstance(value, list):
        for item in value:
            yield from texts(item, inside)
    elif isinstance(value, dict):
        for name, item in value.items():
            whole = [kept for kept in ("contents", "insertedContent") if kept in (inside, name)]
            yield from texts(item, whole[0] if whole else name)


def spoiled(log, change, name):
    """A copy of `log` with one thing wrong: a client that passes it would pass anything."""
    data = read(log)
    change(data["runs"][0])
    path = TOOLS / "spoiled" / f"{name}.sarif"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(data))
    return path


class Sarif(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.repo = logs.hostile()
        cls.made = logs.make(cls.repo)
        cls.hostile = logs.LOGS / "hostile.sarif"

    @classmethod
    def tearDownClass(cls):
        cls.repo.remove()

    def results(self):
        for log, after in self.made.items():
            for result in read(log)["runs"][0]["results"]:
                yield log, after, result

    def test_the_logs_hold_something(self):
        self.assertGreater(len(self.made), 90)
        hostile = read(self.hostile)["runs"][0]
        places = {r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in hostile["results"]}
        self.assertGreaterEqual(len(places), len(logs.NAMES) + len(logs.HOSTILE))
        self.assertEqual(read(logs.LOGS / "staged-empty.sarif")["runs"][0]["results"], [])
        gone = [a["location"]["uri"] for a in hostile["artifacts"] if a["roles"] == ["deleted"]]
        self.assertEqual(sorted(gone), ["gone-%FF.sh", "gone.sh"])
        self.assertTrue(hostile["invocations"][0]["toolExecutionNotifications"], "big.sql is a gap")

    def test_multitool(self):
        # The last file is wrong: errors there and nowhere else say that all were read.
        bad = spoiled(self.hostile, lambda run: run["tool"]["driver"]["rules"][0].pop("help"), "zz-no-help")
        errors = multitool([*self.made, bad], TOOLS / "multitool.sarif")
        self.assertEqual([error for error in errors if bad.name not in error], [])
        self.assertNotEqual(errors, [])

    def test_upload_action(self):
        done = upload(list(self.made))
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertEqual(done.stdout.count("ok "), len(self.made))
        self.assertNotIn("warning", done.stdout)

    def test_upload_action_can_fail(self):
        def start_at_zero(run):
            run["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0

        self.assertEqual(upload([spoiled(self.hostile, start_at_zero, "line-0")]).returncode, 1)

    def test_check_jsonschema(self):
        done = run(VENV / "check-jsonschema", "--schemafile", SCHEMA, *self.made)
        self.assertEqual(done.returncode, 0, done.stdout)
        bad = spoiled(self.hostile, lambda run: run.update(unknown=1), "unknown-field")
        self.assertEqual(run(VENV / "check-jsonschema", "--schemafile", SCHEMA, bad).returncode, 1)

    def test_no_text_drives_a_terminal(self):
        for log in self.made:
            for field, text in texts(read(log)):
                # What is inserted keeps its lines, as the text of a file does.
                lines = field in ("contents", "markdown", "insertedContent")
                plain = text.replace("\n", "") if lines else text
                self.assertIsNone(HIDDEN.search(plain), (log.name, field, text[:200]))

    def test_every_place_can_be_opened(self):
        for log, after, result in self.results():
            place = result["locations"][0]["physicalLocation"]
            uri, region = place["artifactLocation"]["uri"], place["region"]
            self.assertRegex(uri, r"^[A-Za-z0-9._~/+%-]+$")
            self.assertNotIn("byteOffset", region)
            if after is None:
                continue
            artifacts = read(log)["runs"][0].get("artifacts", [])
            gone = [one for one in artifacts if one["location"]["uri"] == uri and "deleted" in one.get("roles", [])]
            if gone:
                # It carries its own text, and is shown at its first line.
                self.assertTrue(gone[0]["contents"]["text"], (log.name, uri))
                self.assertEqual((region["startLine"], region["endLine"]), (1, 1), (log.name, uri))
                continue
            file = os.path.join(os.fsencode(after), unquote_to_bytes(uri))
            self.assertTrue(os.path.exists(file), (log.name, file))
            with open(file, "rb") as opened:
                lines = opened.read().count(b"\n") + 1
            self.assertTrue(1 <= region["startLine"] <= region["endLine"] <= lines, (log.name, uri, region))

    def test_what_consumers_rely_on(self):
        for log in self.made:
            run = read(log)["runs"][0]
            rules = run["tool"]["driver"]["rules"]
            for rule in rules:
                self.assertLessEqual(len(rule["properties"]["tags"]), 10)
                self.assertTrue(0 < len(rule["name"]) <= 255)
                for field in ("shortDescription", "fullDescription"):
                    self.assertTrue(0 < len(rule[field]["text"]) <= 1024)
            seen = [result["partialFingerprints"]["blastlint/v1"] for result in run["results"]]
            self.assertEqual(len(seen), len(set(seen)), log.name)
            for result in run["results"]:
                self.assertIn(result["level"], ("error", "warning", "note"))
                self.assertEqual(len(result["locations"]), 1)
                self.assertEqual(rules[result["ruleIndex"]]["id"], result["ruleId"])
                self.assertTrue(0 < len(result["message"]["text"]) <= 2048)
                self.assertNotIn("](", result["message"]["text"])
                self.assertNotIn("suppressions", result)

    def test_a_log_is_the_same_twice(self):
        again = TOOLS / "again.sarif"
        sarif(again, "HEAD~1..HEAD", cwd=self.repo.path)
        self.assertEqual(again.read_bytes(), self.hostile.read_bytes())


if __name__ == "__main__":
    unittest.main(verbosity=2)
