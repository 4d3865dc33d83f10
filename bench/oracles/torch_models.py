#!/usr/bin/python3
"""The models of packages/numerics/tests/models/ in PyTorch, from the same numbers.

    /usr/bin/python3 bench/oracles/torch_models.py > packages/numerics/tests/fixtures/models.json

writes, for the small sizes and in double precision, the loss, the gradient of each parameter, and the loss after five steps of Adam.
torch_steps.py times the large sizes.
"""
import json
import sys

import numpy as np
import torch
import torch.nn.functional as F

HEAD = {"small": (6, 10, 6, 5), "bench": (256, 1024, 128, 20), "hyperbolic": (256, 512, 64, 60)}
RECURRENT = {"small": (4, 5, 3, 6), "bench": (64, 60, 16, 64)}
TFT = {"small": (2, 4, 2, 3, 2, 4, 2), "bench": (64, 60, 14, 8, 4, 32, 4)}


def hashes(seed, count):
    h = (np.arange(count, dtype=np.uint64) * 0x9E3779B1 + seed * 0x632BE59B) & 0xFFFFFFFF
    h = ((h ^ (h >> 16)) * 0x85EBCA6B) & 0xFFFFFFFF
    h = ((h ^ (h >> 13)) * 0xC2B2AE35) & 0xFFFFFFFF
    return (h ^ (h >> 16)) >> 8


def numbers(seed, *shape, amplitude=1.0):
    scale = np.float64(np.float32(amplitude))
    values = (hashes(seed, int(np.prod(shape))).astype(np.float64) / 0x800000 - 1) * scale
    return torch.from_numpy(values.astype(np.float32)).to(torch.get_default_dtype()).reshape(shape)


def labels(seed, count, classes):
    return torch.from_numpy((hashes(seed, count) % classes).astype(np.int64))


class Source:
    """Makes parameters one after the other, each from its own seed."""

    def __init__(self):
        self.parameters = []

    def next(self, shape, amplitude, shift=0.0):
        start = numbers(1000 + len(self.parameters), *shape, amplitude=amplitude)
        start = (start.float() + shift).to(torch.get_default_dtype())
        self.parameters.append(start.requires_grad_())
        return start

    def dense(self, inputs, outputs):
        return self.next([inputs, outputs], inputs**-0.5), self.next([outputs], 0.1)


def linear(x, layer):
    return torch.addmm(layer[1], x, layer[0])


def mlp(size):
    batch, inputs, hidden, classes = HEAD[size]
    source = Source()
    first, second = source.dense(inputs, hidden), source.dense(hidden, classes)
    x, y = numbers(1, batch, inputs), labels(2, batch, classes)
    return source.parameters, lambda: F.cross_entropy(linear(torch.relu(linear(x, first)), second), y)


def expmap0(x, c):
    norm = x.norm(dim=-1, keepdim=True) * c**0.5
    return torch.tanh(norm) / norm * x


def hyperbolic(size, c=0.1):
    """The logits by inner products, as in packages/numerics/ops/hyperplanes.ts; torch_ops.py checks that form against eq. 25."""
    batch, inputs, hidden, classes = HEAD["hyperbolic" if size == "bench" else size]
    source = Source()
    layer = source.dense(inputs, hidden)
    normals, tangents = source.next([classes, hidden], hidden**-0.5), source.next([classes, hidden], 0.05)
    inputs_, y = numbers(1, batch, inputs), labels(2, batch, classes)

    def loss():
        x, p = expmap0(linear(inputs_, layer), c), expmap0(tangents, c)
        xx, pp = (x * x).sum(-1, keepdim=True), (p * p).sum(-1)
        alpha, beta, gamma = 1 - 2 * c * (x @ p.T) + c * xx, 1 - c * pp, 1 - c * xx
        norm = normals.norm(dim=-1)
        w = beta * (x @ normals.T) - alpha * (p * normals).sum(-1)
        logits = 2 / c**0.5 * norm * torch.asinh(2 * c**0.5 * w / (beta * gamma * norm))
        return F.cross_entropy(logits, y)

    return source.parameters, loss


def fused_lstm(wx, wh, b):
    """torch.nn.LSTM on weights of our layout."""
    zero = torch.zeros_like(b)

    def run(x, h, c):
        weights = [wx.T.contiguous(), wh.T.contiguous(), b, zero]
        y, h, c = torch._VF.lstm(x, (h[None], c[None]), weights, True, 1, 0.0, True, False, False)
        return y, h[0], c[0]

    return run


def recurrent(size):
    batch, steps, inputs, hidden = RECURRENT[size]
    source, bound = Source(), hidden**-0.5
    weights = [source.next(s, bound) for s in ([inputs, 4 * hidden], [hidden, 4 * hidden], [4 * hidden])]
    head = source.next([hidden, 1], bound), source.next([1], 0.1)
    x, y = numbers(1, steps, batch, inputs), numbers(2, batch, 1)

    def loss():
        run = fused_lstm(*weights)
        zero = torch.zeros(batch, hidden)
        return F.mse_loss(linear(run(x, zero, zero)[1], head), y)

    return source.parameters, loss


def gate(source, hidden):
    wide = source.dense(hidden, 2 * hidden)
    gamma, beta = source.next([hidden], 0.1, 1), source.next([hidden], 0.1)
    return lambda x, skip: F.layer_norm(skip + F.glu(linear(x, wide)), [hidden], gamma, beta)


