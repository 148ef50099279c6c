"""Teaches a base the protocol: SFT of a LoRA on rows of the scripted policy, calls of a conversation packed.

usage: python -m agemem_training.sft BASE_FOLDER ROWS.jsonl OUT_FOLDER [--updates N] [--rows-per-update N] [--resume]
"""

import argparse
import json
import os
import random
import time
from itertools import islice

import torch
from peft import LoraConfig, PeftModel, get_peft_model
from transformers import AutoModelForCausalLM, AutoTokenizer

from .packing import Row, Sequence, pack
from .problems import TrainingStopped, run_as_command
from .train import PROJECTIONS


SEQUENCES_AT_A_TIME = 4


def read_rows(file: str, tokenizer) -> list[Row]:
    """Rows in the tokens of the base. A row is refused whose answer does not continue its prompt token for token."""
    rows = []
    with open(file, encoding="utf8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                messages = json.loads(line)["messages"]
            except (ValueError, KeyError, TypeError):
                raise TrainingStopped(f"Line {number} of {file} is no row of a chat.") from None
            prompt = tokenizer.apply_chat_template(messages[:-1], add_generation_prompt=True, return_dict=False)
            whole = tokenizer.apply_chat_template(messages, return_dict=False)
            end = len(whole) - 1 - whole[::-1].index(tokenizer.eos_token_id) + 1
            if whole[: len(prompt)] != prompt:
                raise TrainingStopped(f"Line {number} of {file}: the template of this base does not continue a prompt.")
            rows.append(Row(tuple(prompt), tuple(whole[len(prompt) : end])))
    if not rows:
        raise TrainingStopped(f"{file} has no rows.")
    return rows


def loss_of(model, sequences: list[Sequence], padding: int, total: float | None = None) -> torch.Tensor:
    """The loss of every written token by its weight, divided by `total`: by their own weights unless it is given.

    The head is the largest matrix of a small model, so it sees the written tokens alone.
    """
    width = max(len(sequence.ids) for sequence in sequences)
    ids = torch.full((len(sequences), width), padding)
    mask = torch.zeros_like(ids)
    weights = torch.zeros(len(sequences), width)
    for index, sequence in enumerate(sequences):
        length = len(sequence.ids)
        ids[index, :length] = torch.tensor(sequence.ids)
        mask[index, :length] = 1
        weights[index, :length] = torch.tensor(sequence.weights)
    causal = model.get_base_model() if hasattr(model, "get_base_model") else model
    hidden = causal.model(input_ids=ids, attention_mask=mask, use_cache=False).last_hidden_state[:, :-1]
    targets, wanted = ids[:, 1:], weights[:, 1:]
    is_written = wanted > 0
    logits = causal.lm_head(hidden[is_written]).float()
    losses = torch.nn.functional.cross_entropy(logits, targets[is_written], reduction="none")
    return (losses * wanted[is_written]).sum() / (total or sum(sum(sequence.weights) for sequence in sequences))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base")
    parser.add_argument("rows")
    parser.add_argument("out")
    parser.add_argument("--updates", type=int, default=60)
    parser.add_argument("--rows-per-update", type=int, default=24)
    parser.add_argument("--learning-rate", type=float, default=1e-3)
    parser.add_argument("--rank", type=int, default=16)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--resume", action="store_true", help="goes on from the adapter and the optimizer in OUT_FOLDER")
    asked = parser.parse_args()
    torch.set_num_threads(asked.threads)
    torch.manual_seed(asked.seed)
    tokenizer = AutoTokenizer.from_pretrained(asked.base)
    rows = read_rows(asked.rows, tokenizer)
    base = AutoModelForCausalLM.from_pretrained(asked.base, dtype=torch.bfloat16)
    state_file = os.path.join(asked.out, "sft.pt")
    state = torch.load(state_file, weights_only=True) if asked.resume and os.path.exists(state_file) else None
    layers = base.config.num_hidden_layers
    lora = LoraConfig(
        r=asked.rank,
        lora_alpha=2 * asked.rank,
        target_modules=PROJECTIONS,
        # Nothing below the upper half is back-propagated: half the time, half the file.
        layers_to_transform=list(range(layers // 2, layers)),
        task_type="CAUSAL_LM",
    )
    model = PeftModel.from_pretrained(base, asked.out, is_trainable=True) if state else get_peft_model(base, lora)
    parameters = [parameter for parameter in model.parameters() if parameter.requires_grad]
    optimizer = torch.optim.AdamW(parameters, lr=asked.learning_rate, weight_decay=0)
    first = 0
    if state:
        optimizer.load_state_dict(state["optimizer"])
        first = state["update"]
    batches = _batches(rows, asked.rows_per_update, asked.seed)
    began, used = time.monotonic(), time.process_time()
    for update, batch in enumerate(islice(batches, first, asked.updates), first + 1):
        sequences = pack(batch)
        sequences.sort(key=lambda sequence: len(sequence.ids))
        total = sum(sum(sequence.weights) for sequence in sequences)
        loss = 0.0
        # Few of about the same length at a time: memory stays small, and little is padding.
        for start in range(0, len(sequences), SEQUENCES_AT_A_TIME):
            part = loss_of(model, sequences[start : start + SEQUENCES_AT_A_TIME], tokenizer.pad_token_id, total)
            if not torch.isfinite(part):
                raise TrainingStopped(f"The loss of update {update} is not a number; {asked.out} keeps the adapter before it.")
            part.backward()
            loss += part.item()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        for group in optimizer.param_groups:
            group["lr"] = asked.learning_rate * min(1, update / 8)
        optimizer.step()
        optimizer.zero_grad()
        model.save_pretrained(asked.out)
        torch.save({"optimizer": optimizer.state_dict(), "update": update}, state_file)
        tokens = sum(len(sequence.ids) for sequence in sequences)
        print(
            f"update {update} loss {loss:.4f} rows {len(batch)} tokens {tokens} "
            f"wall {time.monotonic() - began:.0f} s cpu {time.process_time() - used:.0f} s",
            flush=True,
        )


def _batches(rows: list[Row], size: int, seed: int):
    """Neighbours stay together, so that their calls can be packed; the order of the batches is drawn."""
    starts = list(range(0, len(rows), size))
    chance = random.Random(seed)
    while True:
        chance.shuffle(starts)
        for start in starts:
            yield rows[start : start + size]


if __name__ == "__main__":
    run_as_command(main)
