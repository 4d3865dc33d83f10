#!/usr/bin/python3
"""Values and gradients of every op of packages/numerics, computed by PyTorch in double precision.

    /usr/bin/python3 bench/oracles/torch_ops.py > packages/numerics/tests/fixtures/ops.json

A case is inputs (single-precision numbers), the output, random weights W of its shape, and the gradients of sum(W * output) in
every input. packages/numerics/tests/cases.ts builds the same ops under the same names.
"""
import json
import sys

import torch
import torch.nn.functional as F

torch.manual_seed(20)
torch.set_default_dtype(torch.float64)
CASES = []
C = 0.7


def rand(*shape, scale=1.0, shift=0.0):
    """Random numbers that single precision holds exactly."""
    return (torch.randn(*shape) * scale + shift).float().double()


def ball(*shape):
    """Points inside the ball of curvature -C, of norm up to about 0.8 of its radius."""
    x = rand(*shape)
    norm = x.norm(dim=-1, keepdim=True)
    return (x / norm * torch.rand(*shape[:-1], 1) * 0.8 / C**0.5).float().double()


def packed(tensor):
    return {"shape": list(tensor.shape) or [1], "data": [float(f"{v:.9g}") for v in tensor.flatten().tolist()]}


def case(name, inputs, compute, constants=()):
    """`constants`: names of inputs that get no gradient."""
    leaves = {key: value.clone().requires_grad_(key not in constants) for key, value in inputs.items()}
    output = compute(**leaves)
    weights = rand(*output.shape)
    (output * weights).sum().backward()
    CASES.append({
        "name": name,
        "inputs": {key: packed(value) for key, value in inputs.items()},
        "weights": packed(weights),
        "output": packed(output.detach()),
        "gradients": {key: packed(leaf.grad) for key, leaf in leaves.items() if leaf.requires_grad},
    })


def dot(a, b):
    return (a * b).sum(-1, keepdim=True)


def expmap0(x):
    norm = x.norm(dim=-1, keepdim=True) * C**0.5
    return torch.tanh(norm) / norm * x


def logmap0(x):
    norm = x.norm(dim=-1, keepdim=True) * C**0.5
    return torch.atanh(norm) / norm * x


def mobius_add(a, b):
    ab, aa, bb = dot(a, b), dot(a, a), dot(b, b)
    top = (1 + 2 * C * ab + C * bb) * a + (1 - C * aa) * b
    return top / (1 + 2 * C * ab + C * C * aa * bb)


def hyperbolic_mlr(x, a, p):
    """Equation 25 of Ganea et al. 2018, term by term."""
    normals = a * (1 - C * dot(p, p))
    moved = mobius_add(-p[None], x[:, None])
    norm = normals.norm(dim=-1)
    inner = (moved * normals).sum(-1)
    inside = 2 * C**0.5 * inner / ((1 - C * (moved * moved).sum(-1)) * norm)
    return 2 / (1 - C * (p * p).sum(-1)) * norm / C**0.5 * torch.asinh(inside)


def distances(a, b):
    gap = ((a[:, None] - b[None]) ** 2).sum(-1)
    return torch.acosh(1 + 2 * C * gap / ((1 - C * dot(a, a)) * (1 - C * dot(b, b)).T)) / C**0.5


def lstm(x, wx, wh, b, h, c):
    outputs = []
    for step in x:
        i, f, g, o = (step @ wx + h @ wh + b).chunk(4, dim=-1)
        c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
        h = torch.sigmoid(o) * torch.tanh(c)
        outputs.append(h)
    return torch.cat([*outputs, c])


def pinball(prediction, target):
    quantiles = torch.tensor([0.1, 0.5, 0.9])
    gap = target[..., None] - prediction
    return torch.maximum(quantiles * gap, (quantiles - 1) * gap).sum(-1).mean().reshape(1)


