"""A trainer whose rollouts come from a function of the test instead of the app."""

import os

from datasets import Dataset
from trl import GRPOConfig

from agemem_training.rollout_trainer import RolloutTrainer


class StubbedTrainer(RolloutTrainer):
    def __init__(self, *args, rollouts, **kwargs):
        super().__init__(*args, rollouts_url="http://127.0.0.1:9", token="test", **kwargs)
        self._stub = rollouts

    def ask_app(self, path, body):
        return self._stub(body)


def make_trainer(model, tokenizer, folder: str, rollouts, callbacks=(), **settings) -> StubbedTrainer:
    defaults = dict(
        output_dir=folder, per_device_train_batch_size=16, gradient_accumulation_steps=4, num_generations=8, beta=0.1,
        use_bias_correction_kl=False, loss_type="grpo", scale_rewards="none", learning_rate=1.0, lr_scheduler_type="constant",
        max_steps=1, report_to=[], save_strategy="no", use_cpu=True, bf16=False, gradient_checkpointing=False,
        disable_tqdm=True, temperature=1.0, shuffle_dataset=False, max_completion_length=4,
        ddp_find_unused_parameters=False,
    )
    if int(os.environ.get("WORLD_SIZE", "1")) > 1:
        defaults["ddp_backend"] = "gloo"
    if isinstance(model, str):
        defaults["model_init_kwargs"] = {"dtype": "float32"}
    return StubbedTrainer(
        model=model, args=GRPOConfig(**{**defaults, **settings}),
        train_dataset=Dataset.from_list([{"prompt": "x", "place": place} for place in range(512)]),
        processing_class=tokenizer, callbacks=list(callbacks), rollouts=rollouts,
    )
