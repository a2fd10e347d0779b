#!/usr/bin/env python3
"""Fits the constants of the scope analysis, `rules/scope/table.json`. Stdlib only, deterministic.

  fit.py collect --bin BLASTLINT --bench scope_bench.py --repo NAME=GITDIR ... --work DIR --features F.jsonl MANIFEST
  fit.py fit     --features F.jsonl [-o rules/scope/table.json]
  fit.py cross   --features F.jsonl [--test G.jsonl] --pred PRED.jsonl [--tables DIR]

`collect` runs the binary on every case of a manifest. `fit` fits on all of them. `cross` leaves one repository out at a
time, fits on the others and writes how the one left out is scored, and with --tables the table of each.
"""
import argparse
import json
from pathlib import Path

import cases
import model


def read(path):
    return [model.Case(json.loads(line)) for line in open(path)]


def cross(args):
    """Scores each repository by what is fitted on the others."""
    train, test = read(args.features), read(args.test or args.features)
    fitter = model.Fitter(train)
    with open(args.pred, "w") as out:
        for repo in sorted({case.repo for case in train}):
            table = fitter.fit(without=repo)
            if args.tables:
                Path(args.tables).mkdir(parents=True, exist_ok=True)
                Path(args.tables, repo.replace("/", "+") + ".json").write_text(model.written(table))
            for case in test:
                if case.repo == repo:
                    for path, score in zip(case.paths, model.scores(table, case)):
                        out.write(json.dumps({"id": case.id, "path": path, "score": score}) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mode", choices=["collect", "fit", "cross"])
    parser.add_argument("manifest", nargs="?")
    parser.add_argument("--bin")
    parser.add_argument("--bench")
    parser.add_argument("--repo", action="append")
    parser.add_argument("--work")
    parser.add_argument("--features", required=True)
    parser.add_argument("--test")
    parser.add_argument("--subject-only", action="store_true")
    parser.add_argument("--pred")
    parser.add_argument("--tables")
    parser.add_argument("-o", default=str(Path(__file__).parents[2] / "rules/scope/table.json"))
    args = parser.parse_intermixed_args()
    if args.mode == "collect":
        cases.collect(args)
    elif args.mode == "cross":
        cross(args)
    else:
        Path(args.o).write_text(model.written(model.Fitter(read(args.features)).fit()))


if __name__ == "__main__":
    main()
