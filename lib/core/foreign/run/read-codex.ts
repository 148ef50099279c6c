import { z } from "zod";
import { readResponseItems } from "../read-responses";
import type { RequestMessage } from "../request-message";
import { type ForeignRun, type RunStep, withUsage } from "./foreign-run";

const lineSchema = z.looseObject({
  timestamp: z.iso.datetime().nullish().catch(null),
  type: z.enum(["session_meta", "response_item", "event_msg", "turn_context", "compacted"]),
  payload: z.looseObject({ type: z.string().optional() }),
});
type Line = z.infer<typeof lineSchema>;

const count = z.number().int().nonnegative().nullish().catch(null);
const meta = z.looseObject({
  cli_version: z.string().nullish(),
  instructions: z.string().nullish().catch(null),
  base_instructions: z.looseObject({ text: z.string() }).nullish().catch(null),
});
const compaction = z.looseObject({
  message: z.string().catch(""),
  replacement_history: z.array(z.unknown()).nullish().catch(null),
});
const tokenCount = z.looseObject({
  type: z.literal("token_count"),
  info: z.looseObject({
    last_token_usage: z.looseObject({
      input_tokens: count,
      cached_input_tokens: count,
      output_tokens: count,
      reasoning_output_tokens: count,
    }),
  }),
});

/** True for a line as Codex writes it. */
export function isCodexLine(value: unknown): boolean {
  return lineSchema.safeParse(value).success;
}

/**
 * Reads a rollout of Codex (JSON Lines). An answer and the calls behind it are one model call. At a compaction the context becomes what the file says
 * stands instead; where it only has the summary, the summary alone.
 */
export function readCodex(values: readonly unknown[]): ForeignRun {
  const lines = values.flatMap((value) => lineSchema.safeParse(value).data ?? []);
  const reader = createReader();
  for (const line of lines) reader.add(line);
  const { steps, version, hasInstructions, summaryAlone } = reader.end();
  return {
    source: "Codex",
    ...(version ? { version } : {}),
    steps,
    missing: [
      ...(hasInstructions ? [] : ["The system prompt is not in this rollout of Codex."]),
      "The descriptions of its tools are not in a rollout of Codex, so neither is their share of each prompt.",
      ...(summaryAlone > 0
        ? [
            `After ${summaryAlone} of its compactions the file has only the summary, not what else was kept beside it.`,
          ]
        : []),
    ],
  };
}

function createReader() {
  let history: RequestMessage[] = [];
  const steps: RunStep[] = [];
  let modelId = "";
  let version: string | null = null;
  let hasInstructions = false;
  let summaryAlone = 0;
  /** Items of the answer that is being read; it ends with the first item that is none of the agent's. */
  let pending: unknown[] = [];
  let pendingAt: string | null = null;

  function closeAnswer(): void {
    const said = readResponseItems(pending);
    pending = [];
    if (said.length === 0) return;
    const text = said
      .map((message) => message.text)
      .filter(Boolean)
      .join("\n");
    const toolCalls = said.flatMap((message) => message.toolCalls ?? []);
    steps.push({
      messages: [...history],
      answer: { text, reasoning: "", toolCalls, usage: null },
      modelId,
      at: pendingAt,
    });
    history.push({ kind: "agent", text, ...(toolCalls.length > 0 ? { toolCalls } : {}) });
  }

  function addItem(payload: Line["payload"], at: string | null): void {
    const isAnswer = /_call$/.test(payload.type ?? "") || payload.role === "assistant";
    if (isAnswer) {
      pendingAt ??= at;
      pending.push(payload);
      return;
    }
    if (payload.type === "reasoning") return;
    closeAnswer();
    pendingAt = null;
    history.push(...readResponseItems([payload]));
  }

  function compact(payload: Line["payload"]): void {
    closeAnswer();
    const { message, replacement_history: replacement } = compaction.parse(payload);
    const system = history.filter(({ kind }) => kind === "system");
    if (!replacement) summaryAlone += 1;
    history = replacement
      ? [...readResponseItems(replacement)]
      : [...system, { kind: "user", text: message }];
    if (replacement && !history.some(({ kind }) => kind === "system")) history.unshift(...system);
  }

  function addMeta(payload: Line["payload"]): void {
    const { data } = meta.safeParse(payload);
    version = data?.cli_version ?? version;
    const instructions = data?.base_instructions?.text ?? data?.instructions;
    if (!instructions || hasInstructions) return;
    hasInstructions = true;
    history.unshift({ kind: "system", text: instructions });
  }

  function addEvent(payload: Line["payload"]): void {
    const { data } = tokenCount.safeParse(payload);
    if (!data) return;
    closeAnswer();
    const last = steps.pop();
    const used = data.info.last_token_usage;
    if (last)
      steps.push(
        withUsage(last, {
          inputTokens: used.input_tokens ?? null,
          cachedInputTokens: used.cached_input_tokens ?? null,
          outputTokens: used.output_tokens ?? null,
          reasoningTokens: used.reasoning_output_tokens ?? null,
        }),
      );
  }

  return {
    add({ type, payload, timestamp }: Line) {
      if (type === "session_meta") addMeta(payload);
      else if (type === "turn_context") modelId = typeof payload.model === "string" ? payload.model : modelId;
      else if (type === "compacted") compact(payload);
      else if (type === "event_msg") addEvent(payload);
      else addItem(payload, timestamp ?? null);
    },
    end() {
      closeAnswer();
      return { steps, version, hasInstructions, summaryAlone };
    },
  };
}