def soft_cross_entropy(logits, targets, mask):
    logs = torch.log_softmax(logits.masked_fill(mask == 0, -float("inf")), -1).masked_fill(mask == 0, 0)
    return -(targets * logs).sum(-1).mean().reshape(1)


def masked_softmax(x, mask):
    return torch.softmax(x.masked_fill(mask == 0, -float("inf")), -1)


def bag(table):
    indices = torch.tensor([3, 1, 3, 0, 5, 5])
    weights = torch.tensor([1, -1, 0.5, 1, 0.25, -2])
    bags = torch.tensor([0, 0, 0, 2, 2, 2])
    return torch.zeros(3, table.shape[1]).index_add(0, bags, weights[:, None] * table[indices])


def open_places(seed, count, rate):
    """Where packages/numerics lets a number through: the finaliser of MurmurHash3 over a counter, upper 24 bits."""
    h = [(n * 0x9E3779B1 + seed * 0x632BE59B) & 0xFFFFFFFF for n in range(count)]
    h = [((x ^ (x >> 16)) * 0x85EBCA6B) & 0xFFFFFFFF for x in h]
    h = [((x ^ (x >> 13)) * 0xC2B2AE35) & 0xFFFFFFFF for x in h]
    return torch.tensor([((x ^ (x >> 16)) >> 8) >= round(rate * 2**24) for x in h])


def dropout(x):
    return torch.where(open_places(5, x.numel(), 0.25).reshape(x.shape), x / 0.75, 0)


case("linear", {"x": rand(2, 5, 7), "w": rand(7, 11), "b": rand(11)}, lambda x, w, b: x @ w + b)
case("linear without bias", {"x": rand(9, 6), "w": rand(6, 8)}, lambda x, w: x @ w)
case("batchedLinear", {"x": rand(3, 2, 5, 4), "w": rand(3, 4, 6), "b": rand(3, 6)},
     lambda x, w, b: torch.einsum("gabi,gio->gabo", x, w) + b[:, None, None])
case("bmm", {"a": rand(2, 3, 5, 7), "b": rand(2, 3, 7, 6)}, lambda a, b: a @ b)
case("bmm transposed", {"a": rand(3, 5, 7), "b": rand(3, 9, 7)}, lambda a, b: a @ b.transpose(1, 2))
case("add", {"x": rand(3, 5), "y": rand(3, 5)}, lambda x, y: x + y)
case("addScaled", {"x": rand(3, 5), "y": rand(3, 5)}, lambda x, y: x - 0.75 * y)
case("mul", {"x": rand(3, 5), "y": rand(3, 5)}, lambda x, y: x * y)
case("mul by itself", {"x": rand(3, 5)}, lambda x: x * x)
case("scale", {"x": rand(3, 5)}, lambda x: -1.25 * x)
case("relu", {"x": rand(3, 7)}, lambda x: torch.relu(x))
case("elu", {"x": rand(3, 7)}, lambda x: F.elu(x))
case("tanh", {"x": rand(3, 7, scale=2)}, lambda x: torch.tanh(x))
case("sigmoid", {"x": rand(3, 7, scale=3)}, lambda x: torch.sigmoid(x))
case("softplus", {"x": rand(3, 7, scale=3)}, lambda x: F.softplus(x))
case("glu", {"x": rand(4, 10)}, lambda x: F.glu(x))
case("layerNorm", {"x": rand(4, 7), "gamma": rand(7), "beta": rand(7)},
     lambda x, gamma, beta: F.layer_norm(x, [7], gamma, beta, eps=1e-3))
case("layerNorm in groups", {"x": rand(2, 3, 6), "gamma": rand(2, 6), "beta": rand(2, 6)},
     lambda x, gamma, beta: F.layer_norm(x, [6], eps=1e-5) * gamma[:, None] + beta[:, None])
