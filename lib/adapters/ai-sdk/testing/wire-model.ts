import type { PromptMessage } from "@/lib/core/context/render-prompt";
import type { LanguageModel, ModelPart } from "@/lib/ports/language-model";
import { createConnectionFetch } from "../../connections/connection-fetch";
import type { ModelLimits } from "../language-model";
import { createOpenAiLanguageModel, type OpenAiDialect } from "../openai-model";

/** A key that must never come out again. */
export const secretKey = "sk-canary-4f1d7c";

/** Far more patience than a test has, so that neither a busy machine nor another limit decides a result. */
export const patient: ModelLimits = {
  firstChunkMs: 60_000,
  chunkMs: 60_000,
  totalMs: 300_000,
  maxRetries: 2,
};

/** As the app sends: with the socket's address checked. */
const connect = createConnectionFetch();

/** The model adapter under test, pointed at a test server. */
export function createWireModel(
  baseUrl: string,
  dialect: OpenAiDialect,
  limits: Partial<ModelLimits> = {},
): LanguageModel {
  return createOpenAiLanguageModel({
    apiKey: secretKey,
    baseUrl,
    modelId: "test-model",
    dialect,
    connect,
    limits: { ...patient, ...limits },
  });
}

/** What only the record is told of a call: the request as it left, that something was heard, and the output as it was written. */
type RecordPart = Extract<ModelPart, { type: "sent" | "heard" | "written" }>;
type SaidPart = Exclude<ModelPart, RecordPart>;

/** True for what the model said or did, as opposed to what the record is told of it. */
export function isSaid(part: ModelPart): part is SaidPart {
  return !["sent", "heard", "written"].includes(part.type);
}

/** What came out of one call of a model: what it said or did, and the error that ended it. */
export interface Outcome {
  readonly parts: readonly SaidPart[];
  readonly error: unknown;
}

/** Calls the model with one message and collects everything; `onPart` sees each part of it as it arrives. */
export async function callModelOnce(
  model: LanguageModel,
  options: {
    messages?: readonly PromptMessage[];
    signal?: AbortSignal;
    withTools?: boolean;
    onPart?: (part: SaidPart) => void;
  } = {},
): Promise<Outcome> {
  const {
    messages = [{ role: "user", content: "Hello" }],
    signal = new AbortController().signal,
    withTools = true,
  } = options;
  const parts: SaidPart[] = [];
  try {
    for await (const part of model.stream({ messages, withTools, signal })) {
      if (!isSaid(part)) continue;
      parts.push(part);
      options.onPart?.(part);
    }
    return { parts, error: null };
  } catch (error) {
    return { parts, error };
  }
}

/** The text of all parts of one type, joined. */
export function joined(
  { parts }: { readonly parts: readonly ModelPart[] },
  type: "text" | "reasoning",
): string {
  return parts.flatMap((part) => (part.type === type ? [part.delta] : [])).join("");
}

/** The tool calls, without the rest. */
export function toolCallsOf({ parts }: { readonly parts: readonly ModelPart[] }) {
  return parts.flatMap((part) => (part.type === "tool-call" ? [part] : []));
}
