import type {
  LanguageModelV4CallOptions,
  LanguageModelV4Message,
  LanguageModelV4ToolCallPart,
} from "@ai-sdk/provider";
import { placedMemoriesHeaders } from "@/lib/core/context/render-prompt";
import { summarizeHeader } from "@/lib/core/context/summarize-prompt";
import { type OperationName, operationOfTool } from "@/lib/core/log/operations";
import type { KnownMemory } from "./extract-facts/read-memory";
import { plainMessage } from "./plain-message";
import { readOutcomeText, readToolOutcome, type ToolOutcome } from "./read-tool-outcome";
import { withReferent } from "./requests/refer-back";
import type { ToolStep } from "./tool-step";
import type { Utterance } from "./utterance";
import { visibleMemories } from "./visible-memories";

/** The prompt as the assistant reads it. It sees nothing else and keeps nothing between calls. */
export interface ConversationView {
  /** The transcript to summarize, when the call asks for a summary and nothing else. */
  readonly transcript: string | null;
  /** What was said before the current message, oldest first. */
  readonly earlier: readonly Utterance[];
  /** The current message of the person. */
  readonly request: string;
  /** True when the message holds text by others, which `request` leaves out. */
  readonly hasPasted: boolean;
  /** Sentences of the message in a language that the rules do not read; `request` leaves them out, too. */
  readonly unread: readonly string[];
  /** The message as it was typed. */
  readonly asTyped: string;
  /** True when a slip of the fingers was mended in the message. */
  readonly isGuessed: boolean;
  /** The tool calls of this turn so far, in order. */
  readonly steps: readonly ToolStep[];
  /** Every memory whose text is visible, in its newest visible wording before the writes of this turn. */
  readonly memories: ReadonlyMap<string, KnownMemory>;
  /** The memories written or changed in earlier turns, oldest first. */
  readonly written: readonly string[];
  /** What the turn before this one wrote, changed or deleted. */
  readonly latestChanges: readonly ToolOutcome[];
  /** The summaries in the context, oldest first, without their header. */
  readonly summaries: readonly string[];
  /** True while a notice about the budget waits for a summary or a filter. */
  readonly isOverBudget: boolean;
  readonly operations: ReadonlySet<OperationName>;
}

const summaryHeader = /^\[Summary of \d+ items?\]\s*/;
const budgetHeader = "[Context budget]";

/** Reads the prompt and the offered tools. */
export function readPrompt({
  prompt,
  tools,
  toolChoice,
}: Pick<LanguageModelV4CallOptions, "prompt" | "tools" | "toolChoice">): ConversationView {
  const entries = prompt.flatMap((message) => entriesOf(message));
  const isSummarizing = entries.some(
    (entry) => entry.kind === "system" && entry.text.startsWith(summarizeHeader),
  );
  const requestIndex = entries.findLastIndex((entry) => entry.kind === "person");
  const message = entries[requestIndex]?.text ?? "";
  const plain = plainMessage(message);
  const earlier = entries.slice(0, Math.max(0, requestIndex)).flatMap((entry) => utteranceOf(entry));
  const offered = toolChoice?.type === "none" ? [] : (tools ?? []);
  return {
    transcript: isSummarizing ? message : null,
    earlier,
    request: withReferent(plain.text, earlier),
    asTyped: message,
    hasPasted: plain.hasPasted,
    unread: plain.unread,
    isGuessed: plain.isGuessed,
    steps: stepsOf(entries, requestIndex + 1),
    memories: visibleMemories(
      entries.flatMap((entry, index) =>
        "outcome" in entry ? [index > requestIndex ? onlyRetrieved(entry.outcome) : entry.outcome] : [],
      ),
    ),
    written: entries.slice(0, Math.max(0, requestIndex)).flatMap((entry) => writtenBy(entry)),
    latestChanges: changesBefore(entries.slice(0, Math.max(0, requestIndex))),
    summaries: entries.flatMap((entry) => (entry.kind === "summary" ? [entry.text] : [])),
    isOverBudget:
      entries.findLastIndex((entry) => entry.kind === "notice") >
      entries.findLastIndex((entry) => makesRoom(entry)),
    operations: new Set(offered.flatMap((tool) => operationOfTool(tool.name) ?? [])),
  };
}

