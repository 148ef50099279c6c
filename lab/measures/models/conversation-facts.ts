import { isOperationEvent, type SessionEvent } from "@/lib/core/log/events";
import { type Row, rounded } from "../report";
import type { ConversationResult } from "./run-conversation";

/** Refusals that are about the form of a call, not about what it asked for. */
const formCodes: readonly string[] = ["MALFORMED_ARGUMENTS", "MALFORMED_PROTOCOL", "UNKNOWN_TOOL"];

/** What a conversation says about a model's way of calling tools, and how fast it was. */
export function conversationFacts(name: string, { events, seconds }: ConversationResult): Row {
  const steps = events.filter((event) => event.type === "step-finished");
  const attempts = events.filter((event) => "operation" in event && event.by === "agent");
  const refused = events.filter((event) => event.type === "operation-rejected");
  const badForm = refused.filter(({ code }) => formCodes.includes(code));
  const done = attempts.length - refused.length;
  const ended = (type: SessionEvent["type"]) => events.filter((event) => event.type === type).length;
  return {
    path: name,
    turns: ended("turn-started"),
    answered: ended("turn-completed"),
    failed: ended("turn-failed"),
    stopped: ended("turn-cancelled"),
    steps: steps.length,
    brokenSteps: steps.filter(({ finishReason }) => finishReason === "malformed").length,
    repairs: steps.reduce((sum, { repairs = [] }) => sum + repairs.length, 0),
    calls: attempts.length - refused.filter(({ code }) => code === "MALFORMED_PROTOCOL").length,
    validCallRate: attempts.length === 0 ? null : rounded(1 - badForm.length / attempts.length, 2),
    operationsDone: done,
    operationsRefused: refused.length - badForm.length,
    ...speedOf(events),
    seconds: rounded(seconds, 0),
  };
}

/** Tokens per second of reading what was not cached, and of writing. */
function speedOf(events: readonly SessionEvent[]) {
  let [read, readMs, written, writeMs, cached, input] = [0, 0, 0, 0, 0, 0];
  for (const event of events) {
    if (event.type !== "step-finished" || !event.usage || event.firstTokenMs === null) continue;
    const { inputTokens, cachedInputTokens, outputTokens } = event.usage;
    input += inputTokens ?? 0;
    cached += cachedInputTokens ?? 0;
    read += (inputTokens ?? 0) - (cachedInputTokens ?? 0);
    readMs += event.firstTokenMs;
    // The first token is written while the prompt is read; a call comes out whole at its end, and then this is not known.
    if (event.durationMs - event.firstTokenMs < 200) continue;
    written += outputTokens ?? 0;
    writeMs += event.durationMs - event.firstTokenMs;
  }
  return {
    inputTokens: input,
    cachedShare: input === 0 ? null : rounded(cached / input, 2),
    readPerSecond: readMs === 0 ? null : rounded((read * 1000) / readMs, 0),
    writtenPerSecond: writeMs === 0 ? null : rounded((written * 1000) / writeMs, 0),
  };
}

/** What was said and done, turn by turn, for the eye. */
export function transcriptOf({ events }: ConversationResult): string {
  return events.flatMap(lineOf).join("\n");
}

function lineOf(event: SessionEvent): string[] {
  if (event.type === "turn-started") return [`> ${event.text}`];
  if (event.type === "step-finished")
    return event.item && event.item.text !== "" ? [`  ${short(event.item.text)}`] : [];
  if (event.type === "operation-rejected")
    return [`  ✗ ${event.toolName} ${event.code}: ${short(JSON.stringify(event.input) ?? "")}`];
  if (event.type === "turn-failed") return [`  ! ${event.code}`];
  if (event.type === "turn-cancelled") return ["  ! stopped after the time limit"];
  if (!isOperationEvent(event) || event.by !== "agent") return [];
  return [`  ✓ ${event.operation} ${short("content" in event ? String(event.content) : "")}`];
}

function short(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length > 140 ? `${line.slice(0, 139)}…` : line;
}
