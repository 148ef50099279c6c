"""LangMem's background manager: a module of its own reads each message and decides what to insert, patch and delete."""

import langmem_store


class Background(langmem_store.LangMem):
    def __init__(self, store, base_url):
        super().__init__(store)
        from langmem import create_memory_store_manager

        self.manager = create_memory_store_manager(
            langmem_store.open_model(base_url),
            namespace=("memories", "{langgraph_user_id}"),
            store=store,
            enable_inserts=True,
            enable_deletes=True,
        )

    def learn(self, user, text, at):
        messages = [{"role": "user", "content": text}]
        self.manager.invoke({"messages": messages}, config=langmem_store.settings_of(user))


def open_peer(base_url, dimensions, folder):
    return Background(langmem_store.open_store(base_url, dimensions), base_url)
