#!/usr/bin/env python3
"""Fits the constants of the scope analysis, `rules/scope/table.json`. Stdlib only, deterministic.

  fit.py collect --bin BLASTLINT --bench scope_bench.py --repo NAME=GITDIR ... --work DIR -o F.jsonl MANIFEST
  fit.py collect --hunks --bin BLASTLINT --bench plant_hunks.py --repo NAME=GITDIR ... --work DIR -o H.jsonl MANIFEST
  fit.py cross   --features F.jsonl --hunk-features H.jsonl --tables DIR
  fit.py fit     --features F.jsonl --hunk-features H.jsonl --tables DIR [-o rules/scope/table.json]

`collect` runs the binary on every case of a manifest. `cross` leaves one repository out at a time, fits on the others and
writes its table, and how it scores what was left out (`files.jsonl`, `hunks.jsonl`). `fit` fits on all repositories; the
levels of every table come from the scores of `cross`, so that none is set by what a table was fitted on.
"""
import argparse
import json
from pathlib import Path

import cases
import model

# So many clean commits may hold a file of the level, and so many hunks of the task may have it.
CLEAN_COMMITS = {"warning": 0.04, "note": 0.15}
OWN_HUNKS = {"hunk_warning": 0.01, "hunk_note": 0.05}
# More trees at a lower rate, and the mean of several runs: the order of equals matters less.
FILES = {"rounds": 120, "rate": 0.08, "seeds": 3}
HUNKS = {"rounds": 120, "rate": 0.08, "seeds": 1}


def read(path, hunks=False):
    """The cases of a file that `collect` wrote."""
    return [model.Case(json.loads(line), hunks) for line in open(path)]


def levels(files, hunks):
    """The least scores of the levels, from the scores of what was left out."""

    def least(scores, share):
        ranked = sorted(scores, reverse=True)
        return round(ranked[min(int(share * len(ranked)), len(ranked) - 1)] + 1e-4, 4)

    clean = [max(said["scores"]) for said in files if said["kind"] == "control"]
    own = [score for said in hunks for score, label in zip(said["scores"], said["labels"]) if not label]
    found = {name: least(clean, share) for name, share in CLEAN_COMMITS.items()}
    return found | {name: least(own, share) for name, share in OWN_HUNKS.items()}


def scored(fitted, cases, out):
    """How a model scores cases that it was not fitted on."""
    for case in cases:
        said = {"id": case.id, "kind": case.kind, "paths": case.paths, "labels": case.labels, "scores": model.scores(fitted, case)}
        out.append(said)


def honest(args):
    """Hunks with what is said of their files by tables that were not fitted on their repository, and these tables."""
    files, hunks = read(args.features), read(args.hunk_features, hunks=True)
    of_hunks = {case.id: case for case in read(args.hunk_features)}
    fitter = model.Fitter(files, **FILES)
    tables = {}
    for repo in fitter.repos:
        tables[repo] = fitter.fit(without=repo)
        for case in hunks:
            if case.repo == repo:
                case.scored(model.scores(tables[repo], of_hunks[case.id]))
    return fitter, tables, hunks


def lines(path, rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mode", choices=["collect", "cross", "fit"])
    parser.add_argument("manifest", nargs="?")
    parser.add_argument("--bin")
    parser.add_argument("--bench")
    parser.add_argument("--repo", action="append")
    parser.add_argument("--work")
    parser.add_argument("--hunks", action="store_true", help="the manifest is of plant_hunks.py")
    parser.add_argument("--subject-only", action="store_true")
    parser.add_argument("--features")
    parser.add_argument("--hunk-features")
    parser.add_argument("--tables")
    parser.add_argument("-o", default=str(Path(__file__).parents[2] / "rules/scope/table.json"))
    args = parser.parse_intermixed_args()
    if args.mode == "collect":
        return cases.collect(args)
    folder = Path(args.tables)
    folder.mkdir(parents=True, exist_ok=True)
    fitter, tables, hunks = honest(args)
    by_hunk = model.Fitter(hunks, **HUNKS)
    about = f"fitted by benches/scope/fit.py on {len(fitter.cases)} changes and {len(hunks)} of hunks of {', '.join(fitter.repos)}"
    if args.mode == "fit":
        said = [[json.loads(line) for line in open(folder / name)] for name in ("files.jsonl", "hunks.jsonl")]
        Path(args.o).write_text(model.written(fitter.fit(), by_hunk.fit(), levels(*said), about))
        return
    files_said, hunks_said, fitted = [], [], {}
    for repo in fitter.repos:
        fitted[repo] = by_hunk.fit(without=repo)
        scored(tables[repo], [case for case in fitter.cases if case.repo == repo], files_said)
        scored(fitted[repo], [case for case in hunks if case.repo == repo], hunks_said)
    lines(folder / "files.jsonl", files_said)
    lines(folder / "hunks.jsonl", hunks_said)
    for repo in fitter.repos:
        text = model.written(tables[repo], fitted[repo], levels(files_said, hunks_said), f"{about}, without {repo}")
        (folder / f"{repo.replace('/', '+')}.json").write_text(text)


if __name__ == "__main__":
    main()
