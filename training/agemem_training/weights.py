"""A GGUF file as an ordinary folder of transformers, in float32.

usage: python -m agemem_training.weights FILE.gguf FOLDER
"""

import os
import sys

import torch
from transformers import AutoModelForCausalLM, AutoTokenizer

from .problems import TrainingStopped, run_as_command


def unpack(file: str, folder: str) -> None:
    """Writes the folder. The weights go into a fresh model: transformers refuses to save one that knows it was quantized."""
    if not os.path.isfile(file):
        raise TrainingStopped(f"There is no file {file}.")
    source, name = os.path.split(os.path.abspath(file))
    tokenizer = AutoTokenizer.from_pretrained(source, gguf_file=name)
    read = AutoModelForCausalLM.from_pretrained(source, gguf_file=name, dtype=torch.float32)
    config = read.config
    if hasattr(config, "quantization_config"):
        del config.quantization_config
    model = type(read)(config)
    model.load_state_dict(read.state_dict())
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)


def main() -> None:
    if len(sys.argv) != 3:
        raise TrainingStopped(__doc__ or "")
    unpack(sys.argv[1], sys.argv[2])


if __name__ == "__main__":
    run_as_command(main)