case("softmax", {"x": rand(4, 7, scale=3)}, lambda x: torch.softmax(x, -1))
case("softmax masked", {"x": rand(2, 5, 5), "mask": torch.tril(torch.ones(5, 5))}, masked_softmax, ["mask"])
case("lstm", {"x": rand(4, 5, 3), "wx": rand(3, 24, scale=0.5), "wh": rand(6, 24, scale=0.5), "b": rand(24), "h": rand(5, 6),
              "c": rand(5, 6)}, lstm)
case("embeddingBag", {"table": rand(7, 5)}, bag)
case("gather", {"x": rand(4, 2, 3)}, lambda x: x[torch.tensor([2, 0, 2])])
case("concat", {"x": rand(2, 3, 5), "y": rand(2, 1, 5)}, lambda x, y: torch.cat([x, y], 1))
case("slice", {"x": rand(2, 6, 3)}, lambda x: x[:, 2:5])
case("permute", {"x": rand(2, 3, 4, 5)}, lambda x: x.permute(2, 0, 3, 1))
case("permute rows", {"x": rand(3, 4, 5)}, lambda x: x.permute(1, 0, 2))
case("reshape", {"x": rand(4, 6)}, lambda x: x.reshape(2, 12) * 1)
case("meanFirst", {"x": rand(3, 2, 5)}, lambda x: x.mean(0))
case("matvec", {"f": rand(3, 5, 6), "x": rand(3, 6)}, lambda f, x: (f @ x[..., None])[..., 0])
case("weightedSum", {"values": rand(3, 2, 4, 5), "weights": rand(2, 4, 3)},
     lambda values, weights: torch.einsum("iabn,abi->abn", values, weights))
case("expmap0", {"x": torch.cat([rand(4, 5), rand(1, 5, scale=1e-3)])}, expmap0)
case("logmap0", {"x": torch.cat([ball(4, 5), rand(1, 5, scale=1e-3)])}, logmap0)
case("clipNorm", {"x": torch.cat([rand(3, 5), rand(2, 5, scale=0.1)])},
     lambda x: x * torch.clamp(1.5 / x.norm(dim=-1, keepdim=True), max=1))
case("normalize", {"x": rand(4, 5)}, lambda x: x / x.norm(dim=-1, keepdim=True))
case("mobiusAdd", {"a": ball(4, 5), "b": ball(4, 5)}, mobius_add)
case("mobiusAdd of one row", {"a": ball(4, 5), "b": ball(5)}, mobius_add)
case("hyperbolicMlr", {"x": ball(5, 6), "a": rand(4, 6), "p": ball(4, 6)}, hyperbolic_mlr)
case("poincareDistances", {"a": ball(5, 6), "b": ball(4, 6)}, distances)
case("meanSquaredError", {"prediction": rand(3, 5), "target": rand(3, 5)},
     lambda prediction, target: ((prediction - target) ** 2).mean().reshape(1), ["target"])
case("pinball", {"prediction": rand(4, 5, 3), "target": rand(4, 5)}, pinball, ["target"])
case("crossEntropy", {"logits": rand(4, 5, scale=3)},
     lambda logits: F.cross_entropy(logits, torch.tensor([1, 4, 0, 1])).reshape(1))
mask = 1 - torch.eye(4, 5)
targets = (torch.rand(4, 5) * mask / 4).float().double()
case("crossEntropy with a mask", {"logits": rand(4, 5, scale=3), "targets": targets, "mask": mask}, soft_cross_entropy,
     ["targets", "mask"])
case("klDivergence", {"p": torch.softmax(rand(6), 0).float().double(), "prior": torch.softmax(rand(6), 0).float().double()},
     lambda p, prior: (p * (p / prior).log()).sum().reshape(1), ["prior"])
case("dropout", {"x": rand(3, 7)}, dropout)

print("[\n" + ",\n".join(json.dumps(each, separators=(",", ":")) for each in CASES) + "\n]")
print(f"{len(CASES)} cases, torch {torch.__version__}", file=sys.stderr)
