"""One process of the gradient check: TRL's gradient for given rows against Eq. 6 written by hand. Prints one JSON object.

usage: python gradient_check.py TINY_FOLDER BETA ROWS_OF_PROCESS_0[,ROWS_OF_PROCESS_1]
"""

import copy
import json
import os
import random
import sys
import tempfile

import torch
from harness import make_trainer
from transformers import AutoModelForCausalLM, AutoTokenizer


def random_rows(count: int) -> list[dict]:
    chance = random.Random(0)
    ids = lambda low, least, most: [chance.randrange(low, 28) for _ in range(chance.randrange(least, most))]
    rows, read = [], []
    for _ in range(count):
        # Half of them go on where the one before ended, as calls of a conversation do.
        read = [*read, *ids(3, 1, 6)] if read and chance.random() < 0.5 else ids(3, 3, 20)
        rows.append({"promptTokenIds": read, "tokenIds": ids(1, 1, 6), "advantage": chance.gauss(0, 1)})
        read = [*read, *rows[-1]["tokenIds"]]
    return rows


def log_probabilities(model, row: dict) -> torch.Tensor:
    ids = torch.tensor([row["promptTokenIds"] + row["tokenIds"]])
    logs = torch.log_softmax(model(ids).logits[:, :-1], -1).gather(-1, ids[:, 1:, None])[0, :, 0]
    return logs[-len(row["tokenIds"]) :]


def equation_6(model, reference, rows: list[dict], beta: float) -> torch.Tensor:
    """−1/|E| Σ over steps of the mean over tokens of ρ·A − β·KL, with KL by its unbiased estimate."""
    loss = torch.zeros(())
    for row in rows:
        logs = log_probabilities(model, row)
        known = logs.detach() if reference is None else log_probabilities(reference, row).detach()
        divergence = torch.exp(known - logs) - (known - logs) - 1
        ratio = torch.exp(logs - logs.detach())
        loss = loss - (ratio * row["advantage"] - beta * divergence).mean() / len(rows)
    return loss


def main() -> None:
    folder, beta, counts = sys.argv[1], float(sys.argv[2]), [int(count) for count in sys.argv[3].split(",")]
    rank = int(os.environ.get("RANK", "0"))
    torch.manual_seed(0)
    torch.set_num_threads(1)
    rows = random_rows(sum(counts))
    begin = sum(counts[:rank])
    own = rows[begin : begin + counts[rank]]
    tokenizer = AutoTokenizer.from_pretrained(folder)
    by_hand = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32)
    with tempfile.TemporaryDirectory() as out:
        trainer = make_trainer(
            folder, tokenizer, out, lambda _: {"rows": copy.deepcopy(own), "metrics": {}}, beta=beta, optim="sgd", max_grad_norm=0
        )
        reference = None
        if trainer.ref_model is not None:
            # Another reference than the policy, or the KL term would be 0 at the first update.
            with torch.no_grad():
                for parameter in trainer.ref_model.parameters():
                    parameter.add_(0.05 * torch.randn(parameter.shape, generator=torch.Generator().manual_seed(1)))
            reference = copy.deepcopy(trainer.accelerator.unwrap_model(trainer.ref_model))
        before = {name: parameter.detach().clone() for name, parameter in trainer.model.named_parameters()}
        trainer.train()
        after = dict(trainer.accelerator.unwrap_model(trainer.model).named_parameters())
    equation_6(by_hand, reference, rows, beta).backward()
    worst = largest = 0.0
    for name, parameter in by_hand.named_parameters():
        if parameter.grad is None:
            continue
        # Plain SGD with a rate of 1: the step is the gradient.
        step = before[name] - after[name].detach()
        worst = max(worst, (step - parameter.grad).abs().max().item())
        largest = max(largest, parameter.grad.abs().max().item())
    print(json.dumps({"rank": rank, "rows": len(rows), "relative": worst / largest}), flush=True)


if __name__ == "__main__":
    main()
