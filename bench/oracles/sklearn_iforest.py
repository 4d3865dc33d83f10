"""scikit-learn's IsolationForest on the same file: the oracle of bench/isolation-forest.ts, printing the same JSON.

    apt-get install -y python3-sklearn
    /usr/bin/python3 bench/oracles/sklearn_iforest.py --data X.csv --label COL [--seeds 5]

Without --data it makes as many rows of the same kind as the other program does; scikit-learn's own defaults hold
(100 trees, 256 samples, one core). Columns of numbers only, without gaps: it takes nothing else.
"""
import argparse
import json
import resource
import time

import numpy
from sklearn.ensemble import IsolationForest
from sklearn.metrics import average_precision_score, roc_auc_score


def read(file, label):
    with open(file) as lines:
        names = lines.readline().strip().split(',')
    cells = numpy.genfromtxt(file, delimiter=',', skip_header=1)
    at = names.index(label)
    return numpy.delete(cells, at, axis=1), (cells[:, at] > 0).astype(int)


def make(rows):
    random = numpy.random.RandomState(20260316)
    values = random.randn(rows, 10)
    labels = (numpy.arange(rows) % 100 == 0).astype(int)
    for column in range(10):
        strange = numpy.arange(0, rows, 100)
        strange = strange[(strange // 100 + column) % 5 == 0]
        values[strange, column] += 4
    return values, labels


def measure(values, labels, seed):
    started = time.perf_counter()
    forest = IsolationForest(n_estimators=100, max_samples=min(256, len(values)), random_state=seed).fit(values)
    fitted = time.perf_counter()
    scores = -forest.score_samples(values)
    scored = time.perf_counter()
    return (
        roc_auc_score(labels, scores),
        average_precision_score(labels, scores),
        fitted - started,
        scored - fitted,
    )


arguments = argparse.ArgumentParser()
arguments.add_argument('--data')
arguments.add_argument('--rows', type=int, default=1_000_000)
arguments.add_argument('--label', default='label')
arguments.add_argument('--seeds', type=int, default=5)
arguments.add_argument('--json', action='store_true')
given = arguments.parse_args()
values, labels = read(given.data, given.label) if given.data else make(given.rows)
runs = numpy.array([measure(values, labels, seed) for seed in range(given.seeds)])
means, deviations = runs.mean(axis=0), runs.std(axis=0)
print(
    json.dumps(
        {
            'rows': len(values),
            'columns': values.shape[1],
            'seeds': given.seeds,
            'rocAuc': means[0],
            'rocAucSd': deviations[0],
            'averagePrecision': means[1],
            'averagePrecisionSd': deviations[1],
            'fitSeconds': means[2],
            'scoreSeconds': means[3],
            'firstSeconds': runs[0][2] + runs[0][3],
            'rssMb': resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        },
        indent=None if given.json else 2,
    )
)
