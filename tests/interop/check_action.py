"""action.yml as a runner takes it: its shell steps run in order on repositories that look like each event's checkout."""

import json
import os
import re
import shutil
import unittest
from pathlib import Path

import yaml
from common import BLASTLINT, DANGER, HERE, ROOT, SCHEMA, TOOLS, Repository, environment, must, read, run

ACTION = yaml.safe_load((ROOT / "action.yml").read_text())
STEPS = ACTION["runs"]["steps"]
ZERO = "0" * 40
SAFE = "#!/bin/sh\necho hello\n"
BAD = f"{SAFE}{DANGER}\n"
# What cargo is asked to install is the program that was built; check_pre_commit.py lets cargo build it.
CARGO = """#!/usr/bin/env bash
[[ "$1 $2 $3 $4" = "install --locked --quiet --path" && "$5" = "$GITHUB_ACTION_PATH" && "$6" = --root ]] || exit 90
mkdir -p "$7/bin" && cp "$BUILT" "$7/bin/blastlint"
"""


def expression(text, context):
    """The value of `${{ a.b.c }}`: what an event does not hold is empty, as on the host."""

    def value(match):
        found = context
        for name in match.group(1).split("."):
            found = found.get(name) if isinstance(found, dict) else None
        return "" if found is None else str(found)

    return re.sub(r"\$\{\{ ([\w.-]+) \}\}", value, text)


def condition(text, context, failed):
    """Whether a step with this `if` runs; knows what action.yml uses, and stops at anything else."""
    parts = [part.strip() for part in text.split("&&")] if text else []
    always = "always()" in parts
    holds = not failed or always
    for part in parts:
        if part == "always()":
            continue
        match = re.fullmatch(r"([\w.-]+) (==|!=) '([^']*)'", part)
        if not match:
            raise AssertionError(f"the condition {part!r} is not known to this check")
        same = expression(f"${{{{ {match.group(1)} }}}}", context) == match.group(3)
        holds = holds and same == (match.group(2) == "==")
    return holds


class Runner:
    """Runs the steps as the host does: fresh files for outputs, bash without profile, stopping at the first failure."""

    def __init__(self, folder):
        self.temp = folder
        self.tools = folder / "tools"
        self.tools.mkdir(parents=True)
        (self.tools / "cargo").write_text(CARGO)
        (self.tools / "cargo").chmod(0o755)

    def run(self, workspace, name, event, inputs=None, sha=None, ref="refs/heads/topic"):
        defaults = {key: given.get("default", "") for key, given in ACTION["inputs"].items()}
        context = {"inputs": defaults | (inputs or {}), "github": {"event": event}, "steps": {}}
        self.summary, self.output, self.uploaded, code = "", "", None, 0
        path = f"{self.tools}{os.pathsep}{os.environ['PATH']}"
        for number, step in enumerate(STEPS):
            if not condition(step.get("if", ""), context, code != 0):
                continue
            if "uses" in step:
                self.uploaded = {key: expression(value, context) for key, value in step["with"].items()}
                continue
            assert step["shell"] == "bash"
            assert "${{" not in step["run"], "an expression in the text of a shell step can be injected into"
            files = {key: self.temp / f"{key}-{number}" for key in ("GITHUB_OUTPUT", "GITHUB_PATH", "GITHUB_STEP_SUMMARY")}
            for file in files.values():
                file.write_text("")
            script = self.temp / "step.sh"
            script.write_text(step["run"])
            env = environment(
                PATH=path, BUILT=BLASTLINT, RUNNER_TEMP=str(self.temp), GITHUB_ACTION_PATH=str(ROOT), GITHUB_ACTIONS="true",
                GITHUB_EVENT_NAME=name, GITHUB_SHA=sha or "", GITHUB_REF=ref,
                **{key: str(file) for key, file in files.items()},
                **{key: expression(value, context) for key, value in step.get("env", {}).items()},
            )
            done = run("bash", "--noprofile", "--norc", "-eo", "pipefail", script, cwd=workspace, env=env)
            self.output += done.stdout + done.stderr
            self.summary += files["GITHUB_STEP_SUMMARY"].read_text()
            path = os.pathsep.join([*reversed(files["GITHUB_PATH"].read_text().split("\n")), path]).strip(os.pathsep)
            pairs = [line.split("=", 1) for line in files["GITHUB_OUTPUT"].read_text().splitlines()]
            if "id" in step:
                context["steps"][step["id"]] = {"outputs": dict(pairs)}
            code = code or done.returncode
        self.range = context["steps"].get("range", {}).get("outputs", {}).get("range", "")
        return code


