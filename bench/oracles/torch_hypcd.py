#!/usr/bin/python3
"""Losses of packages/hypcd and their gradients, computed by PyTorch in double precision.

    /usr/bin/python3 bench/oracles/torch_hypcd.py > packages/hypcd/tests/fixtures/losses.json

A case is the features z of 2B views (first views, then second), the weights of the head, and the gradients of the loss in each.
packages/hypcd/tests/gradients.test.ts computes the same.
"""
import json
import math

import torch
import torch.nn.functional as F

torch.manual_seed(25)
torch.set_default_dtype(torch.float64)
B, DIM, K = 6, 5, 4
C, CLIP = 0.1, 2.3
LABELS = [0, 1, 0, -1, -1, -1]
LABELLED = 3
PRIOR = torch.tensor([0.4, 0.3, 0.2, 0.1])
ALPHA, LAMBDA, TEACHER = 0.3, 0.35, 0.055


def to_ball(z):
    z = z * torch.clamp(CLIP / z.norm(dim=-1, keepdim=True), max=1)
    return exp0(z)


def exp0(v):
    norm = math.sqrt(C) * v.norm(dim=-1, keepdim=True)
    return torch.tanh(norm) * v / norm


def mobius_add(a, b):
    aa, ab, bb = (a * a).sum(-1, keepdim=True), (a * b).sum(-1, keepdim=True), (b * b).sum(-1, keepdim=True)
    return ((1 + 2 * C * ab + C * bb) * a + (1 - C * aa) * b) / (1 + 2 * C * ab + C * C * aa * bb)


def distances(m):
    square = ((m[:, None] - m[None]) ** 2).sum(-1) + torch.eye(len(m))
    room = 1 - C * (m * m).sum(-1)
    d = torch.acosh(1 + 2 * C * square / (room[:, None] * room[None])) / math.sqrt(C)
    return d * (1 - torch.eye(len(m)))


def info_nce(similarity, tau):
    n = len(similarity)
    logits = (similarity / tau).masked_fill(torch.eye(n, dtype=torch.bool), -math.inf)
    return F.cross_entropy(logits, (torch.arange(n) + n // 2) % n)


def sup_con(similarity, tau):
    labels = torch.tensor(LABELS * 2)
    seen = labels >= 0
    labels, similarity = labels[seen], similarity[seen][:, seen]
    own = torch.eye(len(labels), dtype=torch.bool)
    log_p = F.log_softmax((similarity / tau).masked_fill(own, -math.inf), dim=1).masked_fill(own, 0)
    mates = ((labels[:, None] == labels[None]) & ~own).double()
    return -((mates * log_p).sum(1) / mates.sum(1)).mean()


def representation(z, hyperbolic):
    unit = F.normalize(z, dim=-1)
    cosine = unit @ unit.T
    angle = (1 - LAMBDA) * info_nce(cosine, 0.07) + LAMBDA * sup_con(cosine, 0.07)
    if not hyperbolic:
        return angle
    close = -distances(to_ball(z))
    distance = (1 - LAMBDA) * info_nce(close, 1.0) + LAMBDA * sup_con(close, 0.07)
    return (1 - ALPHA) * angle + ALPHA * distance


def objective(z, logits, hyperbolic):
    logits = logits / 0.1
    views = logits.view(2, B, K)
    known = torch.tensor(LABELS[:LABELLED])
    supervised = (F.cross_entropy(views[0, :LABELLED], known) + F.cross_entropy(views[1, :LABELLED], known)) / 2
    teacher = F.softmax(views.detach() * 0.1 / TEACHER, dim=-1)
    distilled = -(teacher.flip(0) * F.log_softmax(views, dim=-1)).sum(-1).mean()
    mean = F.softmax(views[:, LABELLED:].reshape(-1, K), dim=-1).mean(0)
    divergence = (mean * (mean / PRIOR).log()).sum()
    return representation(z, hyperbolic) + LAMBDA * supervised + (1 - LAMBDA) * (distilled + divergence)


def hyperbolic_logits(z, w, b):
    m = to_ball(z)
    norm = math.sqrt(C) * m.norm(dim=-1, keepdim=True)
    return mobius_add(exp0((torch.atanh(norm) * m / norm) @ w), exp0(b))


def rand(*shape, scale):
    return (torch.randn(*shape) * scale).float().double()


def packed(tensor):
    return [float(f"{v:.9g}") for v in tensor.flatten().tolist()]


def case(name, inputs, compute):
    leaves = {key: value.clone().requires_grad_() for key, value in inputs.items()}
    loss = compute(**leaves)
    loss.backward()
    return {
        "name": name,
        "inputs": {key: packed(value) for key, value in inputs.items()},
        "loss": loss.item(),
        "gradients": {key: packed(leaf.grad) for key, leaf in leaves.items()},
    }


z = rand(2 * B, DIM, scale=0.9)
w, b = rand(DIM, K, scale=0.5), rand(K, scale=0.3)
prototypes = rand(K, DIM, scale=1.0)
cases = [
    case("hyperbolic", {"z": z, "w": w, "b": b}, lambda z, w, b: objective(z, hyperbolic_logits(z, w, b), True)),
    case(
        "euclidean",
        {"z": z, "prototypes": prototypes},
        lambda z, prototypes: objective(z, F.normalize(z, dim=-1) @ F.normalize(prototypes, dim=-1).T, False),
    ),
]
setup = {
    "dim": DIM, "classes": K, "curvature": C, "clip": CLIP, "labels": LABELS, "labelled": LABELLED,
    "prior": PRIOR.tolist(), "distanceWeight": ALPHA, "teacherTemperature": TEACHER,
}
print(json.dumps({"setup": setup, "cases": cases}))
