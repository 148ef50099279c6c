"""Trains a LoRA by step-wise GRPO on rollouts that the app plays. Started by `npm run train`, or by accelerate on more than one process.

usage: python -m agemem_training.train RUN_FOLDER --rollouts-url URL [--vllm-url URL] [--chat-port N] [--resume] [--cpu]
The rollout server's token is read from AGEMEM_ROLLOUTS_TOKEN.
"""

import argparse
import glob
import json
import math
import os
import shutil

import torch
from datasets import Dataset
from peft import LoraConfig, PeftModel
from transformers import AutoModelForCausalLM, AutoTokenizer, TrainerCallback
from trl import GRPOConfig

from .problems import TrainingStopped, run_as_command
from .rollout_trainer import RolloutTrainer

# A checkpoint is written at every update; older ones serve nobody.
KEPT_CHECKPOINTS = 2
PROJECTIONS = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]


class UpdateReport(TrainerCallback):
    """Tells the app of each update once its adapter is saved, and has held-out tasks played."""

    def __init__(self, settings: dict, adapters: str):
        self.settings, self.adapters, self.trainer, self.logs = settings, adapters, None, {}

    def on_log(self, args, state, control, logs=None, **_):
        self.logs = logs or {}

    def on_save(self, args, state, control, **_):
        trainer, update = self.trainer, state.global_step
        # A folder is renamed when it is whole: whoever reads the last adapter never reads half of one.
        folder = os.path.join(self.adapters, f"{update:05d}")
        trainer.save_model(f"{folder}.partial")
        if not trainer.accelerator.is_main_process:
            return
        shutil.rmtree(folder, ignore_errors=True)
        os.replace(f"{folder}.partial", folder)
        found = {name: _finite(self.logs.get(name)) for name in ("loss", "kl", "entropy", "grad_norm")}
        trainer.ask_app(
            "/updates",
            {
                "update": update,
                "engine": {
                    "loss": found["loss"],
                    "kl": found["kl"],
                    "entropy": found["entropy"],
                    "gradientNorm": found["grad_norm"],
                    "seconds": trainer.seconds_of_update,
                    "adapter": folder,
                },
            },
        )
        every = self.settings["evaluateEvery"]
        if every and update % every == 0:
            trainer.play({"update": update, "heldOut": True, "k": 1})


def read_run(folder: str) -> dict:
    try:
        with open(os.path.join(folder, "run.json"), encoding="utf8") as file:
            return json.load(file)
    except (OSError, ValueError):
        raise TrainingStopped(f"{folder} holds no run: run.json cannot be read.") from None


def load_policy(settings: dict, on_cpu: bool):
    """The base with its LoRA: the one to start from, or a new one."""
    try:
        tokenizer = AutoTokenizer.from_pretrained(settings["base"])
        # bfloat16 halves the memory of the base; the LoRA stays in float32.
        dtype = torch.float32 if on_cpu and not torch.cpu._is_avx512_bf16_supported() else torch.bfloat16
        base = AutoModelForCausalLM.from_pretrained(settings["base"], dtype=dtype)
    except (OSError, ValueError) as problem:
        raise TrainingStopped(f"The base {settings['base']} cannot be loaded: {problem}") from None
    if settings["startAdapter"] is None:
        return base, tokenizer, LoraConfig(
            r=settings["loraRank"], lora_alpha=2 * settings["loraRank"], target_modules=PROJECTIONS, task_type="CAUSAL_LM"
        )
    try:
        policy = PeftModel.from_pretrained(base, settings["startAdapter"], is_trainable=True)
    except (OSError, ValueError, RuntimeError) as problem:
        raise TrainingStopped(
            f"The adapter {settings['startAdapter']} does not fit the base {settings['base']}: {str(problem).splitlines()[0]}"
        ) from None
    return policy, tokenizer, None


def config_of(settings: dict, folder: str, on_cpu: bool, processes: int) -> GRPOConfig:
    k, tasks = settings["rolloutsPerTask"], settings["tasksPerUpdate"]
    if tasks % processes:
        raise TrainingStopped(f"{tasks} tasks per update do not divide among {processes} processes. Choose a multiple.")
    return GRPOConfig(
        output_dir=os.path.join(folder, "checkpoints"),
        per_device_train_batch_size=k,
        gradient_accumulation_steps=tasks // processes,
        num_generations=k,
        beta=settings["klWeight"],
        use_bias_correction_kl=False,
        loss_type="grpo",
        scale_rewards="none",
        temperature=settings["temperature"],
        max_completion_length=settings["maxOutputTokens"],
        learning_rate=settings["learningRate"],
        lr_scheduler_type="constant",
        max_steps=settings["updates"],
        seed=settings["seed"],
        shuffle_dataset=False,
        logging_steps=1,
        save_strategy="steps",
        save_steps=1,
        save_total_limit=KEPT_CHECKPOINTS,
        report_to=[],
        use_cpu=on_cpu,
        bf16=not on_cpu,
        gradient_checkpointing=not on_cpu,
        disable_tqdm=True,
        ddp_find_unused_parameters=False,
    )


def _finite(value) -> float | None:
    return float(value) if isinstance(value, (int, float)) and math.isfinite(value) else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("--rollouts-url", required=True)
    parser.add_argument("--vllm-url")
    parser.add_argument("--chat-port", type=int, default=0)
    parser.add_argument("--resume", action="store_true")
    parser.add_argument("--in-app", action="store_true", help="the app runs the policy itself, as GGUF")
    parser.add_argument("--cpu", action="store_true", help="on the processor; the base in bfloat16 where it computes with it")
    asked = parser.parse_args()
    token = os.environ.get("AGEMEM_ROLLOUTS_TOKEN")
    if not token:
        raise TrainingStopped("AGEMEM_ROLLOUTS_TOKEN is not set: the rollout server prints its token when it starts.")
    settings = read_run(asked.folder)["settings"]
    model, tokenizer, lora = load_policy(settings, asked.cpu)
    processes = int(os.environ.get("WORLD_SIZE", "1"))
    tasks = settings["tasksPerUpdate"] * settings["updates"]
    report = UpdateReport(settings, os.path.join(asked.folder, "adapters"))
    trainer = RolloutTrainer(
        model=model,
        args=config_of(settings, asked.folder, asked.cpu, processes),
        train_dataset=Dataset.from_list([{"prompt": "", "place": place} for place in range(tasks)]),
        processing_class=tokenizer,
        peft_config=lora,
        callbacks=[report],
        rollouts_url=asked.rollouts_url,
        token=token,
        vllm_url=asked.vllm_url,
        adapter_folder=os.path.join(asked.folder, "serving"),
        base_folder=settings["base"] if asked.in_app else None,
        chat_port=asked.chat_port,
    )
    report.trainer = trainer
    has_checkpoint = bool(glob.glob(os.path.join(asked.folder, "checkpoints", "checkpoint-*")))
    if settings["evaluateEvery"] and not has_checkpoint:
        trainer.play({"update": 0, "heldOut": True, "k": 1})
    trainer.train(resume_from_checkpoint=True if asked.resume and has_checkpoint else None)


if __name__ == "__main__":
    run_as_command(main)