class Action(unittest.TestCase):
    """`main` has two commits, `topic` leaves main at the first and adds two: a danger, then something harmless."""

    def setUp(self):
        self.origin = Repository()
        self.addCleanup(self.origin.remove)
        self.origin.write("run.sh", SAFE)
        self.origin.write("main.sh", SAFE)
        self.first = self.origin.commit("first")
        self.origin.git("switch", "--quiet", "--create", "topic")
        self.origin.write("run.sh", BAD)
        self.danger = self.origin.commit("danger")
        self.origin.write("other.sh", SAFE)
        self.topic = self.origin.commit("harmless")
        self.origin.git("switch", "--quiet", "main")
        self.origin.write("main.sh", SAFE + "echo main\n")
        self.main = self.origin.commit("main goes on")
        self.origin.git("config", "uploadpack.allowAnySHA1InWant", "true")
        self.temp = TOOLS / "runner" / self._testMethodName
        shutil.rmtree(self.temp, ignore_errors=True)
        self.runner = Runner(self.temp)

    def checkout(self, revision, *clone):
        """A checkout as actions/checkout leaves it: detached, with the remote branches."""
        folder = self.temp / "workspace"
        must("git", "clone", "--quiet", *clone, f"file://{self.origin.path}", folder)
        must("git", "checkout", "--quiet", "--detach", revision, cwd=folder)
        return folder

    def event(self, **more):
        return {"repository": {"default_branch": "main"}} | more

    def pull(self):
        return self.event(pull_request={"base": {"sha": self.main}, "head": {"sha": self.topic, "ref": "$(touch x)"}})

    def found(self, code):
        self.assertEqual(code, 1, self.runner.output)
        self.assertIn("::error file=run.sh,line=3", self.runner.output)
        self.assertIn("data-path-removed", self.runner.summary.replace("\\", ""))
        self.assertNotIn("main.sh", self.runner.output)

    def clean(self, code):
        self.assertEqual(code, 0, self.runner.output)
        self.assertIn("0 errors", self.runner.output)
        self.assertIn("0 errors", self.runner.summary)

    def test_pull_request(self):
        for name in ("pull_request", "pull_request_target"):
            self.found(self.runner.run(self.checkout(self.topic), name, self.pull()))
            self.assertEqual(self.runner.range, f"{self.main}...{self.topic}")
            self.assertIsNone(self.runner.uploaded, "an upload is asked for")
            shutil.rmtree(self.temp / "workspace")

    def test_the_code_stays_after_the_upload(self):
        code = self.runner.run(self.checkout(self.topic), "pull_request", self.pull(), {"upload-sarif": "true"})
        self.found(code)
        log = Path(self.runner.uploaded["sarif_file"])
        self.assertEqual(read(log)["runs"][0]["results"][0]["ruleId"], "data-path-removed")
        self.assertEqual(run("node", HERE / "upload_check.cjs", TOOLS, SCHEMA, log).returncode, 0)

    def test_a_clean_pull_request_is_uploaded_too(self):
        event = self.event(pull_request={"base": {"sha": self.first}, "head": {"sha": self.main}})
        self.clean(self.runner.run(self.checkout(self.main), "pull_request", event, {"upload-sarif": "true"}))
        self.assertEqual(read(self.runner.uploaded["sarif_file"])["runs"][0]["results"], [])

    def test_merge_group(self):
        event = self.event(merge_group={"base_sha": self.main, "head_sha": self.topic})
        self.found(self.runner.run(self.checkout(self.topic), "merge_group", event))

    def test_push(self):
        event = self.event(before=self.danger, after=self.topic)
        self.clean(self.runner.run(self.checkout(self.topic), "push", event, sha=self.topic))
        self.assertEqual(self.runner.range, f"{self.danger}...{self.topic}")

    def test_push_of_a_new_branch(self):
        event = self.event(before=ZERO, after=self.topic)
        self.found(self.runner.run(self.checkout(self.topic), "push", event, sha=self.topic))

    def test_push_of_a_new_branch_without_the_default_branch(self):
        folder = self.checkout(self.topic, "--branch=topic", "--single-branch")
        code = self.runner.run(folder, "push", self.event(before=ZERO, after=self.topic), sha=self.topic)
        self.assertEqual(code, 2, self.runner.output)
        self.assertIn("fetch-depth: 0", self.runner.output)

    def test_forced_push(self):
        # What stood there before is in no branch any more, but the remote still gives it out.
        self.origin.git("switch", "--quiet", "topic")
        self.origin.git("reset", "--quiet", "--hard", self.first)
        self.origin.write("run.sh", BAD)
        self.origin.git("commit", "--quiet", "--all", "-m", "danger, once more", "--date=2001-01-01T00:00:00")
        after = self.origin.git("rev-parse", "HEAD")
        self.origin.git("switch", "--quiet", "main")
        folder = self.checkout(after)
        self.assertNotEqual(run("git", "cat-file", "-e", self.topic, cwd=folder).returncode, 0)
        self.found(self.runner.run(folder, "push", self.event(before=self.topic, after=after), sha=after))
        self.assertEqual(self.runner.range, f"{self.topic}...{after}")
        # And where the remote has dropped it, the branch is compared with the default branch.
        lost = "1" * 40
        self.found(self.runner.run(folder, "push", self.event(before=lost, after=after), sha=after))

    def test_deleted_branch(self):
        code = self.runner.run(self.checkout(self.main), "push", self.event(before=self.topic, after=ZERO), sha=self.main)
        self.assertEqual((code, self.runner.range), (0, ""), self.runner.output)
        self.assertIn("::notice", self.runner.output)

    def test_first_push(self):
        alone = Repository()
        self.addCleanup(alone.remove)
        alone.write("run.sh", BAD)
        only = alone.commit("only")
        event = self.event(before=ZERO, after=only)
        self.found(self.runner.run(alone.path, "push", event, sha=only, ref="refs/heads/main"))

    def test_dispatch(self):
        self.found(self.runner.run(self.checkout(self.topic), "workflow_dispatch", self.event(), sha=self.topic))
        shutil.rmtree(self.temp / "workspace")
        folder = self.checkout(self.main)
        self.clean(self.runner.run(folder, "workflow_dispatch", self.event(), sha=self.main, ref="refs/heads/main"))
        self.assertEqual(self.runner.range, f"{self.first}...{self.main}")
        given = {"base": self.first, "head": self.topic}
        self.found(self.runner.run(folder, "workflow_dispatch", self.event(), given, sha=self.main))

    def test_shallow_checkout(self):
        folder = self.temp / "workspace"
        must("git", "clone", "--quiet", "--depth=1", "--branch=topic", f"file://{self.origin.path}", folder)
        code = self.runner.run(folder, "pull_request", self.pull())
        self.assertEqual(code, 2, self.runner.output)
        self.assertIn("fetch-depth: 0", self.runner.output)
        self.assertIsNone(self.runner.uploaded)

    def test_inputs(self):
        folder = self.checkout(self.topic)

        def pull(inputs):
            return self.runner.run(folder, "pull_request", self.pull(), inputs)

        self.assertEqual(pull({"fail-on": "never"}), 0, self.runner.output)
        self.assertEqual(pull({"fail-on": "loud"}), 2)
        self.assertEqual(pull({"args": "--exit-zero\n --strict"}), 0, self.runner.output)
        self.assertEqual(pull({"args": "--ignore data-path-removed"}), 0, self.runner.output)
        self.assertEqual(pull({"base": self.danger}), 0, self.runner.output)

    def test_nothing_is_run_that_an_input_says(self):
        folder = self.checkout(self.topic)
        mark = self.temp / "mark"
        for evil in (f"$(touch {mark})", f"; touch {mark};", f"`touch {mark}`", "--diff=/etc/passwd", f"a\nrange=x..$(touch {mark})"):
            for name in ("base", "head", "fail-on"):
                self.assertEqual(self.runner.run(folder, "pull_request", self.pull(), {name: evil}), 2, self.runner.output)
            self.runner.run(folder, "pull_request", self.pull(), {"args": evil})
        self.assertFalse(mark.exists())

    def test_a_long_summary_is_cut(self):
        self.origin.git("switch", "--quiet", "topic")
        self.origin.write("many.sh", "".join(f"rm -rf /var/lib/database/number/{n}\n" for n in range(9000)))
        many = self.origin.commit("many")
        event = self.event(before=self.topic, after=many)
        self.assertEqual(self.runner.run(self.checkout(many), "push", event, sha=many), 1)
        self.assertEqual(len(self.runner.summary.encode()), 1_000_000)


if __name__ == "__main__":
    unittest.main(verbosity=2)
