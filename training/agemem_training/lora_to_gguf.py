"""A PEFT LoRA of a Llama-shaped model as a GGUF adapter for llama.cpp. Needs numpy, safetensors and gguf alone.

usage: python -m agemem_training.lora_to_gguf ADAPTER_FOLDER BASE_FOLDER OUT.gguf [--type f16|f32]
"""

import argparse
import json
import os
import re

import gguf
import numpy as np
from safetensors import safe_open

from .problems import TrainingStopped, run_as_command

NAMES = {
    "self_attn.q_proj": "attn_q",
    "self_attn.k_proj": "attn_k",
    "self_attn.v_proj": "attn_v",
    "self_attn.o_proj": "attn_output",
    "mlp.gate_proj": "ffn_gate",
    "mlp.up_proj": "ffn_up",
    "mlp.down_proj": "ffn_down",
}
KEY = re.compile(r".*layers\.(\d+)\.(.+)\.lora_([AB])\.weight$")
# What llama.cpp does not know of a LoRA: it would load the file and say something else.
UNSUPPORTED = ("use_dora", "use_rslora", "modules_to_save", "rank_pattern", "alpha_pattern")


def convert(adapter_folder: str, base_folder: str, out: str, dtype: type = np.float16) -> int:
    """Writes the file and returns how many tensors it has. A file that is there stays until the new one is whole."""
    config = _read_json(adapter_folder, "adapter_config.json", "no LoRA of PEFT")
    base = _read_json(base_folder, "config.json", "no model of transformers")
    unsupported = [name for name in UNSUPPORTED if config.get(name)]
    if config.get("peft_type") != "LORA" or unsupported or config.get("bias", "none") != "none":
        raise TrainingStopped(f"This adapter cannot be converted: it uses {', '.join(unsupported) or 'another method than LoRA'}.")
    heads = base["num_attention_heads"]
    key_heads = base.get("num_key_value_heads", heads)
    partial = f"{out}.partial"
    writer = gguf.GGUFWriter(partial, "llama")
    writer.add_type("adapter")
    writer.add_string("adapter.type", "lora")
    writer.add_float32("adapter.lora.alpha", float(config["lora_alpha"]))
    writer.add_name("policy")
    tensors = 0
    with safe_open(os.path.join(adapter_folder, "adapter_model.safetensors"), "pt") as weights:
        for key in sorted(weights.keys()):
            match = KEY.match(key)
            if not match or match[2] not in NAMES:
                raise TrainingStopped(f"This adapter cannot be converted: {key} is no part of a Llama-shaped model.")
            tensor = weights.get_tensor(key).float().numpy()
            _check_width(match, tensor, base)
            if match[3] == "B" and match[2].endswith(("q_proj", "k_proj")):
                tensor = _in_rotary_order(tensor, heads if match[2].endswith("q_proj") else key_heads)
            name = f"blk.{match[1]}.{NAMES[match[2]]}.weight.lora_{match[3].lower()}"
            writer.add_tensor(name, np.ascontiguousarray(tensor.astype(dtype)))
            tensors += 1
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    os.replace(partial, out)
    return tensors


def _in_rotary_order(rows: np.ndarray, heads: int) -> np.ndarray:
    """llama.cpp keeps the rows of Q and K in another order; a wrong one loads without an error and says nonsense."""
    half = rows.shape[0] // heads // 2
    return rows.reshape(heads, 2, half, *rows.shape[1:]).swapaxes(1, 2).reshape(rows.shape)


def _check_width(match: re.Match, tensor: np.ndarray, base: dict) -> None:
    reads_hidden = match[3] == "A" and match[2] not in ("mlp.down_proj", "self_attn.o_proj")
    if reads_hidden and tensor.shape[1] != base["hidden_size"]:
        raise TrainingStopped(
            f"This adapter does not fit its base: it reads {tensor.shape[1]} numbers a token where the base has {base['hidden_size']}."
        )


def _read_json(folder: str, name: str, problem: str) -> dict:
    try:
        with open(os.path.join(folder, name), encoding="utf8") as file:
            return json.load(file)
    except (OSError, ValueError):
        raise TrainingStopped(f"{folder} holds {problem}: {name} cannot be read.") from None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("adapter")
    parser.add_argument("base")
    parser.add_argument("out")
    parser.add_argument("--type", choices=("f16", "f32"), default="f16")
    asked = parser.parse_args()
    dtype = np.float16 if asked.type == "f16" else np.float32
    print(f"{convert(asked.adapter, asked.base, asked.out, dtype)} tensors in {asked.out}")


if __name__ == "__main__":
    run_as_command(main)
