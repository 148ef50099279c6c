"""What both ways of LangMem share: a store in memory, by the embedder of the lab."""

import os

# Tracing would want the network, and the tokenizer of OpenAI's embeddings would want a download.
os.environ.update(LANGSMITH_TRACING="false", LANGCHAIN_TRACING_V2="false")


def open_store(base_url, dimensions):
    from langchain_openai import OpenAIEmbeddings
    from langgraph.store.memory import InMemoryStore

    embeddings = OpenAIEmbeddings(
        model="lab", base_url=base_url, api_key="none", check_embedding_ctx_length=False
    )
    return InMemoryStore(index={"dims": dimensions, "embed": embeddings})


def open_model(base_url):
    from langchain_openai import ChatOpenAI

    return ChatOpenAI(model="lab", base_url=base_url, api_key="none", temperature=0, max_retries=0)


def memory_of(item):
    content = item.value.get("content", item.value)
    text = content.get("content", content) if isinstance(content, dict) else content
    return {
        "id": item.key,
        "text": text if isinstance(text, str) else str(text),
        "score": getattr(item, "score", None),
        "at": item.updated_at.timestamp(),
    }


def space_of(user):
    """Its namespaces may hold no periods."""
    return user.replace(".", "_")


def settings_of(user):
    return {"configurable": {"langgraph_user_id": space_of(user)}, "recursion_limit": 16}


class LangMem:
    """A store with a space for each user."""

    def __init__(self, store):
        self.store = store

    def version(self):
        import importlib.metadata

        return ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ("langmem", "langgraph"))

    def recall(self, user, query, limit):
        return [memory_of(item) for item in self.store.search(("memories", space_of(user)), query=query, limit=limit)]

    def stored(self, user):
        return [memory_of(item) for item in self.store.search(("memories", space_of(user)), limit=1_000)]
