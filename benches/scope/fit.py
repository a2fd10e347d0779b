#!/usr/bin/env python3
"""Fits the constants of the scope analysis, `rules/scope/table.json`. Stdlib only, deterministic.

  fit.py collect --bin BLASTLINT --bench scope_bench.py --repo NAME=GITDIR ... --work DIR -o F.jsonl MANIFEST
  fit.py collect --hunks --bin BLASTLINT --bench plant_hunks.py --repo NAME=GITDIR ... --work DIR -o H.jsonl MANIFEST
  fit.py fit     --features full.jsonl --features subject.jsonl --hunk-features H.jsonl --tables DIR [-o rules/scope/table.json]

`collect` runs the binary on every case of a manifest; with `--subject-only` the task is the first line of its message. `fit`
fits on all of them, and leaves one repository out at a time: to DIR go the table that is fitted on the others and how it
scores what was left out (`full.pred.jsonl`, `subject.pred.jsonl`, `hunks.jsonl`). The levels of all tables come from these
scores, so that none is set by what a table was fitted on. `README.md` says how it was run, and what came of it.
"""
import argparse
import json
from pathlib import Path

import cases
import model

# So many clean commits may hold a file of the level, and so many hunks of the task may have it.
CLEAN_COMMITS = {"warning": 0.04, "note": 0.15}
OWN_HUNKS = {"hunk_warning": 0.01, "hunk_note": 0.05}
# The mean of several runs: chance matters less.
FILES = {"links": 1000, "rounds": 120, "rate": 0.08, "seeds": 5}
# There are more hunks than files, enough for trees that ask four questions.
HUNKS = {"links": 60, "rounds": 120, "rate": 0.08, "seeds": 5, "depth": 4}


def read(paths, hunks=False):
    """The cases of files that `collect` wrote: one file a form in which the task of each case is told."""
    return [model.Case(json.loads(line), hunks, form, len(paths)) for form, path in enumerate(paths) for line in open(path)]


def levels(files, hunks):
    """The least scores of the levels, from the scores of what was left out."""

    def least(scores, share):
        ranked = sorted(scores, reverse=True)
        return round(ranked[min(int(share * len(ranked)), len(ranked) - 1)] + 1e-4, 4)

    clean = [max(said["scores"]) for said in files if said["kind"] == "control"]
    own = [score for said in hunks for score, label in zip(said["scores"], said["labels"]) if not label]
    found = {name: least(clean, share) for name, share in CLEAN_COMMITS.items()}
    return found | {name: least(own, share) for name, share in OWN_HUNKS.items()}


def scored(fitted, cases):
    """How each case is scored by the model that was not fitted on its repository."""
    said = []
    for case in cases:
        known = {"id": case.id, "form": case.form, "kind": case.kind, "paths": case.paths, "labels": case.labels}
        said.append(known | {"scores": model.scores(fitted[case.repo], case)})
    return said


def fit(args, folder):
    """Fits all tables and writes them."""
    folder.mkdir(parents=True, exist_ok=True)
    files, hunks = read(args.features), read([args.hunk_features], hunks=True)
    by_file = model.Fitter(files, **FILES).fits()
    # A hunk is told what a table says of its file that was not fitted on its repository, as it will be.
    of_hunks = {case.id: case for case in read([args.hunk_features])}
    for case in hunks:
        case.scored(model.scores(by_file[case.repo], of_hunks[case.id]))
    by_hunk = model.Fitter(hunks, **HUNKS).fits()
    files_said, hunks_said = scored(by_file, files), scored(by_hunk, hunks)
    for form, path in enumerate(args.features):
        lines(folder / f"{Path(path).stem}.pred.jsonl", predictions(files_said, form))
    lines(folder / "hunks.jsonl", hunks_said)
    found = levels(files_said, hunks_said)
    repos = sorted({case.repo for case in files})
    told = f"{len(files) // len(args.features)} changes, the task of each told in {len(args.features)} forms"
    about = f"by benches/scope/fit.py, on {told}, and {len(hunks)} with foreign hunks, of {', '.join(repos)}"
    for repo in repos:
        text = model.written(by_file[repo], by_hunk[repo], found, f"{about}; without {repo}")
        (folder / f"{repo.replace('/', '+')}.json").write_text(text)
    Path(args.o).write_text(model.written(by_file[None], by_hunk[None], found, about))


def predictions(said, form):
    """The scores of the cases of a form, as `scope_bench.py score` reads them."""
    of_form = (case for case in said if case["form"] == form)
    return [{"id": case["id"], "path": path, "score": score} for case in of_form for path, score in zip(case["paths"], case["scores"])]


def lines(path, rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mode", choices=["collect", "fit"])
    parser.add_argument("manifest", nargs="?")
    parser.add_argument("--bin")
    parser.add_argument("--bench")
    parser.add_argument("--repo", action="append")
    parser.add_argument("--work")
    parser.add_argument("--hunks", action="store_true", help="the manifest is of plant_hunks.py")
    parser.add_argument("--subject-only", action="store_true")
    parser.add_argument("--features", action="append", help="of the same cases once for each form of the task")
    parser.add_argument("--hunk-features")
    parser.add_argument("--tables")
    parser.add_argument("-o", default=str(Path(__file__).parents[2] / "rules/scope/table.json"))
    args = parser.parse_intermixed_args()
    if args.mode == "collect":
        return cases.collect(args)
    fit(args, Path(args.tables))


if __name__ == "__main__":
    main()
