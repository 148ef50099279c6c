"""An OpenAI-compatible endpoint over the model that is being trained: one process, no vLLM, exact token ids.

It answers what is asked for in small batches and holds to no grammar: vLLM and llama.cpp do, behind the same address.
"""

import json
import queue
import threading
import time
import uuid
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import torch
from trl.trainer.utils import pad

BATCH_WAIT_SECONDS = 0.01


class ChatServer:
    """Serves `/v1/chat/completions`. `model` is called for every batch, so that it is always the newest."""

    def __init__(self, model: Callable, tokenizer, host: str = "127.0.0.1", port: int = 0, max_batch: int = 16):
        self._model, self._tokenizer, self._max_batch = model, tokenizer, max_batch
        self._waiting: queue.Queue = queue.Queue()
        self._server = _Server((host, port), _handler_of(self._waiting))
        self.base_url = f"http://{host}:{self._server.server_address[1]}/v1"
        for work in (self._server.serve_forever, self._answer_forever):
            threading.Thread(target=work, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _answer_forever(self) -> None:
        while True:
            by_settings: dict = {}
            for item in self._next_batch():
                asked = item["body"]
                settings = (asked.get("max_tokens") or 256, asked.get("temperature", 1.0))
                by_settings.setdefault(settings, []).append(item)
            for (max_tokens, temperature), items in by_settings.items():
                try:
                    self._generate(items, max_tokens, temperature)
                except Exception as problem:  # noqa: BLE001 - whoever asked must get an answer, whatever went wrong.
                    for item in items:
                        item.update(answer={"error": {"message": repr(problem)}}, status=500)
                for item in items:
                    item["done"].set()

    def _next_batch(self) -> list:
        batch, until = [self._waiting.get()], time.monotonic() + BATCH_WAIT_SECONDS
        while len(batch) < self._max_batch and (left := until - time.monotonic()) > 0:
            try:
                batch.append(self._waiting.get(timeout=left))
            except queue.Empty:
                break
        return batch

    @torch.no_grad()
    def _generate(self, items: list, max_tokens: int, temperature: float) -> None:
        model, tokenizer = self._model(), self._tokenizer
        prompts = [
            tokenizer.apply_chat_template(
                item["body"]["messages"], add_generation_prompt=True, tokenize=True, return_dict=False
            )
            for item in items
        ]
        padding = tokenizer.pad_token_id
        ids = pad([torch.tensor(p) for p in prompts], padding_value=padding, padding_side="left").to(model.device)
        mask = pad([torch.ones(len(p), dtype=torch.long) for p in prompts], padding_value=0, padding_side="left")
        chance = (
            {"do_sample": True, "temperature": temperature, "top_k": 0, "top_p": 1.0}
            if temperature > 0
            else {"do_sample": False}
        )
        drawn = model.generate(
            input_ids=ids,
            attention_mask=mask.to(model.device),
            max_new_tokens=max_tokens,
            pad_token_id=padding,
            return_dict_in_generate=True,
            output_scores=True,
            **chance,
        )
        scores = model.compute_transition_scores(drawn.sequences, drawn.scores, normalize_logits=True)
        written = drawn.sequences[:, ids.size(1) :].tolist()
        for item, prompt, tokens, logs in zip(items, prompts, written, scores.tolist(), strict=True):
            has_ended = tokenizer.eos_token_id in tokens
            if has_ended:
                tokens = tokens[: tokens.index(tokenizer.eos_token_id) + 1]
            item["answer"] = self._completion(prompt, tokens, logs[: len(tokens)], has_ended)

    def _completion(self, prompt: list, tokens: list, logs: list, has_ended: bool) -> dict:
        text = self._tokenizer.decode(tokens, skip_special_tokens=True)
        return {
            "id": uuid.uuid4().hex,
            "object": "chat.completion",
            "created": int(time.time()),
            "model": "policy",
            "prompt_token_ids": prompt,
            "usage": {"prompt_tokens": len(prompt), "completion_tokens": len(tokens)},
            "choices": [
                {
                    "index": 0,
                    "finish_reason": "stop" if has_ended else "length",
                    "token_ids": tokens,
                    "logprobs": {"content": [{"token": "", "logprob": log} for log in logs]},
                    "message": {"role": "assistant", "content": text},
                }
            ],
        }


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 512


def _handler_of(waiting: queue.Queue) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def log_message(self, *_) -> None:
            pass

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            item: dict = {"body": body, "done": threading.Event()}
            waiting.put(item)
            item["done"].wait()
            answer = json.dumps(item["answer"]).encode()
            self.send_response(item.get("status", 200))
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

    return Handler
