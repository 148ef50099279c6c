"""Mem0 1.0.11, the last line with UPDATE and DELETE: the extract-update pipeline that the paper compares with. Qdrant in process."""

import importlib.metadata
import os

os.environ.update(MEM0_TELEMETRY="False")


def configuration(base_url, dimensions, folder):
    return {
        "vector_store": {
            "provider": "qdrant",
            "config": {
                "path": os.path.join(folder, "vectors"),
                "collection_name": "memories",
                "embedding_model_dims": dimensions,
                "on_disk": True,
            },
        },
        "llm": {
            "provider": "openai",
            "config": {"model": "lab", "api_key": "none", "openai_base_url": base_url, "temperature": 0},
        },
        "embedder": {
            "provider": "openai",
            "config": {
                "model": "lab",
                "api_key": "none",
                "openai_base_url": base_url,
                "embedding_dims": dimensions,
            },
        },
        "history_db_path": os.path.join(folder, "history.db"),
    }


class Mem0:
    def __init__(self, settings):
        from mem0 import Memory

        self.memory = Memory.from_config(settings)

    def version(self):
        return "mem0ai " + importlib.metadata.version("mem0ai")

    def learn(self, user, text, at):
        self.memory.add([{"role": "user", "content": text}], user_id=user)

    def recall(self, user, query, limit):
        return [memory_of(found) for found in self.memory.search(query, user_id=user, limit=limit)["results"]]

    def stored(self, user):
        return [memory_of(found) for found in self.memory.get_all(user_id=user, limit=1_000)["results"]]


def memory_of(found):
    return {
        "id": found["id"],
        "text": found["memory"],
        "score": found.get("score"),
        "at": found.get("updated_at") or found.get("created_at"),
    }


def open_peer(base_url, dimensions, folder):
    os.environ["MEM0_DIR"] = folder
    return Mem0(configuration(base_url, dimensions, folder))
