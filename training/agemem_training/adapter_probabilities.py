"""Next-token probabilities by PEFT in float32, for the comparison with the app's runtime. Prints one JSON object for each prompt.

usage: python -m agemem_training.adapter_probabilities BASE_FOLDER ADAPTER_FOLDER ROWS.jsonl [--prompts N]
"""

import argparse
import json

import torch
from peft import PeftModel
from transformers import AutoModelForCausalLM, AutoTokenizer

from .problems import run_as_command
from .sft import read_rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base")
    parser.add_argument("adapter")
    parser.add_argument("rows")
    parser.add_argument("--prompts", type=int, default=24)
    asked = parser.parse_args()
    torch.set_num_threads(1)
    tokenizer = AutoTokenizer.from_pretrained(asked.base)
    base = AutoModelForCausalLM.from_pretrained(asked.base, dtype=torch.float32)
    model = PeftModel.from_pretrained(base, asked.adapter).eval()
    rows = read_rows(asked.rows, tokenizer)
    for row in rows[:: max(1, len(rows) // asked.prompts)][: asked.prompts]:
        # Somewhere inside what is written, where the adapter decides; the form alone would be certain.
        ids = [*row.prompt, *row.written[: len(row.written) // 2]]
        with torch.no_grad():
            top = torch.softmax(model(torch.tensor([ids]), logits_to_keep=1).logits[0, -1], -1).topk(10)
        print(json.dumps({"ids": ids, "tokens": top.indices.tolist(), "probabilities": top.values.tolist()}), flush=True)


if __name__ == "__main__":
    run_as_command(main)
