"""The model of the scope analysis: a file by itself, links between files, a file with its links. Stdlib only.

The binary computes the same from the table (`src/scope/table.rs`, `web.rs`); a run of both on one case says the same.
"""
import json
import math
import multiprocessing

from learn import Linear, Trees, share

# What of both ends says how much a link is worth.
ENDS = ["is_lock", "is_changelog", "is_pipeline", "is_test", "is_document", "is_manifest", "is_settings", "size", "past_none"]
WEB = ["strongest", "second", "mean", "strongest_relevant", "mean_relevant", "widest_path", "explained", "to_core", "is_core",
       "strongest_apart", "mean_apart"]

class Case:
    """The pieces of one change, its files or its hunks, with their labels: 1 for one that the task does not explain."""

    def __init__(self, said, hunks=False, form=0, forms=1):
        """The change with one of the `forms` that its task is told in: together they count as one case."""
        self.id, self.repo, self.kind = said["id"], said["repo"], said["kind"]
        self.form, self.weight = form, 1.0 / forms
        pieces = said["hunks" if hunks else "files"]
        self.own = pieces["own"]
        self.labels = said["hunk_labels" if hunks else "labels"] if ("hunk_labels" in said) == hunks else [0] * len(self.own)
        self.paths = [said["paths"][place[0]] for place in said["places"]] if hunks else said["paths"]
        self.own_names, self.pair_names = said["own_names"], said["pair_names"]
        self.beside_names = said["spot_names"] if hunks else []
        self.beside = said["spots"] if hunks else [[] for _ in self.own]
        self.file_of = [place[0] for place in said["places"]]
        self.link_names = self.pair_names + [f"here.{n}" for n in ENDS] + [f"there.{n}" for n in ENDS] + ["here.files"]
        ends = [self.own_names.index(n) for n in ENDS + ["files"]]
        self.links = {}
        for i, here in enumerate(self.own):
            for j, there in enumerate(self.own):
                if i != j:
                    both = [here[k] for k in ends[:-1]] + [there[k] for k in ends[:-1]] + [here[ends[-1]]]
                    self.links[i, j] = pieces["pairs"][i][j] + both

    def scored(self, files):
        """The same hunks, with what is said of their files."""
        for row, file in zip(self.beside, self.file_of):
            row[self.beside_names.index("file_score")] = files[file]
        return self


def web(case, link, relevant):
    """The features of each file among the others; `src/scope/web.rs` says what they mean."""
    count = len(case.own)
    z = [[0.0] * count for _ in range(count)]
    w = [[0.0] * count for _ in range(count)]
    for (i, j), row in case.links.items():
        z[i][j] = link.sum(row)
        w[i][j] = share(z[i][j])
    own = [share(value) for value in relevant]
    explained = own[:]
    for _ in range(4):
        explained = [1 - (1 - own[i]) * math.prod(1 - 0.9 * max(0.0, 2 * w[i][j] - 1) * explained[j] for j in range(count) if j != i)
                     for i in range(count)]
    core = max(range(count), key=lambda i: relevant[i])
    wide = [0.0] * count
    wide[core] = 1.0
    left = list(range(count))
    while left:
        i = max(left, key=lambda k: wide[k])
        left.remove(i)
        for j in left:
            wide[j] = max(wide[j], min(wide[i], max(w[i][j], w[j][i])))
    rows = []
    for i in range(count):
        others = [j for j in range(count) if j != i]
        links = sorted((z[i][j] for j in others), reverse=True)
        weighted = [w[i][j] * own[j] for j in others]
        rows.append([
            links[0] if links else 0.0,
            links[min(1, len(links) - 1)] if links else 0.0,
            sum(links) / max(1, len(links)),
            max(weighted, default=0.0),
            sum(weighted) / (sum(own) - own[i] + 1e-9) if others else 0.0,
            wide[i],
            math.log(explained[i] + 1e-6),
            3.0 if i == core else z[i][core],
            float(i == core),
        ])
    for k in (0, 2):
        total = sum(row[k] for row in rows)
        for row in rows:
            row.append(row[k] - (total - row[k]) / max(1, count - 1))
    return rows


