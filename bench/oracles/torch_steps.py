#!/usr/bin/python3
"""The table of `npm run bench -- numerics` for PyTorch: GFLOP/s of matrix products, ms of one step of training.

    OPENBLAS_CORETYPE=SkylakeX /usr/bin/python3 bench/oracles/torch_steps.py [--json] [--seconds 2] [--threads 1]

Debian's OpenBLAS may not know a new processor and falls back to slow kernels; OPENBLAS_VERBOSE=2 says which core it took. Set
OPENBLAS_CORETYPE to the nearest one it knows, or the ratio flatters us.
"""
import argparse
import json
import os
import time

arguments = argparse.ArgumentParser()
arguments.add_argument("--json", action="store_true")
arguments.add_argument("--seconds", type=float, default=2)
arguments.add_argument("--threads", type=int, default=1)
options = arguments.parse_args()
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[name] = str(options.threads)

import torch  # noqa: E402

from torch_models import MODELS  # noqa: E402

torch.set_num_threads(options.threads)
PRODUCTS = {
    "64×64×64": (1, 64, 64, 64),
    "256×256×256": (1, 256, 256, 256),
    "1024×1024×1024": (1, 1024, 1024, 1024),
    "256 of 74×8×74": (256, 74, 8, 74),
}


def best_ms(run, seconds):
    best, until, runs = float("inf"), time.perf_counter() + seconds, 0
    while runs < 3 or time.perf_counter() < until:
        start = time.perf_counter()
        run()
        best, runs = min(best, time.perf_counter() - start), runs + 1
    return best * 1e3


def gemm_rate(batch, m, k, n):
    a, b = torch.full((batch, m, k), 0.5), torch.full((batch, k, n), 0.5)
    out = torch.empty(batch, m, n)
    ms = best_ms(lambda: torch.bmm(a, b, out=out), options.seconds / 4)
    return 2 * batch * m * k * n / ms / 1e6


def step_ms(model):
    parameters, loss = model("bench")
    optimiser = torch.optim.Adam(parameters, lr=1e-3)

    def step():
        optimiser.zero_grad()
        loss().backward()
        optimiser.step()

    return best_ms(step, options.seconds)


result = {
    "torch": torch.__version__,
    "threads": options.threads,
    "coretype": os.environ.get("OPENBLAS_CORETYPE", "as installed"),
    "gemmGflops": {name: float(f"{gemm_rate(*shape):.3g}") for name, shape in PRODUCTS.items()},
    "stepMs": {name: float(f"{step_ms(model):.3g}") for name, model in MODELS.items()},
}
if options.json:
    print(json.dumps(result, ensure_ascii=False))
else:
    print(f"torch {result['torch']}, {options.threads} thread(s), OpenBLAS core: {result['coretype']}")
    for title, key in (("matrix products, GFLOP/s", "gemmGflops"), ("one step of training, ms", "stepMs")):
        print(title)
        for name, value in result[key].items():
            print(f"  {name:<16} {value:>8}")
