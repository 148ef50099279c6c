import { z } from "zod";
import { cleanText } from "../../text/clean-text";
import { inputOfArguments, type RequestCall, type RequestMessage, textOfContent } from "../request-message";
import type { ForeignRun, RunStep } from "./foreign-run";

const count = z.number().int().nonnegative().nullish().catch(null);
const lineSchema = z.looseObject({
  type: z.string(),
  subtype: z.string().nullish(),
  uuid: z.string().nullish(),
  timestamp: z.iso.datetime().nullish().catch(null),
  version: z.string().nullish(),
  isSidechain: z.boolean().nullish(),
  isCompactSummary: z.boolean().nullish(),
  message: z
    .looseObject({
      id: z.string().nullish(),
      role: z.string().optional(),
      model: z.string().nullish(),
      content: z.unknown().optional(),
      usage: z
        .looseObject({ input_tokens: count, output_tokens: count, cache_read_input_tokens: count })
        .nullish()
        .catch(null),
    })
    .nullish(),
});
type Line = z.infer<typeof lineSchema>;

/** True for a line as Claude Code writes it. */
export function isClaudeCodeLine(value: unknown): boolean {
  const { data } = lineSchema.safeParse(value);
  return data !== undefined && (data.message !== undefined || data.type === "summary") && "sessionId" in data;
}

/**
 * Reads a transcript of Claude Code (JSON Lines). At a compaction the agent's context is emptied and begins with the summary; pieces of one answer are
 * joined by its id. The conversations of sub-agents are left out: they have a context of their own.
 */
export function readClaudeCode(values: readonly unknown[]): ForeignRun {
  const lines = values.flatMap((value) => lineSchema.safeParse(value).data ?? []);
  const own = lines.filter(({ isSidechain }) => !isSidechain);
  const steps = stepsOf(own);
  const version = own.find((line) => line.version)?.version;
  const subAgents = lines.length - own.length;
  return {
    source: "Claude Code",
    ...(version ? { version } : {}),
    steps,
    missing: [
      "The system prompt and the tools are not in a transcript of Claude Code, so neither is their share of each prompt.",
      ...(subAgents > 0
        ? [`${subAgents} lines of sub-agents were left out: they have a context of their own.`]
        : []),
    ],
  };
}

function stepsOf(lines: readonly Line[]): readonly RunStep[] {
  let history: RequestMessage[] = [];
  let answerId: string | null = null;
  const steps: RunStep[] = [];
  const answer = (line: Line) => {
    const id = line.message?.id ?? line.uuid ?? null;
    const isMore = id !== null && id === answerId;
    answerId = id;
    if (isMore) history.pop();
    const step = isMore ? joined(steps.pop(), line) : stepOf(line, [...history]);
    steps.push(step);
    history.push({ kind: "agent", text: step.answer.text, ...callsOf(step) });
  };
  for (const line of lines) {
    if (line.subtype === "compact_boundary") history = [];
    if (line.type === "assistant" && line.message) answer(line);
    if (line.type !== "user" || !line.message) continue;
    answerId = null;
    history.push(...userMessages(line.message.content));
  }
  return steps;
}

function callsOf({ answer }: RunStep): { readonly toolCalls?: readonly RequestCall[] } {
  return answer.toolCalls.length > 0 ? { toolCalls: answer.toolCalls } : {};
}

function stepOf({ message, timestamp }: Line, messages: readonly RequestMessage[]): RunStep {
  const parts = partsIn(message?.content);
  const usage = message?.usage;
  return {
    messages,
    answer: {
      text: parts
        .flatMap((part) => (part.type === "text" ? [cleanText(part.text ?? "") ?? ""] : []))
        .join("\n"),
      reasoning: parts
        .flatMap((part) => (part.type === "thinking" ? [cleanText(part.thinking ?? "") ?? ""] : []))
        .join("\n"),
      toolCalls: parts.flatMap((part) =>
        part.type === "tool_use"
          ? [{ toolCallId: part.id ?? "", toolName: part.name ?? "", input: inputOfArguments(part.input) }]
          : [],
      ),
      usage: usage
        ? {
            inputTokens: usage.input_tokens ?? null,
            cachedInputTokens: usage.cache_read_input_tokens ?? null,
            outputTokens: usage.output_tokens ?? null,
            reasoningTokens: null,
          }
        : null,
    },
    modelId: message?.model ?? "",
    at: timestamp ?? null,
  };
}

function joined(before: RunStep | undefined, line: Line): RunStep {
  const more = stepOf(line, before?.messages ?? []);
  if (!before) return more;
  const text = [before.answer.text, more.answer.text].filter(Boolean).join("\n");
  const reasoning = [before.answer.reasoning, more.answer.reasoning].filter(Boolean).join("\n");
  const toolCalls = [...before.answer.toolCalls, ...more.answer.toolCalls];
  return {
    ...before,
    answer: { text, reasoning, toolCalls, usage: more.answer.usage ?? before.answer.usage },
  };
}

const partSchema = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  thinking: z.string().optional(),
  id: z.string().optional(),
  name: z.string().optional(),
  input: z.unknown().optional(),
  tool_use_id: z.string().optional(),
  content: z.unknown().optional(),
});

function partsIn(content: unknown): readonly z.infer<typeof partSchema>[] {
  if (typeof content === "string") return [{ type: "text", text: content }];
  return Array.isArray(content) ? content.flatMap((part) => partSchema.safeParse(part).data ?? []) : [];
}

/** What the person wrote, and what tools gave, each a message of its own. */
function userMessages(content: unknown): readonly RequestMessage[] {
  const parts = partsIn(content);
  const results = parts.filter(({ type }) => type === "tool_result");
  const said = parts.filter(({ type }) => type !== "tool_result");
  return [
    ...results.map(
      ({ tool_use_id: toolCallId, content: given }): RequestMessage => ({
        kind: "tool",
        text: textOfContent(given),
        ...(toolCallId === undefined ? {} : { toolCallId }),
      }),
    ),
    ...(said.length > 0 ? [{ kind: "user", text: textOfContent(said) } as const] : []),
  ];
}