type Entry =
  | { readonly kind: "system" | "person" | "assistant" | "summary" | "notice"; readonly text: string }
  | { readonly kind: "placed"; readonly text: string; readonly outcome: ToolOutcome }
  | { readonly kind: "call"; readonly text: string; readonly call: LanguageModelV4ToolCallPart }
  | {
      readonly kind: "result";
      readonly text: string;
      readonly toolCallId: string;
      readonly outcome: ToolOutcome;
    };

function entriesOf(message: LanguageModelV4Message): readonly Entry[] {
  switch (message.role) {
    case "system":
      return [{ kind: "system", text: message.content }];
    case "user":
      return [userEntry(message.content.map((part) => (part.type === "text" ? part.text : "")).join(""))];
    case "assistant":
      return message.content.flatMap((part): Entry[] => {
        if (part.type === "text") return [{ kind: "assistant", text: part.text }];
        return part.type === "tool-call" ? [{ kind: "call", text: "", call: part }] : [];
      });
    case "tool":
      return message.content.flatMap((part): Entry[] =>
        part.type === "tool-result"
          ? [{ kind: "result", text: "", toolCallId: part.toolCallId, outcome: readToolOutcome(part.output) }]
          : [],
      );
  }
}

function userEntry(text: string): Entry {
  if (summaryHeader.test(text)) return { kind: "summary", text: text.replace(summaryHeader, "") };
  if (text.startsWith(budgetHeader)) return { kind: "notice", text };
  const header = Object.values(placedMemoriesHeaders).find((opening) => text.startsWith(opening));
  if (header === undefined) return { kind: "person", text };
  return { kind: "placed", text, outcome: readOutcomeText(text.slice(header.length)) };
}

function utteranceOf(entry: Entry): readonly Utterance[] {
  if (entry.kind !== "person" && entry.kind !== "assistant") return [];
  return entry.text.trim() === "" ? [] : [{ author: entry.kind, text: entry.text }];
}

function stepsOf(entries: readonly Entry[], from: number): readonly ToolStep[] {
  const results = new Map(
    entries.flatMap((entry) => (entry.kind === "result" ? [[entry.toolCallId, entry.outcome] as const] : [])),
  );
  return entries.slice(from).flatMap((entry) => {
    const outcome = entry.kind === "call" ? results.get(entry.call.toolCallId) : undefined;
    return entry.kind === "call" && outcome
      ? [{ operation: operationOfTool(entry.call.toolName), input: argumentsOf(entry.call.input), outcome }]
      : [];
  });
}

function onlyRetrieved({ retrieved }: ToolOutcome): ToolOutcome {
  return { retrieved };
}

function argumentsOf(input: unknown): Readonly<Record<string, unknown>> {
  return input !== null && typeof input === "object" && !Array.isArray(input) ? { ...input } : {};
}

function changesBefore(entries: readonly Entry[]): readonly ToolOutcome[] {
  const turn = entries.slice(entries.findLastIndex(({ kind }) => kind === "person") + 1);
  return turn.flatMap((entry) => {
    if (entry.kind !== "result") return [];
    const { added, updated, deleted } = entry.outcome;
    return added || updated || deleted ? [entry.outcome] : [];
  });
}

function writtenBy(entry: Entry): readonly string[] {
  if (entry.kind !== "result") return [];
  const { added, updated } = entry.outcome;
  return [added, updated].flatMap((memory) => memory?.memory_id ?? []);
}

function makesRoom(entry: Entry): boolean {
  if (entry.kind !== "call") return false;
  const operation = operationOfTool(entry.call.toolName);
  return operation === "SUMMARY" || operation === "FILTER";
}
