import { kindOfModel, type ModelKind } from "../requests/model-kind";

/** What the assistant says it is, whenever it meets its limits. */
export const whatIAm = "I am the demo assistant: a set of rules, not a language model.";

/** Where a model is connected. */
const how =
  "in Settings, or by OPENAI_API_KEY; an OpenAI-compatible server will do (Ollama, LM Studio, vLLM, llama.cpp).";

/** How to get the rest. */
export const howToConnect = `For the rest, connect a model ${how}`;

/** The answer to "what can you do". */
export const abilities = `${whatIAm} I read English. Tell me about yourself, your people and your plans, and I remember it (“I live in Oslo”, “My sister Elin visits on 14 March”). Ask me, and I answer from memory with its source. Say “remind me …” and “what's coming up?”, “forget …”, “actually …” to correct me, “what do you know about me?”, “summarize our conversation” or “drop the football talk from our context”. ${howToConnect}`;

const needs: Readonly<Record<ModelKind, readonly [what: string, model: string]>> = {
  image: ["That takes pictures", "a model that makes images"],
  code: ["That takes programming", "a language model that is good at coding"],
  current: [
    "That takes a look at the world of today",
    "a language model with web search (without it, any model is out of date)",
  ],
  action: ["That takes tools that act outside this app", "a language model with such tools"],
  writing: ["That takes writing", "a language model, even a small local one"],
  reasoning: [
    "That takes reasoning and calculating",
    "a language model that reasons (small local ones often get sums wrong)",
  ],
  advice: ["That takes judgement", "a language model, the larger the better"],
  knowledge: ["That takes general knowledge", "a language model, the larger the better"],
};

/** The answer to what needs knowledge of the world, tools or a mind: which kind of model to connect. */
export function cannotDo(request: string): string {
  const [what, model] = needs[kindOfModel(request)];
  return `I can't help with that. ${what}, and ${whatIAm.replace(/^I am/u, "I am only")} Connect ${model}, ${how}`;
}
