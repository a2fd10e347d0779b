"""The shipped YAML and the configuration schema under the validators that users have, good samples and bad."""

import re
import unittest

from common import BLASTLINT, ROOT, TOOLS, VENV, must, run

README = (ROOT / "README.md").read_text()
SAMPLES = re.findall(r"```toml\n(.*?)```", README, re.S)
# A rule of a repository is tested with the rules; a contract has a schema of its own.
CONTRACTS = [text for text in SAMPLES if text.startswith("task = ")]
CONFIGURATIONS = [text for text in SAMPLES if not text.startswith(("task = ", "schema = "))]
GOOD = {
    "empty": "",
    "levels": '[rules]\ndestroy = "note"\ngit-ref-deleted = "off"\nexposure = "warning"\nreplace = "error"\n',
    "override": '[[override]]\npaths = ["sandbox/", "*.sql"]\nrules = { destroy = "note" }\n\n[[override]]\npaths = []\nrules = {}\n',
    **{f"readme-{n}": text for n, text in enumerate(CONFIGURATIONS)},
}
BAD = {
    "field": "unknown = 1\n",
    "level": '[rules]\ndestroy = "fatal"\n',
    "capitals": '[rules]\ndestroy = "Error"\n',
    "number": "[rules]\ndestroy = 2\n",
    "no-paths": '[[override]]\nrules = { destroy = "note" }\n',
    "no-rules": '[[override]]\npaths = ["a"]\n',
    "paths": '[[override]]\npaths = "a"\nrules = {}\n',
    "table": '[override]\npaths = ["a"]\nrules = {}\n',
    "override-field": '[[override]]\npaths = []\nrules = {}\nreason = "x"\n',
}


class Schemas(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = TOOLS / "samples"
        cls.folder.mkdir(parents=True, exist_ok=True)
        cls.schema = cls.sample("schema.json", must(BLASTLINT, "config", "schema"))
        cls.side = cls.folder / "side"
        cls.side.mkdir(exist_ok=True)

    @classmethod
    def sample(cls, name, text):
        (cls.folder / name).write_text(text)
        return cls.folder / name

    def schema_takes(self, file):
        return run(VENV / "check-jsonschema", "--schemafile", self.schema, file).returncode == 0

    def program_takes(self, file):
        done = run(BLASTLINT, "check", "--before", self.side, "--after", self.side, "--config", file)
        self.assertIn(done.returncode, (0, 2), done.stderr)
        return done.returncode == 0

    def test_the_schema_is_a_schema(self):
        must(VENV / "check-jsonschema", "--check-metaschema", self.schema)

    def test_good_configurations(self):
        self.assertIn("readme-0", GOOD)
        for name, text in GOOD.items():
            file = self.sample(f"good-{name}.toml", text)
            self.assertTrue(self.schema_takes(file), name)
            self.assertTrue(self.program_takes(file), name)

    def test_contracts(self):
        schema = self.sample("contract.json", must(BLASTLINT, "config", "schema", "contract"))
        must(VENV / "check-jsonschema", "--check-metaschema", schema)
        self.assertEqual(len(CONTRACTS), 1)
        for text, good in ((CONTRACTS[0], True), ('mode = "shut"\n', False), ("allow = 3\n", False)):
            file = self.sample("contract.toml", text)
            self.assertEqual(run(VENV / "check-jsonschema", "--schemafile", schema, file).returncode == 0, good, text)
            done = run(BLASTLINT, "check", "--before", self.side, "--after", self.side, "--contract", file)
            self.assertEqual(done.returncode == 0, good, done.stderr)

    def test_bad_configurations(self):
        for name, text in BAD.items():
            file = self.sample(f"bad-{name}.toml", text)
            self.assertFalse(self.schema_takes(file), name)
            self.assertFalse(self.program_takes(file), name)

    def test_the_action(self):
        schema = ("--builtin-schema", "vendor.github-actions")
        action = (ROOT / "action.yml").read_text()
        must(VENV / "check-jsonschema", *schema, ROOT / "action.yml")
        bad = self.sample("action.yml", action.replace("      shell: bash\n", "", 1))
        self.assertNotEqual(bad.read_text(), action)
        self.assertEqual(run(VENV / "check-jsonschema", *schema, bad).returncode, 1)

    def test_the_hook(self):
        hooks = (ROOT / ".pre-commit-hooks.yaml").read_text()
        must(VENV / "pre-commit", "validate-manifest", ROOT / ".pre-commit-hooks.yaml")
        bad = self.sample("hooks.yaml", hooks.replace("language: rust", "language: none-such"))
        self.assertNotEqual(run(VENV / "pre-commit", "validate-manifest", bad).returncode, 0)

    def test_the_samples_of_the_readme(self):
        samples = re.findall(r"```yaml\n(.*?)```", README, re.S)
        workflows = [text for text in samples if "runs-on:" in text]
        hooks = [text for text in samples if text.startswith("repos:")]
        self.assertEqual((len(workflows), len(hooks)), (1, 2))
        must(VENV / "check-jsonschema", "--builtin-schema", "vendor.github-workflows", self.sample("workflow.yml", workflows[0]))
        for n, text in enumerate(hooks):
            must(VENV / "pre-commit", "validate-config", self.sample(f"hooks-{n}.yaml", text))


if __name__ == "__main__":
    unittest.main(verbosity=2)
