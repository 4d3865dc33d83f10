#!/usr/bin/python3
"""The Temporal Fusion Transformer of packages/tft in PyTorch, weights under the same names.

    /usr/bin/python3 bench/oracles/torch_tft.py > packages/tft/tests/fixtures/network.json

writes, for a tiny network with categories of every kind and in double precision, what it answers, its loss and the gradient of
each weight. `--seconds 5 [--threads 1]` times one step of training (forward, backward, Adam; dropout 0.1) of the size
of `npm run bench -- tft` instead; set OPENBLAS_CORETYPE as torch_steps.py says.
"""
import argparse
import json
import os
import resource
import sys
import time

arguments = argparse.ArgumentParser()
arguments.add_argument("--seconds", type=float)
arguments.add_argument("--threads", type=int, default=1)
options = arguments.parse_args()
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[variable] = str(options.threads)

import torch  # noqa: E402
import torch.nn.functional as F  # noqa: E402

from torch_models import fused_lstm, labels, numbers  # noqa: E402

torch.set_num_threads(options.threads)
EPSILON = 1e-3
QUANTILES = [0.1, 0.5, 0.9]
TINY = dict(batch=3, past=4, future=2, hidden=4, heads=2, dropout=0.0,
            statics=(1, [3]), known=(2, [4]), observed=(2, [2]))
BENCH = dict(batch=64, past=60, future=14, hidden=32, heads=4, dropout=0.1,
             statics=(1, [10]), known=(3, [7]), observed=(4, []))


class Network:
    def __init__(self, size):
        self.size, self.weights = size, {}
        hidden, (s_reals, s_cats) = size["hidden"], size["statics"]
        (k_reals, k_cats), (o_reals, o_cats) = size["known"], size["observed"]
        self.statics = self.embedding("statics", s_reals, s_cats)
        self.timed = self.embedding("timed", k_reals + o_reals, k_cats + o_cats)
        self.select_statics = self.selection("select.statics", s_reals + len(s_cats))
        names = "selection", "enrichment", "h", "c"
        self.contexts = [self.grn(f"context.{name}", hidden) for name in names]
        known = k_reals + len(k_cats)
        self.select_history = self.selection("select.history", known + o_reals + len(o_cats), hidden)
        self.select_future = self.selection("select.future", known, hidden)
        self.encoder, self.decoder = self.lstm("encoder"), self.lstm("decoder")
        self.local_gate = self.gate("local.gate", hidden, hidden)
        self.enrich = self.grn("enrich", hidden, context=hidden)
        self.attend = self.attention()
        self.attention_gate = self.gate("attention.gate", hidden, hidden)
        self.forward = self.grn("forward", hidden)
        self.output_gate = self.gate("output.gate", hidden, hidden)
        self.head = self.dense("head", hidden, len(QUANTILES))

    def weight(self, name, *shape):
        value = numbers(1000 + len(self.weights), *shape, amplitude=0.1 if name.endswith("gamma") else 0.4)
        if name.endswith("gamma"):
            value = (value.float() + 1).to(value.dtype)
        self.weights[name] = value.requires_grad_()
        return self.weights[name]

    def drop(self, x):
        return F.dropout(x, self.size["dropout"]) if self.size["dropout"] else x

    def dense(self, name, inputs, outputs, groups=None, bias=True):
        lead = [] if groups is None else [groups]
        w = self.weight(f"{name}.w", *lead, inputs, outputs)
        b = self.weight(f"{name}.b", *lead, outputs) if bias else None
        if groups is not None:
            return lambda x: torch.baddbmm(b[:, None], x, w)
        return (lambda x: torch.addmm(b, x, w)) if bias else (lambda x: x @ w)

    def gate(self, name, inputs, outputs, groups=None):
        wide = self.dense(f"{name}.wide", inputs, 2 * outputs, groups)
        lead = [] if groups is None else [groups]
        gamma, beta = self.weight(f"{name}.gamma", *lead, outputs), self.weight(f"{name}.beta", *lead, outputs)

        def run(x, skip):
            y = skip + F.glu(wide(x))
            if groups is None:
                return F.layer_norm(y, [outputs], gamma, beta, EPSILON)
            return F.layer_norm(y, [outputs], eps=EPSILON) * gamma[:, None] + beta[:, None]

        return run

    def grn(self, name, inputs, outputs=None, context=None, groups=None):
        hidden = self.size["hidden"]
        skip = self.dense(f"{name}.skip", inputs, outputs, groups) if outputs else lambda a: a
        second = self.dense(f"{name}.second", inputs, hidden, groups)
        third = self.dense(f"{name}.context", context, hidden, bias=False) if context else None
        first = self.dense(f"{name}.first", hidden, hidden, groups)
        last = self.gate(f"{name}.gate", hidden, outputs or inputs, groups)

        def run(a, c=None):
            eta = second(a)
            if third:
                eta = (eta.reshape(-1, *c.shape) + third(c)).reshape(eta.shape)
            return last(self.drop(first(F.elu(eta))), skip(a))

        return run

    def embedding(self, name, reals, categories):
        hidden = self.size["hidden"]
        w, b = self.weight(f"{name}.reals.w", reals, 1, hidden), self.weight(f"{name}.reals.b", reals, hidden)
        tables = [self.weight(f"{name}.categories.{j}", count, hidden) for j, count in enumerate(categories)]

        def run(x, rows):
            parts = [torch.baddbmm(b[: len(x), None], x, w[: len(x)])]
            return torch.cat([*parts, *[table[i][None] for table, i in zip(tables, rows)]])

        return run

    def selection(self, name, variables, context=None):
        hidden = self.size["hidden"]
        choose = self.grn(f"{name}.choose", variables * hidden, variables, context)
        each = self.grn(f"{name}.each", hidden, groups=variables)

        def run(embedded, c=None):
            flat = embedded.transpose(0, 1).reshape(embedded.shape[1], -1)
            chosen = torch.softmax(choose(flat, c), -1)
            return (each(embedded) * chosen.T[..., None]).sum(0), chosen

        return run

    def lstm(self, name):
        hidden = self.size["hidden"]
        shapes = ("wx", [hidden, 4 * hidden]), ("wh", [hidden, 4 * hidden]), ("b", [4 * hidden])
        return fused_lstm(*[self.weight(f"{name}.{part}", *shape) for part, shape in shapes])

    def attention(self):
        size = self.size
        hidden, heads, past, steps = size["hidden"], size["heads"], size["past"], size["past"] + size["future"]
        width = hidden // heads
        shapes = ("queries", hidden, hidden), ("keys", hidden, hidden), ("values", hidden, width), ("out", width, hidden)
        wq, wk, wv, wo = [self.weight(f"attention.{name}", *shape) for name, *shape in shapes]
        closed = torch.triu(torch.ones(steps, steps, dtype=torch.bool), 1)[past:]

        def run(x):
            batch = len(x) // steps
            q = (x[past * batch:] @ wq).reshape(-1, batch, heads, width).permute(1, 2, 0, 3) * width**-0.5
            k = (x @ wk).reshape(steps, batch, heads, width).permute(1, 2, 0, 3)
            v = (x @ wv).reshape(steps, batch, width).transpose(0, 1)
            weights = torch.softmax((q @ k.transpose(-1, -2)).masked_fill(closed, -float("inf")), -1)
            mixed = (weights.reshape(batch, -1, steps) @ v).reshape(batch, heads, -1, width)
            mean = self.drop(mixed).mean(1).transpose(0, 1).reshape(-1, width)
            return self.drop(mean @ wo), weights

        return run

    def __call__(self, data):
        size = self.size
        batch, past, hidden = size["batch"], size["past"], size["hidden"]
        statics, static_weights = self.select_statics(self.statics(*data["statics"]))
        by, enrichment, h, c = [context(statics) for context in self.contexts]
        history, history_weights = self.select_history(self.timed(*data["history"]), by)
        known, future_weights = self.select_future(self.timed(*data["future"]), by)
        seen, h, c = self.encoder(history.reshape(past, batch, hidden), h, c)
        ahead, _, _ = self.decoder(known.reshape(-1, batch, hidden), h, c)
        states = torch.cat([seen, ahead]).reshape(-1, hidden)
        local = self.local_gate(self.drop(states), torch.cat([history, known]))
        enriched = self.enrich(local, enrichment)
        attended, attention = self.attend(enriched)
        focused = self.attention_gate(self.drop(attended), enriched[past * batch:])
        out = self.output_gate(self.forward(focused), local[past * batch:])
        selection = {"statics": static_weights, "history": history_weights, "future": future_weights}
        return self.head(out), selection, attention

    def loss(self, data):
        gap = data["target"][:, None] - self(data)[0]
        quantiles = torch.tensor(QUANTILES)
        return torch.maximum(quantiles * gap, (quantiles - 1) * gap).sum(-1).mean()


