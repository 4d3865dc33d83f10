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


def network(batch=3, inputs=4, hidden=4, width=5, layers=3, coordinates=6, windows=4, levels=(0.1, 0.3, 0.5, 0.7, 0.9)):
    """z0 = linear(inputs); per window one RK4 step of z' = f(z)·l; quantiles rise in softplus steps from the middle one."""
    weights = {}

    def layer(name, n, m):
        for key, shape in ((f"{name}.w", (n, m)), (f"{name}.b", (m,))):
            weights[key] = (torch.randn(shape) * n**-0.5).float().double().requires_grad_()

    layer("initial", inputs, hidden)
    for at in range(layers):
        layer(f"field.{at}", hidden if at == 0 else width, width)
    layer(f"field.{layers}", width, hidden * coordinates)
    layer("head", hidden, len(levels))
    first = torch.randn(batch, inputs).float().double()
    drivers = (torch.randn(windows, batch, coordinates) * 0.5).float().double()
    targets = torch.randn(batch).float().double()

    def linear(x, name):
        return x @ weights[f"{name}.w"] + weights[f"{name}.b"]

    def field(z, driver):
        x = linear(z, "field.0")
        for at in range(1, layers):
            x = linear(torch.relu(x), f"field.{at}")
        matrix = linear(torch.tanh(x), f"field.{layers}").reshape(batch, hidden, coordinates)
        return (matrix @ driver[:, :, None])[:, :, 0]

    z = linear(first, "initial")
    for driver in drivers:
        k1 = field(z, driver)
        k2 = field(z + k1 / 2, driver)
        k3 = field(z + k2 / 2, driver)
        k4 = field(z + k3, driver)
        z = z + (k1 + 2 * k2 + 2 * k3 + k4) / 6
    raw = linear(z, "head")
    middle = len(levels) // 2
    steps = torch.nn.functional.softplus(raw)
    below = [raw[:, middle] - steps[:, j:middle].sum(1) for j in range(middle)]
    above = [raw[:, middle] + steps[:, middle + 1 : j + 1].sum(1) for j in range(middle + 1, len(levels))]
    quantiles = torch.stack([*below, raw[:, middle], *above], dim=1)
    error = targets[:, None] - quantiles
    q = torch.tensor(levels)
    loss = torch.maximum(q * error, (q - 1) * error).sum(1).mean()
    loss.backward()
    return {
        "size": {"inputs": inputs, "logSignature": coordinates, "hidden": hidden, "width": width, "layers": layers},
        "levels": levels,
        "first": packed(first),
        "drivers": [packed(driver) for driver in drivers],
        "targets": packed(targets),
        "weights": {name: {"shape": list(w.shape), "data": packed(w.detach())} for name, w in weights.items()},
        "states": packed(z.detach()),
        "quantiles": packed(quantiles.detach()),
        "loss": loss.item(),
        "gradients": {name: packed(w.grad) for name, w in weights.items()},
    }


print(json.dumps({
    "logSignatures": [log_signature(*size) for size in ((1, 3, 5), (2, 5, 6), (3, 3, 7), (4, 3, 9), (5, 2, 30))],
    "network": network(),
}))
