"""A run that was stopped and went on has the numbers of a run in one go."""

import random

import torch
from conftest import make_model, make_tokenizer
from harness import make_trainer
from peft import LoraConfig, get_peft_model


def rollouts(body: dict) -> dict:
    """The same rows for the same update, as an app with the same policy would give."""
    chance = random.Random(body["update"])
    ids = lambda most: [chance.randrange(3, 28) for _ in range(chance.randrange(1, most))]
    rows = [{"promptTokenIds": ids(12), "tokenIds": ids(5), "advantage": chance.gauss(0, 1)} for _ in range(21)]
    return {"rows": rows, "metrics": {}}


def policy():
    torch.manual_seed(0)
    return get_peft_model(make_model(), LoraConfig(r=4, lora_alpha=8, target_modules="all-linear", task_type="CAUSAL_LM"))


def trained(folder: str, updates: int, resume: bool) -> dict[str, torch.Tensor]:
    trainer = make_trainer(
        policy(), make_tokenizer(), folder, rollouts, max_steps=updates, learning_rate=1e-3, save_strategy="steps", save_steps=1
    )
    trainer.train(resume_from_checkpoint=True if resume else None)
    return {
        name: parameter.detach().clone() for name, parameter in trainer.model.named_parameters() if parameter.requires_grad
    }


def test_resume(tmp_path):
    whole = trained(str(tmp_path / "whole"), 4, resume=False)
    stopped = trained(str(tmp_path / "parts"), 2, resume=False)
    resumed = trained(str(tmp_path / "parts"), 4, resume=True)
    assert any(not torch.equal(stopped[name], value) for name, value in whole.items())
    for name, value in whole.items():
        assert torch.equal(resumed[name], value), name
