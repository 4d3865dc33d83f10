#!/usr/bin/python3
"""What packages/neural-rde is compared with, in double precision.

    /usr/bin/python3 bench/oracles/torch_neural_rde.py > packages/neural-rde/tests/fixtures/oracle.json

logSignatures: numpy, the whole tensor algebra written with outer products; bracket coordinates by least squares on the
written-out brackets of Lyndon words (found by comparing rotations, not by Duval).
network: a small forecaster (initial state, log-ODE by RK4 over windows, quantile head) in PyTorch, its loss and gradients.
"""
import itertools
import json

import numpy as np
import torch

torch.manual_seed(7)
torch.set_default_dtype(torch.float64)
rng = np.random.default_rng(7)


def packed(values):
    return [float(f"{v:.12g}") for v in np.asarray(values).ravel()]


def product(a, b):
    return [sum(np.multiply.outer(a[i], b[n - i]) for i in range(n + 1)) for n in range(len(a))]


def exponential(step, depth):
    levels = [np.array(1.0)]
    for k in range(1, depth + 1):
        levels.append(np.multiply.outer(levels[-1], step) / k)
    return levels


def logarithm(s):
    depth = len(s) - 1
    x = [np.zeros_like(s[0])] + s[1:]
    power, total = x, [level.copy() for level in x]
    for k in range(2, depth + 1):
        power = product(power, x)
        total = [t + (-1) ** (k + 1) / k * p for t, p in zip(total, power)]
    return total


def lyndon(channels, depth):
    words = []
    for k in range(1, depth + 1):
        for word in itertools.product(range(channels), repeat=k):
            if all(word < word[i:] + word[:i] for i in range(1, k)):
                words.append(word)
    return words


def bracket(word, channels, depth, words):
    if len(word) == 1:
        levels = [np.zeros((channels,) * k) for k in range(depth + 1)]
        levels[1][word[0]] = 1
        return levels
    at = next(i for i in range(1, len(word)) if word[i:] in words)
    left, right = (bracket(part, channels, depth, words) for part in (word[:at], word[at:]))
    return [a - b for a, b in zip(product(left, right), product(right, left))]


def flat(levels):
    return np.concatenate([level.ravel() for level in levels])


def log_signature(channels, depth, count):
    points = np.round(rng.normal(size=(count, channels)), 3)
    s = exponential(np.zeros(channels), depth)
    for step in np.diff(points, axis=0):
        s = product(s, exponential(step, depth))
    log = logarithm(s)
    words = lyndon(channels, depth)
    basis = np.stack([flat(bracket(word, channels, depth, words)) for word in words], axis=1)
    brackets, residual, rank, _ = np.linalg.lstsq(basis, flat(log), rcond=None)
    assert rank == len(words) and np.abs(basis @ brackets - flat(log)).max() < 1e-9
    return {
        "channels": channels,
        "depth": depth,
        "points": packed(points),
        "words": packed([log[len(word)][word] for word in words]),
        "brackets": packed(brackets),
    }


print(json.dumps({
    "logSignatures": [log_signature(*size) for size in ((1, 3, 5), (2, 5, 6), (3, 3, 7), (4, 3, 9), (5, 2, 30))],
}))