def residual(source, hidden):
    second, first, last = source.dense(hidden, hidden), source.dense(hidden, hidden), gate(source, hidden)
    return lambda x: last(linear(F.elu(linear(x, second)), first), x)


def variable_selection(source, variables, hidden):
    def grouped(inputs, outputs, amplitude):
        w, b = source.next([variables, inputs, outputs], amplitude), source.next([variables, outputs], 0.1)
        return lambda x: torch.baddbmm(b[:, None], x, w)

    bound = hidden**-0.5
    embed = grouped(1, hidden, 1)
    second, first = grouped(hidden, hidden, bound), grouped(hidden, hidden, bound)
    wide = grouped(hidden, 2 * hidden, bound)
    gamma, beta = source.next([variables, hidden], 0.1, 1), source.next([variables, hidden], 0.1)
    joint_second = source.dense(variables * hidden, hidden)
    joint_first = source.dense(hidden, hidden)
    joint_wide = source.dense(hidden, 2 * variables)
    joint_skip = source.dense(variables * hidden, variables)
    joint_gamma, joint_beta = source.next([variables], 0.1, 1), source.next([variables], 0.1)

    def select(x):
        embedded = embed(x)
        gated = F.glu(wide(first(F.elu(second(embedded)))))
        each = F.layer_norm(embedded + gated, [hidden]) * gamma[:, None] + beta[:, None]
        flat = embedded.permute(1, 0, 2).reshape(-1, variables * hidden)
        joint = F.glu(linear(linear(F.elu(linear(flat, joint_second)), joint_first), joint_wide))
        scores = F.layer_norm(linear(flat, joint_skip) + joint, [variables], joint_gamma, joint_beta)
        return (each * torch.softmax(scores, -1).T[..., None]).sum(0)

    return select


def tft(size):
    batch, past, future, past_variables, future_variables, hidden, heads = TFT[size]
    source, bound, width, steps = Source(), hidden**-0.5, hidden // heads, past + future
    select_past = variable_selection(source, past_variables, hidden)
    select_future = variable_selection(source, future_variables, hidden)
    shapes = ([hidden, 4 * hidden], bound), ([hidden, 4 * hidden], bound), ([4 * hidden], 0.1)
    encoder, decoder = [[source.next(*shape) for shape in shapes] for _ in range(2)]
    local_gate, enrich = gate(source, hidden), residual(source, hidden)
    wq, wk = source.next([hidden, hidden], bound), source.next([hidden, hidden], bound)
    wv, wo = source.next([hidden, width], bound), source.next([width, hidden], width**-0.5)
    attention_gate, forward = gate(source, hidden), residual(source, hidden)
    output_gate, head = gate(source, hidden), source.dense(hidden, 3)
    x = numbers(1, past_variables, past * batch, 1), numbers(2, future_variables, future * batch, 1)
    target = numbers(3, future * batch)
    quantiles = torch.tensor([0.1, 0.5, 0.9])
    closed = torch.triu(torch.ones(steps, steps, dtype=torch.bool), 1)

    def attend(rows):
        q = (rows @ wq).reshape(steps, batch, heads, width).permute(2, 1, 0, 3) * width**-0.5
        k = (rows @ wk).reshape(steps, batch, heads, width).permute(2, 1, 0, 3)
        v = (rows @ wv).reshape(steps, batch, width).permute(1, 0, 2)
        weights = torch.softmax((q @ k.transpose(-1, -2)).masked_fill(closed, -float("inf")), -1).mean(0)
        return (weights @ v @ wo).permute(1, 0, 2).reshape(-1, hidden)

    def loss():
        history, known = select_past(x[0]), select_future(x[1])
        zero = torch.zeros(batch, hidden)
        seen, h, c = fused_lstm(*encoder)(history.reshape(past, batch, hidden), zero, zero)
        ahead, _, _ = fused_lstm(*decoder)(known.reshape(future, batch, hidden), h, c)
        states = torch.cat([seen, ahead]).reshape(-1, hidden)
        local = local_gate(states, torch.cat([history, known]))
        enriched = enrich(local)
        attended = attention_gate(attend(enriched), enriched)
        out = output_gate(forward(attended), local)[past * batch :]
        gap = target[:, None] - linear(out, head)
        return torch.maximum(quantiles * gap, (quantiles - 1) * gap).sum(-1).mean()

    return source.parameters, loss


MODELS = {"mlp": mlp, "lstm": recurrent, "tft": tft, "hyperbolic": hyperbolic}


def fixture(name):
    parameters, loss = MODELS[name]("small")
    start = loss()
    start.backward()
    gradients = [[float(f"{v:.7g}") for v in p.grad.flatten().tolist()] for p in parameters]
    optimiser = torch.optim.Adam(parameters, lr=1e-2)
    for _ in range(5):
        optimiser.zero_grad()
        loss().backward()
        optimiser.step()
    return {"name": name, "loss": start.item(), "lossAfterFiveSteps": loss().item(), "gradients": gradients}


if __name__ == "__main__":
    torch.set_default_dtype(torch.float64)
    cases = ",\n".join(json.dumps(fixture(name), separators=(",", ":")) for name in MODELS)
    print(f"[\n{cases}\n]")
    print(f"torch {torch.__version__}", file=sys.stderr)
