"""Logistic regression and small boosted trees. Stdlib only, deterministic; columns, since Python adds those fastest."""
import bisect
import math
import random
from operator import mul


def share(z):
    """The share that odds stand for, given their logarithm."""
    return 1 / (1 + math.exp(-max(-35.0, min(35.0, z))))


def short(value):
    """So many digits that a table stays readable."""
    return float(f"{value:.5g}")


def solve(a, b):
    """Gauss with pivots."""
    n = len(a)
    rows = [row[:] + [b[i]] for i, row in enumerate(a)]
    for i in range(n):
        k = max(range(i, n), key=lambda r: abs(rows[r][i]))
        rows[i], rows[k] = rows[k], rows[i]
        pivot = rows[i][i] or 1e-12
        for r in range(i + 1, n):
            factor = rows[r][i] / pivot
            if factor:
                rows[r] = [x - factor * y for x, y in zip(rows[r], rows[i])]
    x = [0.0] * n
    for i in range(n - 1, -1, -1):
        x[i] = (rows[i][n] - sum(rows[i][c] * x[c] for c in range(i + 1, n))) / (rows[i][i] or 1e-12)
    return x


class Linear:
    """Logistic regression with a ridge, by Newton's steps."""

    def __init__(self, names, ridge, steps=7):
        self.names, self.ridge, self.steps = names, ridge, steps

    def fit(self, rows, start=None):
        """Fits on (values, label, weight), from what is fitted on these rows and others: it is near already."""
        n = len(rows)
        label, weight = [row[1] for row in rows], [row[2] for row in rows]
        columns = [list(column) for column in zip(*(row[0] for row in rows))]
        # What never varies says nothing.
        self.kept = start.kept if start else [j for j, column in enumerate(columns) if min(column) < max(column)]
        columns = [columns[j] for j in self.kept]
        if start:
            self.mean, self.scale = start.mean, start.scale
        else:
            self.mean = [short(sum(column) / n) for column in columns]
            spread = [math.sqrt(sum((v - m) ** 2 for v in column) / n) for column, m in zip(columns, self.mean)]
            self.scale = [short(value) or 1.0 for value in spread]
        columns = [[(v - m) / s for v in column] for column, m, s in zip(columns, self.mean, self.scale)] + [[1.0] * n]
        size = len(columns)
        odds = sum(map(mul, label, weight)) / sum(weight)
        b = start.weight + [start.bias] if start else [0.0] * (size - 1) + [math.log(odds / (1 - odds))]
        for _ in range(3 if start else self.steps):
            z = [0.0] * n
            for value, column in zip(b, columns):
                if value:
                    z = [a + value * v for a, v in zip(z, column)]
            p = [share(a) for a in z]
            error = [(y - q) * w for y, q, w in zip(label, p, weight)]
            curve = [max(1e-6, q * (1 - q)) * w for q, w in zip(p, weight)]
            gradient = [sum(map(mul, error, column)) for column in columns]
            hessian = [[0.0] * size for _ in range(size)]
            for i in range(size):
                bent = list(map(mul, curve, columns[i]))
                for j in range(i, size):
                    hessian[i][j] = hessian[j][i] = sum(map(mul, bent, columns[j]))
            for i in range(size):
                hessian[i][i] += self.ridge if i < size - 1 else 1e-6
                gradient[i] -= self.ridge * b[i] if i < size - 1 else 0.0
            step = solve(hessian, gradient)
            b = [x + y for x, y in zip(b, step)]
            if max(map(abs, step)) < 1e-3:
                break
        self.weight, self.bias = [short(x) for x in b[:-1]], short(b[-1])
        return self

    def sum(self, row):
        """The logarithm of the odds."""
        return sum(w * (row[j] - m) / s for w, j, m, s in zip(self.weight, self.kept, self.mean, self.scale)) + self.bias

    def table(self):
        """As it is written."""
        names = [self.names[j] for j in self.kept]
        return {"names": names, "mean": self.mean, "scale": self.scale, "weight": self.weight, "bias": self.bias}


