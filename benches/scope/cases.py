"""Features of the cases of a scope benchmark, by running the binary on each. Stdlib only."""
import importlib.util
import json
import subprocess
import sys
from pathlib import Path


def bench(path):
    """The module that makes real commits of a manifest's cases, loaded from the file at `path`."""
    sys.path.insert(0, str(Path(path).resolve().parent))
    spec = importlib.util.spec_from_file_location(Path(path).stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run(binary, git_dir, base, head, task_file):
    """What `scope --features` says of one change."""
    command = [binary, "scope", f"{base}..{head}", "--task-file", task_file, "--features"]
    done = subprocess.run(command, cwd=git_dir, capture_output=True, timeout=300)
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr.decode(errors="replace"))
    return json.loads(done.stdout)


def collect(args):
    """Writes one line a case: who it is, its labels, its features."""
    sb = bench(args.bench)
    repos = sb.parse_repos(args.repo)
    Path(args.work).mkdir(parents=True, exist_ok=True)
    binary = str(Path(args.bin).resolve())
    with open(args.features, "w") as out:
        for case in sb.read_manifest(args.manifest):
            made = sb.materialize(repos[case["repo"]], args.work, case, args.subject_only)
            said = run(binary, made["git_dir"], made["base"], made["head"], str(Path(made["task_file"]).resolve()))
            labels = {file["path"]: file["label"] for file in case["files"]}
            said["labels"] = [int(labels.get(path) == "out") for path in said["paths"]]
            said.update(id=case["id"], repo=case["repo"], kind=case["kind"])
            out.write(json.dumps(said) + "\n")