def data_of(size):
    (s_reals, s_cats), (k_reals, k_cats), (o_reals, o_cats) = size["statics"], size["known"], size["observed"]
    batch, past, future = size["batch"], size["past"] * size["batch"], size["future"] * size["batch"]

    def categories(seed, rows, counts):
        return [labels(seed + j, rows, count) for j, count in enumerate(counts)]

    return {
        "statics": (numbers(1, s_reals, batch, 1), categories(10, batch, s_cats)),
        "history": (numbers(2, k_reals + o_reals, past, 1), categories(20, past, k_cats + o_cats)),
        "future": (numbers(3, k_reals, future, 1), categories(30, future, k_cats)),
        "target": numbers(4, future),
    }


def fixture():
    network, data = Network(TINY), data_of(TINY)
    loss = network.loss(data)
    loss.backward()
    quantiles, selection, attention = network(data)

    def rounded(x):
        return [float(f"{v:.8g}") for v in x.flatten().tolist()]

    return {
        "loss": loss.item(),
        "quantiles": rounded(quantiles),
        "selection": {name: rounded(weights) for name, weights in selection.items()},
        "attention": rounded(attention),
        "gradients": {name: rounded(weight.grad) for name, weight in network.weights.items()},
    }


def step_ms(seconds):
    network, data = Network(BENCH), data_of(BENCH)
    optimiser = torch.optim.Adam(network.weights.values(), lr=1e-3)
    best, until, runs = float("inf"), time.perf_counter() + seconds, 0
    while runs < 3 or time.perf_counter() < until:
        start = time.perf_counter()
        optimiser.zero_grad()
        network.loss(data).backward()
        optimiser.step()
        best, runs = min(best, time.perf_counter() - start), runs + 1
    count = sum(weight.numel() for weight in network.weights.values())
    return {"stepMs": round(best * 1e3, 1), "rssMb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            "weights": count, "threads": options.threads, "torch": torch.__version__,
            "coretype": os.environ.get("OPENBLAS_CORETYPE", "as installed")}


if options.seconds:
    print(json.dumps(step_ms(options.seconds)))
else:
    torch.set_default_dtype(torch.float64)
    print(json.dumps(fixture(), separators=(",", ":")))
    print(f"torch {torch.__version__}", file=sys.stderr)
