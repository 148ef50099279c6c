"""A-Mem (PyPI a-mem 0.2.6, the published fork of the authors' A-mem-sys), with the embedder of the lab in the place of its torch stack."""

import importlib.metadata
import json
import os
import re
import sys
import types
import urllib.request

os.environ.update(
    ANONYMIZED_TELEMETRY="False",
    CHROMA_TELEMETRY_IMPL="none",
    LITELLM_LOCAL_MODEL_COST_MAP="True",
    LITELLM_TELEMETRY="False",
    OPENAI_API_KEY="none",
)


def lend_embedder(base_url):
    """sentence_transformers and transformers are imported only to embed, and would bring gigabytes of torch."""
    sentence_transformers = types.ModuleType("sentence_transformers")
    sentence_transformers.SentenceTransformer = type("SentenceTransformer", (), {})
    transformers = types.ModuleType("transformers")
    transformers.AutoModel = transformers.AutoTokenizer = object
    sys.modules.update(sentence_transformers=sentence_transformers, transformers=transformers)

    import chromadb.utils.embedding_functions as embedding_functions
    from chromadb import EmbeddingFunction

    class LabEmbedder(EmbeddingFunction):
        def __init__(self, model_name="lab", **_):
            self.model_name = model_name

        def __call__(self, input):
            body = json.dumps({"model": "lab", "input": list(input)}).encode()
            headers = {"content-type": "application/json"}
            request = urllib.request.Request(base_url + "/embeddings", data=body, headers=headers)
            with urllib.request.urlopen(request, timeout=60) as response:
                return [one["embedding"] for one in json.load(response)["data"]]

        @staticmethod
        def name():
            return "lab"

        def get_config(self):
            return {}

        @staticmethod
        def build_from_config(config):
            return LabEmbedder()

    embedding_functions.SentenceTransformerEmbeddingFunction = LabEmbedder
    import agentic_memory.retrievers

    agentic_memory.retrievers.SentenceTransformerEmbeddingFunction = LabEmbedder


class AMem:
    """It has no users: each is a system of its own, in a folder of its own."""

    def __init__(self, folder):
        self.folder = folder
        self.systems = {}

    def version(self):
        return "a-mem " + importlib.metadata.version("a-mem")

    def system_of(self, user):
        if user not in self.systems:
            from agentic_memory.memory_system import AgenticMemorySystem

            place = os.path.join(self.folder, re.sub(r"\W", "_", user))
            self.systems[user] = AgenticMemorySystem(
                model_name="lab", llm_backend="openai", llm_model="lab", api_key="none", storage_path=place
            )
        return self.systems[user]

    def learn(self, user, text, at):
        self.system_of(user).add_note(text, time=at)

    def recall(self, user, query, limit):
        system = self.system_of(user)
        found = [(one, system.read(one["id"])) for one in system.search_agentic(query, k=limit)]
        return [memory_of(note, found_as.get("score")) for found_as, note in found if note is not None]

    def stored(self, user):
        system = self.system_of(user)
        found = system.retriever.collection.get()
        notes = [system.read(note_id) for note_id in found["ids"]]
        return [memory_of(note, None) for note in notes if note is not None]


def memory_of(note, score):
    return {
        "id": note.id,
        "text": note.content,
        "score": score if isinstance(score, (int, float)) else None,
        "at": note.timestamp,
        "isEpisodeTime": True,
    }


def open_peer(base_url, dimensions, folder):
    os.environ["OPENAI_BASE_URL"] = base_url
    lend_embedder(base_url)
    return AMem(folder)
