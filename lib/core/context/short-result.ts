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
    "memories",
  ],
  ...["already_in_context", "memory_id", "content", "origin", "code", "reason", "doubtful", "items", "next"],
  ...["left_out", "present"],
]);

/** What a model that was not trained needs to be told; a policy has learned it, and would read it thousands of times. */
const advice = new Set(["next", "doubtful"]);

/** Frames that say again what the model wrote in its call. */
const echoed = ["added", "updated"];

/**
 * The same result, short: for models that would recite it, or copy its fields into their next call. Text that is no result stays. A trained
 * policy is not advised what to do next: a third of what it reads would be advice.
 */
export function shortResult(text: string, isTrained = false): string {
  const result = readJson(text);
  if (typeof result !== "object" || result === null || Array.isArray(result)) return text;
  const isKept = (field: string) => needed.has(field) && !(isTrained && advice.has(field));
  const entries = Object.entries(result)
    .filter(([frame]) => isKept(frame))
    .map(([frame, value]) => [frame, echoed.includes(frame) ? idOf(value) : shortened(value, isKept)]);
  return JSON.stringify(Object.fromEntries(entries));
}

function idOf(value: unknown): unknown {
  return typeof value === "object" && value !== null && "memory_id" in value
    ? { memory_id: value.memory_id }
    : value;
}

function shortened(value: unknown, isKept: (field: string) => boolean): unknown {
  if (Array.isArray(value)) return value.map((each) => shortened(each, isKept));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([field]) => isKept(field))
      .map(([field, inner]) => [field, shortened(inner, isKept)]),
  );
}
