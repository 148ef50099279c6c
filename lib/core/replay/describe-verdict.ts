import type { ChainCoverage } from "../log/hash-chain";
import type { ReplayVerdict } from "./verify";

/** What the hashes of a log speak for, in the words of `agent --verify`. */
export type Covers =
  | "every field"
  | "every field but erased words"
  | `every field from event ${number}`
  | `every field from event ${number} but erased words`
  | "states and prompts";

/** What the hashes of a log speak for. Logs from before version 3 hash states and prompts, and no event. */
export function coversOf({ hashedFrom, erased }: ChainCoverage): Covers {
  if (hashedFrom === null) return "states and prompts";
  const fields = hashedFrom === 1 ? "every field" : (`every field from event ${hashedFrom}` as const);
  return erased.length === 0 ? fields : `${fields} but erased words`;
}

/** What a person reads about what was proven: which events, which model calls, and what is not covered. */
export function describeVerdict(verdict: ReplayVerdict): string {
  switch (verdict.outcome) {
    case "intact":
      return [describeCoverage(verdict.coverage), describeSteps(verdict)].join(" ");
    case "altered":
      return `${describeAlteration(verdict)} What comes after it is not shown; ${stepsBefore(verdict.verified)}.`;
    case "broken":
      return `Event ${verdict.sequence} does not fit the events before it (${verdict.problem}) What comes after it is not shown; ${stepsBefore(verdict.verified)}.`;
  }
}

/** What is at the first wrong place of a log. */
export function describeAlteration({
  sequence,
  differs,
}: Pick<Extract<ReplayVerdict, { outcome: "altered" }>, "sequence" | "differs">): string {
  switch (differs) {
    case "content":
      return `Event ${sequence} is not as it was written: its hash is that of another.`;
    case "place":
      return `Event ${sequence} is not in its place: one is missing, stands twice or was moved.`;
    case "session":
      return `Event ${sequence} belongs to another session.`;
    case "unhashed":
      return `Event ${sequence} has no hash, so it was not written by this log.`;
    case "state":
      return `At event ${sequence} the folded state is not the recorded one.`;
    case "messages":
      return `At event ${sequence} the prompt is not the recorded one.`;
  }
}

function describeCoverage({ hashedFrom, erased }: ChainCoverage): string {
  if (hashedFrom === null)
    return "This log is from before events had hashes of their own: its hashes cover what the session held before each model call and what was sent, not every field.";
  const from =
    hashedFrom === 1
      ? "Every field of every event is as it was written."
      : `Every field is as it was written from event ${hashedFrom} on; the events before it are from before events had hashes of their own, and only states and prompts cover them.`;
  return erased.length === 0
    ? from
    : `${from} Words were taken out of ${eventsText(erased)} afterwards: what is left there is covered, what they said is not.`;
}

function eventsText(sequences: readonly number[]): string {
  const named = sequences.slice(0, 5).join(", ");
  const more = sequences.length > 5 ? ` and ${sequences.length - 5} more` : "";
  return `${sequences.length === 1 ? "event" : "events"} ${named}${more}`;
}

function describeSteps({
  steps,
  verified,
  wordsOutFrom,
}: Extract<ReplayVerdict, { outcome: "intact" }>): string {
  if (steps === 0) return "No model was called, so there is no prompt to compare.";
  if (steps === verified)
    return `Folding the log again gives the recorded state and the recorded prompt before each of ${countOf(steps)}.`;
  return `${countOf(verified)} of ${steps.toLocaleString("en")} equal the record; the others come after event ${wordsOutFrom ?? 0}, of which words were taken out, and cannot be compared any more.`;
}

function stepsBefore(verified: number): string {
  return `${countOf(verified)} before it ${verified === 1 ? "equals" : "equal"} the record`;
}

function countOf(steps: number): string {
  return `${steps.toLocaleString("en")} ${steps === 1 ? "step" : "steps"}`;
}
