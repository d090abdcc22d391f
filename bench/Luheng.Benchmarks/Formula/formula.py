"""The same formula in numpy: twenty columns times a coefficient each, missing skipped, all missing is missing.

Prints JSON: million subject-months per second with whole columns, and block by block.
"""
import json
import sys
import time

import numpy as np

cells, years, terms, rounds, block = (int(a) for a in sys.argv[1:6])
random = np.random.default_rng(1)
columns = []
for _ in range(terms):
    column = random.random(cells) * 1000
    column[np.repeat(random.random(cells // 12) < 0.5, 12)] = np.nan
    column[random.random(cells) < 0.02] = np.nan
    columns.append(column)
factors = random.random(terms)


def formula(size):
    total = np.zeros(cells)
    seen = np.zeros(cells, dtype=bool)
    value = np.empty(size)
    there = np.empty(size, dtype=bool)
    for start in range(0, cells, size):
        end = min(cells, start + size)
        t, s, v, h = total[start:end], seen[start:end], value[: end - start], there[: end - start]
        for column, factor in zip(columns, factors):
            np.multiply(column[start:end], factor, out=v)
            np.equal(v, v, out=h)
            np.logical_or(s, h, out=s)
            np.copyto(v, 0.0, where=~h)
            np.add(t, v, out=t)
        t[~s] = np.nan
    return total


def rate(size):
    seconds = []
    for _ in range(rounds):
        start = time.perf_counter()
        for _ in range(years):
            formula(size)
        seconds.append(time.perf_counter() - start)
    return cells * years / sorted(seconds)[len(seconds) // 2] / 1e6


print(json.dumps({"version": np.__version__, "whole": rate(cells), "blocks": rate(block)}))
