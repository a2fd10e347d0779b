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
    repos = dict(item.split("=", 1) for item in args.repo)
    Path(args.work).mkdir(parents=True, exist_ok=True)
    binary = str(Path(args.bin).resolve())
    make = hunk_case if args.hunks else file_case
    with open(args.o, "w") as out:
        for case in lines(args.manifest):
            said = make(sb, repos[case["repo"]], args, binary, case)
            said.update(id=case["id"], repo=case["repo"], kind=case["kind"])
            out.write(json.dumps(said) + "\n")


def lines(path):
    """A manifest: one case a line."""
    return [json.loads(line) for line in open(path) if line.strip()]


def file_case(sb, git_dir, args, binary, case):
    """A case of `scope_bench.py`: labels are of files."""
    made = sb.materialize(git_dir, args.work, case, args.subject_only)
    said = run(binary, made["git_dir"], made["base"], made["head"], str(Path(made["task_file"]).resolve()))
    labels = {file["path"]: file["label"] for file in case["files"]}
    said["labels"] = [int(labels.get(path) == "out") for path in said["paths"]]
    return said


def hunk_case(sb, git_dir, args, binary, case):
    """A case of `plant_hunks.py`: labels are of hunks."""
    repo, head, task, foreign = sb.build(git_dir, args.work, case)
    said = run(binary, repo, case["base"], head, str(Path(task).resolve()))
    said["hunk_labels"] = []
    for file, start, end in said["places"]:
        planted = foreign.get(said["paths"][file], [])
        end = max(end, start + 1)
        said["hunk_labels"].append(int(any(start < f[3] + 2 and end > f[2] - 2 for f in planted)))
    return said
