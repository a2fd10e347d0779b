"""The shipped hook under the real pre-commit: its entry on a built program, and once built by cargo as users get it."""

import glob
import os
import shutil
import stat
import time
import unittest
from pathlib import Path

import yaml
from common import BLASTLINT, DANGER, ROOT, TOOLS, VENV, Repository, environment, must, run

SAFE = "#!/bin/sh\necho hello\n"
BAD = f"#!/bin/sh\necho hello\n{DANGER}\n"
HOOK = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())[0]


class PreCommit(unittest.TestCase):
    """The entry and settings of the hook, as a local hook that runs the program that was built."""

    def setUp(self):
        self.repo = Repository()
        self.addCleanup(self.repo.remove)
        path = f"{Path(BLASTLINT).parent}{os.pathsep}{os.environ['PATH']}"
        self.env = environment(PATH=path, PRE_COMMIT_HOME=str(TOOLS / "pre-commit"))
        hook = HOOK | {"language": "system", "verbose": True}
        hook.pop("minimum_pre_commit_version", None)
        self.repo.write(".pre-commit-config.yaml", yaml.safe_dump({"repos": [{"repo": "local", "hooks": [hook]}]}))
        self.repo.write("run.sh", SAFE)
        self.repo.write("drop.sh", BAD)
        self.repo.commit("first")
        must(VENV / "pre-commit", "install", cwd=self.repo.path, env=self.env)

    def commit(self, *args):
        """Commits as a user does, through the installed hook; returns whether it was let through, and the output."""
        done = run("git", "commit", "-m", "change", *args, cwd=self.repo.path, env=self.env)
        self.assertIn("blastlint", done.stdout + done.stderr, "the hook did not run")
        return done.returncode == 0, done.stdout + done.stderr

    def commits(self):
        return int(self.repo.git("rev-list", "--count", "HEAD"))

    def test_a_harmless_commit_passes(self):
        self.repo.write("run.sh", SAFE + "echo more\n")
        self.repo.git("add", "--all")
        passed, out = self.commit()
        self.assertTrue(passed, out)
        self.assertIn("1 changed files, 1 read", out)
        self.assertEqual(self.commits(), 2)

    def test_an_error_stops_the_commit(self):
        self.repo.write("run.sh", BAD)
        self.repo.git("add", "--all")
        passed, out = self.commit()
        self.assertFalse(passed, out)
        self.assertIn("data-path-removed", out)
        self.assertIn("exit code: 1", out)
        self.assertEqual(self.commits(), 1)

    def test_a_commit_that_only_deletes_is_judged(self):
        self.repo.git("rm", "--quiet", "drop.sh")
        passed, out = self.commit()
        self.assertTrue(passed, out)
        self.assertIn("1 changed files", out)
        self.assertNotIn("Skipped", out)

    def test_what_is_staged_is_judged_not_what_lies_there(self):
        self.repo.write("run.sh", SAFE + "echo staged\n")
        self.repo.git("add", "run.sh")
        self.repo.write("run.sh", BAD)
        passed, out = self.commit()
        self.assertTrue(passed, out)
        self.assertEqual((self.repo.path / "run.sh").read_text(), BAD, "what was not staged survives")
        self.assertEqual(self.repo.git("show", "HEAD:run.sh") + "\n", SAFE + "echo staged\n")

    def test_a_staged_danger_is_found_under_a_harmless_file(self):
        self.repo.write("run.sh", BAD)
        self.repo.git("add", "run.sh")
        self.repo.write("run.sh", SAFE)
        passed, out = self.commit()
        self.assertFalse(passed, out)
        self.assertEqual((self.repo.path / "run.sh").read_text(), SAFE, "what was not staged survives")

    def test_commit_of_a_path_and_of_all(self):
        # git hands these an index of its own, not .git/index.
        self.repo.write("run.sh", BAD)
        self.repo.write("drop.sh", BAD + "echo x\n")
        self.assertFalse(self.commit("run.sh")[0])
        self.assertTrue(self.commit("drop.sh")[0])
        self.assertFalse(self.commit("--all")[0])

    def test_a_linked_worktree(self):
        linked = self.repo.path / "linked"
        self.repo.git("worktree", "add", "--quiet", str(linked))
        (linked / "run.sh").write_text(BAD)
        done = run("git", "commit", "--all", "-m", "change", cwd=linked, env=self.env)
        self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
        self.assertIn("data-path-removed", done.stdout + done.stderr)

    def test_nothing_staged_is_no_error(self):
        done = run(VENV / "pre-commit", "run", "--all-files", cwd=self.repo.path, env=self.env)
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertIn("0 changed files", done.stdout)


class BuiltByCargo(unittest.TestCase):
    """`pre-commit try-repo`: the hook as it is shipped, built from the last commit of this checkout."""

    def test_the_hook_builds_and_stops_a_commit(self):
        target = TOOLS / "cargo"
        # Every clone has a path of its own; what the last one left behind of our crate would only pile up.
        for old in glob.glob(str(target / "release" / "**" / "*blastlint*"), recursive=True):
            shutil.rmtree(old) if os.path.isdir(old) else os.path.exists(old) and os.remove(old)
        home = TOOLS / "pre-commit-built"
        self.remove(home)
        env = environment(
            PRE_COMMIT_HOME=str(home), CARGO_TARGET_DIR=str(target), CARGO_INCREMENTAL="0",
            CARGO_PROFILE_RELEASE_LTO="off", CARGO_PROFILE_RELEASE_CODEGEN_UNITS="16", CARGO_PROFILE_RELEASE_OPT_LEVEL="0",
        )
        repo = Repository()
        self.addCleanup(repo.remove)
        repo.write("run.sh", SAFE)
        repo.commit("first")
        repo.write("run.sh", BAD)
        repo.git("add", "--all")
        start = time.monotonic()
        args = (VENV / "pre-commit", "try-repo", "--ref", "HEAD", ROOT, "blastlint", "--verbose")
        done = run(*args, cwd=repo.path, env=env)
        print(f"built by cargo in {time.monotonic() - start:.0f} s", flush=True)
        self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
        self.assertIn("data-path-removed", done.stdout, done.stderr)
        repo.write("run.sh", SAFE + "echo more\n")
        repo.git("add", "--all")
        self.assertEqual(run(*args, cwd=repo.path, env=env).returncode, 0)
        self.remove(home)

    def remove(self, folder):
        """Removes what cargo and git leave write-protected, too."""
        for path in folder.rglob("*") if folder.exists() else ():
            if not path.is_symlink():
                path.chmod(path.stat().st_mode | stat.S_IWUSR)
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    unittest.main(verbosity=2)
