import type { EventOf, SessionEvent } from "../log/events";

/** Longest quotation in a spoken sentence, in characters. */
const quoteLength = 80;

/** What an event did, as half a sentence that can be read aloud: "FILTER removed 3 items, 1,240 tokens freed". */
export function describeEvent(event: SessionEvent): string {
  switch (event.type) {
    case "memory-added":
      return `ADD stored ${quoted(event.content)}`;
    case "memory-updated":
      return `UPDATE changed ${quoted(event.previousContent)} to ${quoted(event.content)}`;
    case "memory-deleted":
      return `DELETE forgot ${quoted(event.content)}`;
    case "memories-retrieved":
      return `RETRIEVE found ${counted(event.hits.length + event.alreadyInContext.length, "memory", "memories")} for ${quoted(event.query)}`;
    case "context-summarized":
      return `SUMMARY folded ${counted(event.replacedItemIds.length, "item")} into ${counted(event.tokensAfter, "token")}`;
    case "context-filtered":
      return `FILTER removed ${counted(event.removedItemIds.length, "item")}, ${counted(event.tokensFreed, "token")} freed`;
    case "operation-rejected":
      return `${event.operation ?? quoted(event.toolName)} was refused: ${event.reason}`;
    case "memory-proposed":
      return `${event.operation} ${event.mode === "ask" ? "waits for the person" : "was only recorded"}: ${quoted(event.content ?? event.previousContent ?? "")}`;
    default:
      return describeOther(event);
  }
}

type OtherEvent = Exclude<
  SessionEvent,
  EventOf<
    | "memory-added"
    | "memory-updated"
    | "memory-deleted"
    | "memories-retrieved"
    | "context-summarized"
    | "context-filtered"
    | "operation-rejected"
    | "memory-proposed"
  >
>;

function describeOther(event: OtherEvent): string {
  switch (event.type) {
    case "session-started":
      return "the session began";
    case "turn-started":
      return `the person wrote ${quoted(event.text)}`;
    case "step-started":
      return `${counted(event.countedTokens, "token")} went to ${event.model.label}`;
    case "step-finished":
      return describeAnswer(event);
    case "turn-completed":
      return event.reason === "answered" ? "the turn ended" : "the turn ended at the step limit";
    case "turn-cancelled":
      return "the person stopped the answer";
    case "turn-interrupted":
      return "the answer was interrupted";
    case "turn-failed":
      return `the turn failed: ${event.message}`;
    case "items-restored":
      return `${counted(event.itemIds.length, "item")} came back`;
    case "item-protection-changed":
      return "the protection of an item changed";
    case "budget-noticed":
      return "the agent was told that the context fills up";
    case "context-trimmed":
      return `the app made room: ${counted(event.removed.length, "item")} left`;
    case "items-removed":
      return `the person took ${counted(event.itemIds.length, "item")} out`;
    case "item-replaced":
      return `the person rewrote an item as ${quoted(event.item.text)}`;
    default:
      return describeRare(event);
  }
}

type RareEvent = EventOf<
  | "memory-restored"
  | "memory-purged"
  | "proposal-decided"
  | "model-chosen"
  | "session-settings-changed"
  | "session-forked"
  | "sandbox-applied"
  | "turn-paused"
  | "turn-continued"
  | "breakpoints-set"
>;

function describeRare(event: RareEvent): string {
  switch (event.type) {
    case "memory-restored":
      return `a memory is back: ${quoted(event.content)}`;
    case "memory-purged":
      return "a memory was removed for good";
    case "proposal-decided":
      return `a proposed change was ${event.decision}`;
    case "model-chosen":
      return `the model is ${event.label}`;
    case "session-settings-changed":
      return "the settings of the session changed";
    case "session-forked":
      return `a branch began: ${event.label}`;
    case "sandbox-applied":
      return `${counted(event.memoryEventIds.length, "change")} went to the person's memories`;
    case "turn-paused":
      return `the turn paused: ${event.sentence}`;
    case "turn-continued":
      return `the turn went on: ${event.decision}`;
    case "breakpoints-set":
      return `${counted(event.breakpoints.length, "breakpoint")} hold the session's turns`;
  }
}

function describeAnswer(event: EventOf<"step-finished">): string {
  const text = event.item?.text.trim() ?? "";
  if (event.toolCalls.length > 0)
    return `the model called ${counted(event.toolCalls.length, "tool")}${text === "" ? "" : ` and said ${quoted(text)}`}`;
  return text === "" ? "the model said nothing" : `the agent answered ${quoted(text)}`;
}

/** "1 item", "1,240 tokens". */
function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? singular : plural}`;
}

function quoted(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return `“${line.length > quoteLength ? `${line.slice(0, quoteLength - 1)}…` : line}”`;
}
