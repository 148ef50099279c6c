import { readJson } from "./without-memory";

/** Of what a tool answers, what a model needs to go on; ids, contents, reasons and what to do next. The rest is in the event. */
const needed = new Set([
  ...[
    "retrieved",
    "added",
    "updated",
    "deleted",
    "neighbours",
    "waiting",
    "summarized",
    "filtered",
    "rejected",
  ],
  ...["already_in_context", "memory_id", "content", "origin", "code", "reason", "doubtful", "items", "next"],
  ...["left_out", "present"],
]);

/** Frames that say again what the model wrote in its call. */
const echoed = ["added", "updated"];

/** The same result, short: for models that would recite it, or copy its fields into their next call. Text that is no result stays. */
export function shortResult(text: string): string {
  const result = readJson(text);
  if (typeof result !== "object" || result === null || Array.isArray(result)) return text;
  const entries = Object.entries(result).map(([frame, value]) =>
    echoed.includes(frame) ? [frame, idOf(value)] : [frame, shortened(value)],
  );
  return JSON.stringify(Object.fromEntries(entries.filter(([frame]) => needed.has(String(frame)))));
}

function idOf(value: unknown): unknown {
  return typeof value === "object" && value !== null && "memory_id" in value
    ? { memory_id: value.memory_id }
    : value;
}

function shortened(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shortened);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([field]) => needed.has(field))
      .map(([field, inner]) => [field, shortened(inner)]),
  );
}
