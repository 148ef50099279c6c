import { messageOverheadTokens } from "@/lib/core/context/budget";
import type { PromptMessage } from "@/lib/core/context/render-prompt";
import { describeTools } from "@/lib/core/log/operations";
import type { ConnectionCheck } from "@/lib/core/model/offer";
import { type Embedder, EmbedderError } from "@/lib/ports/embedder";
import { type LanguageModel, ModelError, type ModelPart } from "@/lib/ports/language-model";
import type { TokenCounter } from "@/lib/ports/token-counter";

const plainQuestion: readonly PromptMessage[] = [
  { role: "user", content: "Count from one to five in words, separated by commas." },
];

/** What is asked of the model to see how it acts; each with the sentence for either outcome. */
interface Probe {
  readonly name: ConnectionCheck["name"];
  readonly system: string;
  readonly say: string;
  readonly mustCall?: true;
  /** What the parts of its step must show. */
  passes(parts: readonly ModelPart[]): boolean;
  readonly works: string;
  readonly fails: string;
}

type Call = Extract<ModelPart, { type: "tool-call" }>;

const callsIn = (parts: readonly ModelPart[]) =>
  parts.filter((part): part is Call => part.type === "tool-call");
const isObject = (input: unknown): input is Readonly<Record<string, unknown>> =>
  typeof input === "object" && input !== null && !Array.isArray(input);
const textIn = (parts: readonly ModelPart[]) =>
  parts.map((part) => (part.type === "text" ? part.delta : "")).join("");

const tester = "You test a connection. Do exactly what you are told, and write nothing else.";

/** The six probes in the order in which they are asked. */
export const probes: readonly Probe[] = [
  {
    name: "tools",
    system:
      "You test a connection. Call the tool Retrieve_memory once, with the query “test”. Write nothing else.",
    say: "Call the tool now.",
    passes: (parts) => callsIn(parts).some(({ input }) => isObject(input)),
    works: "It calls tools, and its arguments can be read.",
    fails: "It did not call a tool when told to; memory will go through the paper's text protocol instead.",
  },
  {
    name: "two-calls",
    system: tester,
    say: "Call Add_memory twice in this step: once with the content “Likes tea.”, once with the content “Likes coffee.”.",
    passes: (parts) => new Set(callsIn(parts).map(({ input }) => JSON.stringify(input))).size >= 2,
    works: "It makes two calls in one step.",
    fails: "It does not make two calls in one step: what takes several calls takes several steps.",
  },
  {
    name: "argument-types",
    system: tester,
    say: "Call Delete_memory with the memory_id “mem_test” and confirmation true.",
    passes: (parts) =>
      callsIn(parts).some(
        ({ input }) => isObject(input) && input.memory_id === "mem_test" && input.confirmation === true,
      ),
    works: "Its arguments have the types that are asked for.",
    fails: "Its arguments do not have the types that are asked for.",
  },
  {
    name: "forced-call",
    system: tester,
    say: "Look up what is known about tea.",
    mustCall: true,
    passes: (parts) => callsIn(parts).length > 0,
    works: "It calls a tool where the request demands one.",
    fails: "The server or the model ignores the demand for a call.",
  },
  {
    name: "answer",
    system:
      "You are a helpful assistant. Answer in one word. Use a tool only to store or look up facts about the person.",
    say: "What is the capital of France?",
    passes: (parts) => callsIn(parts).length === 0 && /paris/i.test(textIn(parts)),
    works: "It answers by itself where no tool is needed.",
    fails: "It calls a tool, or does not answer, where no tool is needed.",
  },
];

/** What came of a probe, and how many tokens the provider read for it; null where it did not say. */
export interface ProbeResult {
  readonly check: ConnectionCheck;
  readonly reportedTokens: number | null;
}

/** Does the model act as it is asked to? */
export async function checkProbe(
  model: LanguageModel,
  probe: Probe,
  signal: AbortSignal,
): Promise<ProbeResult> {
  const { name, mustCall, passes, works, fails } = probe;
  const outcome = await collect(model, messagesOf(probe), true, signal, mustCall);
  if (typeof outcome === "string")
    return { check: { name, outcome: "fails", sentence: outcome }, reportedTokens: null };
  const finished = outcome.find((part) => part.type === "finished");
  const reportedTokens = finished?.type === "finished" ? (finished.usage?.inputTokens ?? null) : null;
  return passes(outcome)
    ? { check: { name, outcome: "works", sentence: works }, reportedTokens }
    : { check: { name, outcome: "fails", sentence: fails }, reportedTokens };
}

function messagesOf({ system, say }: Probe) {
  return [
    { role: "system", content: system },
    { role: "user", content: say },
  ] as const;
}

/** Outside of these a report is about something else than the prompt. */
const [lowestRatio, highestRatio] = [0.5, 2];

/** How many of its tokens the model counts for each of ours, by what the provider read for a probe with all six tools. */
export function checkTokenizer(
  counter: TokenCounter,
  probe: Probe,
  reportedTokens: number | null,
): ConnectionCheck {
  const name = "tokenizer";
  const text = JSON.stringify(describeTools());
  const counted = messagesOf(probe).reduce(
    (sum, { content }) => sum + counter.count(content) + messageOverheadTokens,
    counter.count(text),
  );
  const ratio = reportedTokens === null ? null : Math.round((reportedTokens / counted) * 100) / 100;
  if (ratio === null || ratio < lowestRatio || ratio > highestRatio)
    return {
      name,
      outcome: "untested",
      sentence: "The provider does not say how many tokens it reads.",
    };
  const sentence = `It counts ${ratio.toFixed(2)} tokens for each of ours, tools included; the marks of the budget follow that from the first step.`;
  return { name, outcome: "works", sentence, ratio };
}

/** Does the model keep the paper's text protocol? `model` is asked by it. */
export async function checkTextProtocol(model: LanguageModel, signal: AbortSignal): Promise<ConnectionCheck> {
  const name = "text-protocol";
  const messages = [
    { role: "system", content: "You are a helpful assistant." },
    { role: "user", content: "Look up what is known about tea." },
  ] as const;
  const outcome = await collect(model, messages, true, signal);
  if (typeof outcome === "string") return { name, outcome: "fails", sentence: outcome };
  const isKept = !outcome.some(({ type }) => type === "malformed");
  const held = model.path === "text-protocol-with-grammar" ? ", with the grammar sent along" : "";
  return isKept
    ? { name, outcome: "works", sentence: `It keeps the paper's text protocol${held}.` }
    : { name, outcome: "fails", sentence: `It does not keep the paper's text protocol${held}.` };
}

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
  mustCall = false,
): Promise<readonly ModelPart[] | string> {
  const parts: ModelPart[] = [];
  try {
    for await (const part of model.stream({ messages, withTools, mustCall, signal })) parts.push(part);
    return parts;
  } catch (error) {
    if (error instanceof ModelError) return error.message;
    if (signal.aborted) return "It did not answer in time.";
    throw error;
  }
}
