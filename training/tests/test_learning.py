"""A tiny model learns a task in three stages from rewards alone: reward clearly up, in three seeds."""

import json
import threading
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import pytest
import torch
from conftest import make_model, make_tokenizer
from harness import make_trainer

UPDATES = 80


def ask(base_url: str, messages: list[dict]) -> dict:
    body = {"model": "policy", "messages": messages, "max_tokens": 1, "temperature": 1.0}
    request = urllib.request.Request(
        f"{base_url}/chat/completions", json.dumps(body).encode(), {"content-type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=300) as answer:
        return json.load(answer)


def episode(place: int, base_url: str) -> tuple[float, list[dict]]:
    """Keep a fact, drop a distractor, look the fact up, say it: each is one word of the model."""
    value, noise = place % 4, (place // 4) % 4
    context: list[dict] = []
    steps: list[dict] = []

    def act(stage: int, said: str) -> str:
        system = {"role": "system", "content": f"s{stage} t{len(steps)}"}
        answer = ask(base_url, [system, *context, {"role": "user", "content": said}])
        choice = answer["choices"][0]
        steps.append({"promptTokenIds": answer["prompt_token_ids"], "tokenIds": choice["token_ids"]})
        return choice["message"]["content"].strip()

    is_stored = act(1, f"fact v{value}") == "ADD"
    context.append({"role": "user", "content": f"noise v{noise}"})
    is_dropped = act(2, "go") == "FILTER"
    if is_dropped:
        context.clear()
    is_found = act(3, "ask") == "RETRIEVE" and is_stored
    if is_found:
        context.append({"role": "tool", "content": f"mem v{value}"})
    is_right = act(3, "answer") == f"v{value}"
    return is_right + 0.15 * is_stored + 0.15 * is_found + 0.2 * is_dropped, steps


class App:
    """The app's part: K episodes a task, rewards, advantages."""

    def __init__(self):
        self.rewards: list[float] = []
        self.lock = threading.Lock()

    def __call__(self, body: dict) -> dict:
        with ThreadPoolExecutor(64) as pool:
            played = list(pool.map(lambda place: episode(place, body["baseUrl"]), [p for p in body["places"] for _ in range(body["k"])]))
        rows = []
        for first in range(0, len(played), body["k"]):
            group = played[first : first + body["k"]]
            rewards = torch.tensor([reward for reward, _ in group])
            advantages = (rewards - rewards.mean()) / (rewards.std() + 1e-6)
            for (_, steps), advantage in zip(group, advantages.tolist(), strict=True):
                rows += [{**step, "advantage": advantage} for step in steps]
        self.rewards.append(sum(reward for reward, _ in played) / len(played))
        return {"rows": rows, "metrics": {}}


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_reward_goes_up(tmp_path, seed):
    model, app = make_model(seed), App()
    torch.manual_seed(seed)
    trainer = make_trainer(
        model, make_tokenizer(), str(tmp_path), app, max_steps=UPDATES, learning_rate=1e-3, beta=0.0, entropy_coef=0.05, seed=seed,
        max_completion_length=1,
    )
    trainer.train()
    before, after = sum(app.rewards[:5]) / 5, sum(app.rewards[-10:]) / 10
    print(f"seed {seed}: reward {before:.2f} in the first 5 updates, {after:.2f} in the last 10 of {UPDATES}")
    assert after >= before + 0.2
