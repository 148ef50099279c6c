import type { KnownTools } from "@/lib/core/protocol/written-calls/known-tools";
import { readWrittenStep, type WrittenStep } from "@/lib/core/protocol/written-calls/read-written-step";
import type { AnswerCase, CallCase } from "../sets/calls/call-case";

/** How one text was read, and whether that is what was meant. */
export interface Judgement {
  readonly read: WrittenStep["kind"];
  readonly isRight: boolean;
}

/** Right when exactly the calls that were meant were read, with every argument. */
export function judgeCall({ text, calls }: CallCase, tools: KnownTools): Judgement {
  const step = readWrittenStep(text, tools);
  const read = step.kind === "calls" ? step.calls : [];
  const isRight = sorted(read) === sorted(calls);
  return { read: step.kind, isRight };
}

/** Right when it is left to the person: as an answer, or marked as perhaps a call. */
export function judgeAnswer({ text }: AnswerCase, tools: KnownTools): Judgement {
  const { kind } = readWrittenStep(text, tools);
  return { read: kind, isRight: kind === "answer" || kind === "unclear" };
}

/** Canonical text of calls: order of arguments does not matter, order of calls does. */
function sorted(calls: readonly { readonly name: string; readonly arguments: unknown }[]): string {
  return JSON.stringify(calls, (_key, value: unknown) =>
    value !== null && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([left], [right]) => left.localeCompare(right)))
      : value,
  );
}
