import type { PromptMessage } from "@/lib/core/context/render-prompt";
import type { ConnectionCheck } from "@/lib/core/model/offer";
import { type Embedder, EmbedderError } from "@/lib/ports/embedder";
import { type LanguageModel, ModelError, type ModelPart } from "@/lib/ports/language-model";

const plainQuestion: readonly PromptMessage[] = [
  { role: "user", content: "Count from one to five in words, separated by commas." },
];

const toolQuestion: readonly PromptMessage[] = [
  {
    role: "system",
    content:
      "You test a connection. Call the tool Retrieve_memory once, with the query “test”. Write nothing else.",
  },
  { role: "user", content: "Call the tool now." },
];

/** Does the answer arrive, and in pieces? */
export async function checkStreaming(model: LanguageModel, signal: AbortSignal): Promise<ConnectionCheck> {
  const outcome = await collect(model, plainQuestion, false, signal);
  if (typeof outcome === "string") return { name: "streaming", outcome: "fails", sentence: outcome };
  const pieces = outcome.filter((part) => part.type === "text" || part.type === "reasoning").length;
  if (pieces === 0)
    return { name: "streaming", outcome: "fails", sentence: "It answered without a single word." };
  const sentence =
    pieces === 1
      ? "It answers, but in one piece: you will see each answer only when it is complete."
      : `It answers, in ${pieces} pieces as they are written.`;
  return { name: "streaming", outcome: "works", sentence };
}

/** Does the model call a tool when it is told to? */
export async function checkTools(model: LanguageModel, signal: AbortSignal): Promise<ConnectionCheck> {
  const outcome = await collect(model, toolQuestion, true, signal);
  if (typeof outcome === "string") return { name: "tools", outcome: "fails", sentence: outcome };
  const called = outcome.find((part) => part.type === "tool-call");
  if (!called)
    return {
      name: "tools",
      outcome: "fails",
      sentence:
        "It did not call a tool when told to; memory will go through the paper's text protocol instead.",
    };
  const isReadable = typeof called.input === "object" && called.input !== null;
  return isReadable
    ? { name: "tools", outcome: "works", sentence: "It calls tools, and its arguments can be read." }
    : { name: "tools", outcome: "fails", sentence: "It called a tool with arguments that cannot be read." };
}

/** Does it make vectors? */
export async function checkEmbeddings(embedder: Embedder): Promise<ConnectionCheck> {
  try {
    const [vector = []] = await embedder.embed(["A short sentence."]);
    return {
      name: "embeddings",
      outcome: "works",
      sentence: `It makes vectors of ${vector.length} numbers.`,
    };
  } catch (error) {
    if (!(error instanceof EmbedderError)) throw error;
    return { name: "embeddings", outcome: "fails", sentence: `${error.message}.` };
  }
}

async function collect(
  model: LanguageModel,
  messages: readonly PromptMessage[],
  withTools: boolean,
  signal: AbortSignal,
): Promise<readonly ModelPart[] | string> {
  const parts: ModelPart[] = [];
  try {
    for await (const part of model.stream({ messages, withTools, signal })) parts.push(part);
    return parts;
  } catch (error) {
    if (error instanceof ModelError) return error.message;
    if (signal.aborted) return "It did not answer in time.";
    throw error;
  }
}
