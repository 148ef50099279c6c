"""Step-wise GRPO on TRL's trainer (proven with trl 1.16.0).

The app plays the episodes and computes rewards and advantages (AgeMem, Eq. 5). Each model call comes back as a row of its own, because
SUMMARY and FILTER rewrite the context between calls. This file turns rows into a batch of TRL, and leaves loss (Eq. 6), KL, LoRA,
mixed precision and processes to it. It overrides three private methods; `tests/test_gradient.py` is the alarm when that changes.
"""

import glob
import os
import time

import httpx
import torch
from trl import GRPOTrainer
from trl.trainer.utils import pad, split_tensor_dict, use_adapter

from .chat_server import ChatServer
from .lora_to_gguf import convert
from .packed_log_probabilities import SEQUENCES_AT_A_TIME, packed_log_probabilities
from .problems import TrainingStopped

ROLLOUT_TIMEOUT_SECONDS = 3600


def _no_reward(completions, **_) -> list[float]:
    """TRL wants a reward function; ours come with the rows."""
    return [0.0] * len(completions)


class RolloutTrainer(GRPOTrainer):
    """A row for each step, with the advantage of its rollout: the loss is the mean over all real steps of all processes (1/|E|).

    Where `base_folder` names the base, the app runs the policy itself: the newest adapter is written for it as GGUF. Where `vllm_url` names a `vllm serve … --enable-lora` (any number behind one address), it is sent the newest adapter before each update;
    without it this process serves the model itself.
    """

    def __init__(
        self, *args, rollouts_url: str, token: str, vllm_url: str | None = None, adapter_folder: str | None = None,
        base_folder: str | None = None, chat_port: int = 0, **kwargs,
    ):
        super().__init__(*args, reward_funcs=[_no_reward], **kwargs)
        self._http = httpx.Client(timeout=ROLLOUT_TIMEOUT_SECONDS, headers={"authorization": f"Bearer {token}"})
        self._rollouts_url, self._vllm_url, self._adapter_folder = rollouts_url, vllm_url, adapter_folder
        self._base_folder = base_folder
        self._published_step = -1
        self._began = time.monotonic()
        self._served = None
        if vllm_url is None and base_folder is None:
            self._served = ChatServer(
                lambda: self.accelerator.unwrap_model(self.model), self.processing_class, port=chat_port
            )
        self.policy_url = f"{vllm_url}/v1" if vllm_url else self._served and self._served.base_url

    def ask_app(self, path: str, body: dict) -> dict:
        """Asks the app's rollout server; every failure is a sentence."""
        try:
            answer = self._http.post(f"{self._rollouts_url}{path}", json=body)
        except httpx.TimeoutException:
            raise TrainingStopped(
                f"The rollout server at {self._rollouts_url} did not answer within an hour. Lower --tasks or --k, then resume the run."
            ) from None
        except httpx.HTTPError as problem:
            raise TrainingStopped(
                f"The rollout server at {self._rollouts_url} cannot be reached ({problem}). Start it, then resume the run."
            ) from None
        if answer.status_code != 200:
            raise TrainingStopped(f"The rollout server refused: {_message_of(answer)}")
        return answer.json()

    def play(self, body: dict) -> dict:
        """Has the app play tasks with the policy as it is now."""
        self._publish()
        self.model.eval()
        where = {"adapter": self._gguf_name()} if self._base_folder else {"baseUrl": self.policy_url, "model": "policy"}
        played = self.ask_app("/rollouts", {**body, **where})
        self.model.train()
        return played

    def _publish(self) -> None:
        if not (self._vllm_url or self._base_folder) or self._published_step == self.state.global_step:
            return
        self.save_model(self._adapter_folder)  # Collective under FSDP and ZeRO.
        if self.accelerator.is_main_process and self._base_folder:
            convert(self._adapter_folder, self._base_folder, os.path.join(self._adapter_folder, self._gguf_name()))
            for older in glob.glob(os.path.join(self._adapter_folder, "*.gguf")):
                if os.path.basename(older) != self._gguf_name():
                    os.remove(older)
        elif self.accelerator.is_main_process:
            body = {"lora_name": "policy", "lora_path": os.path.abspath(self._adapter_folder), "load_inplace": True}
            self._http.post(f"{self._vllm_url}/v1/load_lora_adapter", json=body).raise_for_status()
        self._published_step = self.state.global_step
        self.accelerator.wait_for_everyone()

    def _gguf_name(self) -> str:
        """Another name for every update: whoever runs the policy sees that it is another."""
        return f"{self.state.global_step:05d}.gguf"

    def _generate_and_score_completions(self, inputs):
        if len(inputs) % self.num_generations:
            raise TrainingStopped("Each process must hold whole groups: let K divide the batch of a process.")
        self._began = time.monotonic()
        places = [row["place"] for row in inputs[:: self.num_generations]]
        played = self.play({"update": self.state.global_step + 1, "places": places, "k": self.num_generations})
        for name, value in played["metrics"].items():
            self._metrics["train"][name].append(value)
        return self._batch_of(played["rows"])

    def _prepare_inputs(self, generation_batch):
        # As TRL does, but for its shuffle: calls of one conversation stay in one part, where they can be packed. The mean knows no order.
        every = self.args.steps_per_generation * self.num_iterations
        if self._step % every == 0 or self._buffered_inputs is None:
            batch = self._generate_and_score_completions(generation_batch)
            self._buffered_inputs = split_tensor_dict(batch, self.args.steps_per_generation)
        return self._buffered_inputs[self._step % self.args.steps_per_generation]

    def _get_per_token_logps_and_entropies(self, model, ids, mask, width, batch_size=None, compute_entropy=False, **_):
        at_a_time = SEQUENCES_AT_A_TIME if self.accelerator.num_processes == 1 else None
        with self.accelerator.autocast():
            logs, entropies = packed_log_probabilities(model, ids, mask, width, self.processing_class.pad_token_id, at_a_time)
        return logs, entropies if compute_entropy else None, None

    def _batch_of(self, rows: list[dict]) -> dict:
        if not rows:
            raise TrainingStopped("No rollout wrote a single token: look at the first episode of this update.")
        device, chunks = self.accelerator.device, self.args.steps_per_generation
        counts = self.accelerator.gather(torch.tensor([len(rows)], device=device))
        width = -(-int(counts.max()) // chunks) * chunks
        # TRL's metrics are gathered chunk by chunk: every process and chunk needs as many rows, the rest masked.
        filler = {**rows[0], "advantage": 0.0, "masked": True}
        rows = rows + [filler] * (width - len(rows))
        batch = {key: value.to(device) for key, value in self._tensors_of(rows).items()}
        batch["num_items_in_batch"] = self.accelerator.gather(batch["completion_mask"].sum()).sum()
        batch["row_scale"] = width * self.accelerator.num_processes / counts.sum()
        batch.update(self._earlier_log_probabilities(batch, chunks))
        return batch

    def _tensors_of(self, rows: list[dict]) -> dict:
        padding = self.processing_class.pad_token_id
        prompts = [torch.tensor(row["promptTokenIds"]) for row in rows]
        written = [torch.tensor(row["tokenIds"]) for row in rows]
        real = [torch.ones_like(ids) * (not row.get("masked")) for ids, row in zip(written, rows, strict=True)]
        return {
            "prompt_ids": pad(prompts, padding, "left"),
            "prompt_mask": pad([torch.ones_like(ids) for ids in prompts], 0, "left"),
            "completion_ids": pad(written, padding, "right"),
            "completion_mask": pad(real, 0, "right"),
            "advantages": torch.tensor([row["advantage"] for row in rows], dtype=torch.float32),
        }

    @torch.no_grad()
    def _earlier_log_probabilities(self, batch: dict, chunks: int) -> dict:
        ids = torch.cat([batch["prompt_ids"], batch["completion_ids"]], 1)
        mask = torch.cat([batch["prompt_mask"], batch["completion_mask"]], 1)
        length = batch["completion_ids"].size(1)

        def log_probabilities(model):
            size = max(1, ids.size(0) // chunks)
            return self._get_per_token_logps_and_entropies(model, ids, mask, length, batch_size=size)[0]

        found = {}
        if self.num_iterations > 1 or chunks > self.args.gradient_accumulation_steps:
            found["old_per_token_logps"] = log_probabilities(self.model)
        if self.beta == 0.0:
            return found
        if self.ref_model is not None:
            found["ref_per_token_logps"] = log_probabilities(self.ref_model)
            return found
        # LoRA: the reference is the adapter that training began from, or the base where it began from none.
        peft = self.accelerator.unwrap_model(self.model)
        with use_adapter(peft, adapter_name="ref" if "ref" in peft.peft_config else None):
            found["ref_per_token_logps"] = log_probabilities(self.model)
        return found

    def compute_loss(self, model, inputs, *args, **kwargs):
        loss = super().compute_loss(model, inputs, *args, **kwargs) * inputs["row_scale"]
        if not torch.isfinite(loss):
            raise TrainingStopped(
                f"The loss of update {self.state.global_step + 1} is not a number. Nothing of it was kept; the adapter of update "
                f"{self.state.global_step} stays. Lower the learning rate, then start a run from that adapter."
            )
        return loss

    @property
    def seconds_of_update(self) -> float:
        return time.monotonic() - self._began


def _message_of(answer: httpx.Response) -> str:
    try:
        return str(answer.json()["message"])
    except (ValueError, KeyError, TypeError):
        return f"status {answer.status_code}"
