"""Mem0^g: Mem0 1.0.11 with its graph, kept by Kuzu in process. Relations are recalled and listed beside the memories."""

import importlib.metadata
import os

import mem0_paper


class Mem0Graph(mem0_paper.Mem0):
    def version(self):
        return super().version() + ", kuzu " + importlib.metadata.version("kuzu")

    def recall(self, user, query, limit):
        found = self.memory.search(query, user_id=user, limit=limit)
        return [mem0_paper.memory_of(one) for one in found["results"]] + relations_of(found, limit)

    def stored(self, user):
        # Relations repeat what the memories say, so the state is judged by the memories.
        return super().stored(user)


def relations_of(found, limit):
    sentences = [
        " ".join([relation["source"], relation["relationship"], relation.get("destination") or relation["target"]])
        for relation in (found.get("relations") or [])[:limit]
    ]
    return [{"id": f"relation:{text}", "text": text, "score": None, "at": None} for text in sentences]


def open_peer(base_url, dimensions, folder):
    os.environ["MEM0_DIR"] = folder
    settings = mem0_paper.configuration(base_url, dimensions, folder)
    graph = {"provider": "kuzu", "config": {"db": os.path.join(folder, "graph.kuzu")}}
    return Mem0Graph({**settings, "graph_store": graph})