class Model:
    """A fitted model of files or of hunks."""

    def __init__(self, first, link, second):
        self.first, self.link, self.second = first, link, second

    def table(self):
        """As it is written."""
        return {"first": self.first.table(), "link": self.link.table(), "second": self.second.table()}


def inputs(case, first, link):
    """What the second stage sees of each file."""
    alone = [first.sum(row) for row in case.own]
    rows = zip(case.own, alone, web(case, link, [-value for value in alone]), case.beside) if case.own else ()
    return [own + [value] + row + beside for own, value, row, beside in rows]


def scores(table, case):
    """The score of each file, 0 to 1."""
    return [share(table.second.sum(row)) for row in inputs(case, table.first, table.link)]


class Fitter:
    """Fits models on cases, all that leave something out at once: what several of them share is computed once."""

    def __init__(self, cases, links, **how):
        """Of one change at most about so many `links` are fitted on."""
        self.cases, self.links, self.how = cases, links, how
        self.repos = sorted({case.repo for case in cases})
        self.all = self.stages((), None)
        left_out = [(a,) for a in self.repos] + [(a, b) for a in self.repos for b in self.repos if a < b]
        self.known = dict(zip(left_out, in_parallel(self.stages, [(key, self.all) for key in left_out])))
        self.known[()] = self.all

    def stages(self, without, start):
        """The first stage and the links, fitted on all repositories but these."""
        first_start, link_start = start or (None, None)
        chosen = [case for case in self.cases if case.repo not in without]
        own = [(row, label, case.weight) for case in chosen for row, label in zip(case.own, case.labels)]
        links = []
        # A link is the same whatever the task says.
        for case in (case for case in chosen if case.form == 0):
            # Of a large change so many links say enough.
            every = 1 + len(case.links) // self.links
            for (i, j), row in list(case.links.items())[::every]:
                # Two foreign pieces say nothing of each other: they may come from one commit.
                if not (case.labels[i] and case.labels[j]):
                    same = 1.0 - max(case.labels[i], case.labels[j])
                    links.append((row, same, every / (len(case.own) - 1)))
        first = Linear(chosen[0].own_names, ridge=6.0).fit(own, first_start)
        return first, Linear(chosen[0].link_names, ridge=3.0).fit(links, link_start)

    def fit(self, without=None):
        """A model fitted on all repositories but one. The second stage sees what the first says of a repository that it
        was not fitted on, as it will be."""
        rows = []
        for repo in self.repos:
            if repo != without:
                first, link = self.known[tuple(sorted({repo, without} - {None}))]
                for case in self.cases:
                    if case.repo == repo:
                        rows.extend((row, label, case.weight) for row, label in zip(inputs(case, first, link), case.labels))
        names = self.cases[0].own_names + ["first"] + WEB + self.cases[0].beside_names
        first, link = self.known[(without,) if without else ()]
        return Model(first, link, Trees(names, **self.how).fit(rows))

    def fits(self):
        """By the repository that is left out: a model; and by nothing left out."""
        keys = self.repos + [None]
        return dict(zip(keys, in_parallel(self.fit, [(key,) for key in keys])))


def in_parallel(work, tasks):
    """The results of `work` on each of `tasks`, by two processes."""
    WORK["now"] = work
    with multiprocessing.get_context("fork").Pool(2) as pool:
        return pool.starmap(step, tasks, chunksize=1)


# What forked processes work on; it is too large to be handed over.
WORK = {}


def step(*task):
    """One task of [`in_parallel`]."""
    return WORK["now"](*task)


def written(files, hunks, levels, about):
    """The table as text: one line a list, so that a new fit is a diff that can be read."""
    parts = {"about": about, "files": files.table(), "hunks": hunks.table(), "levels": levels}

    def lines(value, depth):
        inner, outer = "  " * depth, "  " * (depth - 1)
        if isinstance(value, dict):
            return "{\n" + ",\n".join(f"{inner}{json.dumps(key)}: {lines(item, depth + 1)}" for key, item in value.items()) + f"\n{outer}}}"
        if isinstance(value, list) and value and isinstance(value[0], list):
            return "[\n" + ",\n".join(inner + json.dumps(item, separators=(",", ":")) for item in value) + f"\n{outer}]"
        return json.dumps(value)

    return lines(parts, 1) + "\n"
