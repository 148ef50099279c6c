"""LangMem's hot path: the model itself calls LangMem's two tools, in LangGraph's loop."""

import langmem_store

INSTRUCTIONS = (
    "Keep what the user says about lasting facts in your memory, one fact each. Search it first: update a memory whose fact changed, "
    "delete one that is over or that the user wants forgotten. Store no small talk and nothing that is not the user's own statement."
)


class Tools(langmem_store.LangMem):
    def __init__(self, store, base_url):
        super().__init__(store)
        from langgraph.prebuilt import create_react_agent
        from langmem import create_manage_memory_tool, create_search_memory_tool

        namespace = ("memories", "{langgraph_user_id}")
        tools = [
            create_manage_memory_tool(namespace=namespace, store=store),
            create_search_memory_tool(namespace=namespace, store=store),
        ]
        self.agent = create_react_agent(
            langmem_store.open_model(base_url), tools=tools, store=store, prompt=INSTRUCTIONS
        )

    def learn(self, user, text, at):
        messages = [{"role": "user", "content": text}]
        self.agent.invoke({"messages": messages}, config=langmem_store.settings_of(user))


def open_peer(base_url, dimensions, folder):
    return Tools(langmem_store.open_store(base_url, dimensions), base_url)
