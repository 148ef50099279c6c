/** What the assistant says it is, whenever it meets its limits. */
export const whatIAm = "I am the built-in offline assistant: a set of rules, not a language model.";

/** How to get the rest. */
export const howToConnect =
  "For the rest, connect a model: set OPENAI_API_KEY, or point the app at an OpenAI-compatible server (Ollama, LM Studio, vLLM, llama.cpp).";

/** The answer to "what can you do". */
export const abilities = `${whatIAm} I read English. Tell me about yourself, your people and your plans, and I remember it (“I live in Oslo”, “My sister Elin visits on 14 March”). Ask me, and I answer from memory with its source. Say “forget …”, “actually …” to correct me, “what do you know about me?”, “summarise our conversation” or “drop the football talk from our context”. ${howToConnect}`;

/** The answer to everything that needs knowledge of the world, or a mind. */
export const cannotDo = `I can't help with that. ${whatIAm} I remember what you tell me about yourself and answer questions about it. ${howToConnect}`;