class Trees:
    """Boosted trees on binned features."""

    def __init__(self, names, rounds=120, depth=3, rate=0.08, bins=16, ridge=4.0, rows=0.7, columns=0.5, seeds=1, least=40):
        self.names, self.rounds, self.depth, self.rate, self.bins = names, rounds, depth, rate, bins
        self.ridge, self.rows, self.columns, self.seeds, self.least = ridge, rows, columns, seeds, least

    def fit(self, rows):
        """Fits on (values, label, weight)."""
        label, weight = [row[1] for row in rows], [row[2] for row in rows]
        columns = list(zip(*(row[0] for row in rows)))
        self.cuts = [self.cut(column) for column in columns]
        binned = [[bisect.bisect_right(cuts, v) for v in column] for cuts, column in zip(self.cuts, columns)]
        odds = sum(map(mul, label, weight)) / sum(weight)
        self.start = math.log(odds / (1 - odds))
        self.trees = []
        for seed in range(1, self.seeds + 1):
            self.boost(random.Random(seed), binned, label, weight)
        return self

    def cut(self, column):
        """The numbers between which a feature may be told apart."""
        values = sorted(set(column))
        if len(values) > self.bins:
            every = sorted(column)
            return sorted({short(every[int(len(every) * k / self.bins)]) for k in range(1, self.bins)})
        return [short((a + b) / 2) for a, b in zip(values, values[1:])]

    def boost(self, chance, binned, label, weight):
        n = len(label)
        z = [self.start] * n
        for _ in range(self.rounds):
            p = [share(a) for a in z]
            self.pull = [(y - q) * w for y, q, w in zip(label, p, weight)]
            self.curve = [max(1e-6, q * (1 - q)) * w for q, w in zip(p, weight)]
            chosen = [i for i in range(n) if chance.random() < self.rows]
            features = [j for j in range(len(binned)) if chance.random() < self.columns and self.cuts[j]]
            tree = self.grow(binned, features, chosen, self.depth)
            self.trees.append(self.worded(tree, 1.0 / self.seeds))
            self.add(tree, binned, range(n), z)

    def grow(self, binned, features, chosen, depth):
        g, h = sum(self.pull[i] for i in chosen), sum(self.curve[i] for i in chosen)
        leaf = self.rate * g / (h + self.ridge)
        if depth == 0 or len(chosen) < self.least:
            return leaf
        best, split = 1e-3, None
        pulls, curves = [self.pull[i] for i in chosen], [self.curve[i] for i in chosen]
        for j in features:
            column = binned[j]
            count = len(self.cuts[j]) + 1
            hg, hh = [0.0] * count, [0.0] * count
            for i, a, b in zip(chosen, pulls, curves):
                k = column[i]
                hg[k] += a
                hh[k] += b
            a = b = 0.0
            for k in range(count - 1):
                a += hg[k]
                b += hh[k]
                if b >= 2 and h - b >= 2:
                    gain = a * a / (b + self.ridge) + (g - a) ** 2 / (h - b + self.ridge) - g * g / (h + self.ridge)
                    if gain > best:
                        best, split = gain, (j, k)
        if split is None:
            return leaf
        j, k = split
        column = binned[j]
        below, above = [i for i in chosen if column[i] <= k], [i for i in chosen if column[i] > k]
        return j, k, self.grow(binned, features, below, depth - 1), self.grow(binned, features, above, depth - 1)

    def add(self, tree, binned, chosen, z):
        """Adds what the tree says of each row."""
        if not isinstance(tree, tuple):
            for i in chosen:
                z[i] += tree
            return
        j, k, below, above = tree
        column = binned[j]
        self.add(below, binned, [i for i in chosen if column[i] <= k], z)
        self.add(above, binned, [i for i in chosen if column[i] > k], z)

    def worded(self, tree, part):
        """The tree with the numbers that it asks for in place of bins."""
        if not isinstance(tree, tuple):
            return short(tree * part)
        j, k, below, above = tree
        return [j, self.cuts[j][k], self.worded(below, part), self.worded(above, part)]

    def sum(self, row):
        """The logarithm of the odds."""
        z = self.start
        for tree in self.trees:
            while isinstance(tree, list):
                tree = tree[3] if row[tree[0]] >= tree[1] else tree[2]
            z += tree
        return z

    def table(self):
        """As it is written."""
        return {"names": self.names, "start": self.start, "trees": self.trees}
