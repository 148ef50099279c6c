"""The alarm for the private method of TRL that the adapter overrides."""

import json
import os
import socket
import subprocess
import sys

import pytest

HERE = os.path.dirname(__file__)
# Both sides are float32: their roundings differ by 3e-7 to 5e-7.
LIMIT = 1e-6


def run(tiny: str, beta: float, counts: str) -> list[dict]:
    processes = counts.count(",") + 1
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    environment = {**os.environ, "PYTHONPATH": f"{HERE}{os.pathsep}{os.path.dirname(HERE)}", "CUDA_VISIBLE_DEVICES": ""}
    command = [sys.executable, os.path.join(HERE, "gradient_check.py"), tiny, str(beta), counts]
    started = []
    for rank in range(processes):
        ranks = {
            "RANK": str(rank), "LOCAL_RANK": str(rank), "WORLD_SIZE": str(processes), "MASTER_ADDR": "127.0.0.1", "MASTER_PORT": port,
            "LOCAL_WORLD_SIZE": str(processes),
        }
        started.append(
            subprocess.Popen(command, env={**environment, **(ranks if processes > 1 else {})}, stdout=subprocess.PIPE, text=True)
        )
    outputs = [process.communicate(timeout=600)[0] for process in started]
    assert [process.returncode for process in started] == [0] * processes
    return [json.loads(output.strip().splitlines()[-1]) for output in outputs]


@pytest.mark.parametrize("beta", [0.1, 0.0])
def test_one_process_has_the_gradient_of_equation_6(tiny, beta):
    [found] = run(tiny, beta, "37")
    assert found["rows"] == 37
    assert found["relative"] <= LIMIT


def test_two_processes_with_unequal_rows_have_it_too(tiny):
    for found in run(tiny, 0.1, "37,22"):
        assert found["rows"] == 59
        assert found["relative"] <= LIMIT
