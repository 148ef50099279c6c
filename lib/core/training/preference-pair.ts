import type { SessionLog } from "../episode/episode-log";
import type { EventOf, SessionEvent } from "../log/events";
import { type DescribedTool, operationOfTool, toolNames } from "../log/operations";
import { type ChatMessage, type ChatRow, chatRow } from "./chat-row";
import { samplesOf, type TrainingSample } from "./training-sample";

/** Two ways to go on from the very same messages, of which a person took the one. */
export interface PreferencePair {
  readonly prompt: readonly ChatMessage[];
  readonly chosen: readonly ChatMessage[];
  readonly rejected: readonly ChatMessage[];
  readonly tools: NonNullable<ChatRow["tools"]>;
  /** What says so: an undone change, a text that the person corrected, or an answer asked for again. */
  readonly because: "undone" | "corrected" | "answered-again";
  readonly sessionId: string;
  readonly sequence: number;
}

/**
 * The pairs that a log holds. A call that the person changed at a breakpoint, or whose new memory the person then rewrote, has their arguments as
 * the better ones; a call whose change they took back has the same step without that call. Nothing is made up: where the log
 * does not say what the better step would have been after the same prefix, there is no pair.
 */
export function preferencePairs(
  logs: readonly SessionLog[],
  tools: readonly DescribedTool[],
): readonly PreferencePair[] {
  return logs.flatMap((log) => samplesOf([log]).flatMap((sample) => pairsOfStep(sample, log.events, tools)));
}

/** Answers to one message, of branches that share everything before it: the one that was kept against the one that was asked for again. */
export function answerPairs(
  kept: SessionLog,
  left: SessionLog,
  tools: readonly DescribedTool[],
): readonly PreferencePair[] {
  const [ours, theirs] = [kept, left].map(samplesByPrompt);
  return [...(ours ?? [])].flatMap(([hash, better]): PreferencePair[] => {
    const worse = theirs?.get(hash);
    if (!worse || JSON.stringify(better.written) === JSON.stringify(worse.written)) return [];
    const row = chatRow(better, tools);
    const rejected = chatRow(worse, tools).messages.slice(-1);
    return [pairOf(better, row, rejected, "answered-again")];
  });
}

/** Prompts that occur once; the hash alone makes two prefixes the same. */
function samplesByPrompt(log: SessionLog): ReadonlyMap<string, TrainingSample> {
  const groups = Map.groupBy(
    samplesOf([log]).filter(({ isProven, isMalformed }) => isProven && !isMalformed),
    ({ messagesHash }) => messagesHash,
  );
  return new Map(
    [...groups].flatMap(([hash, [first, ...others]]) =>
      first && others.length === 0 ? [[hash, first]] : [],
    ),
  );
}

function pairsOfStep(
  sample: TrainingSample,
  events: readonly SessionEvent[],
  tools: readonly DescribedTool[],
): readonly PreferencePair[] {
  const { calls } = sample.written;
  if (!sample.isProven || sample.isMalformed || calls.length === 0) return [];
  const rejected = chatRow(sample, tools).messages.slice(-1);
  const corrected = calls.map((call) => correctionOf(call, events));
  const undone = calls.map((call) => isUndone(call.toolCallId, events));
  if (corrected.some((input) => input !== null)) {
    const better = calls.map((call, index) => ({ ...call, input: corrected[index] ?? call.input }));
    return [pairOf(sample, rowWith(sample, better, tools), rejected, "corrected")];
  }
  const left = calls.filter((_, index) => !undone[index]);
  // With no call left nobody knows what the model should have said instead.
  if (left.length === calls.length || left.length === 0) return [];
  return [pairOf(sample, rowWith(sample, left, tools), rejected, "undone")];
}

function rowWith(
  sample: TrainingSample,
  calls: TrainingSample["written"]["calls"],
  tools: readonly DescribedTool[],
) {
  return chatRow({ ...sample, written: { ...sample.written, calls } }, tools);
}

function pairOf(
  { sessionId, sequence }: TrainingSample,
  row: ChatRow,
  rejected: readonly ChatMessage[],
  because: PreferencePair["because"],
): PreferencePair {
  return {
    prompt: row.messages.slice(0, -1),
    chosen: row.messages.slice(-1),
    rejected,
    tools: row.tools ?? [],
    because,
    sessionId,
    sequence,
  };
}

type Call = TrainingSample["written"]["calls"][number];

/** The arguments that the person put in place of the model's; null where they did not. */
function correctionOf(call: Call, events: readonly SessionEvent[]): unknown | null {
  const edited = events.findLast(
    (event) =>
      event.type === "turn-continued" && event.toolCallId === call.toolCallId && event.decision === "edit",
  );
  if (edited?.type === "turn-continued" && edited.input !== undefined) return edited.input;
  const written = writtenBy(call.toolCallId, events);
  if (!written || !(operationOfTool(call.toolName) === "ADD" || call.toolName === toolNames.UPDATE))
    return null;
  const next = events.find(
    (event): event is EventOf<"memory-updated"> =>
      event.type === "memory-updated" &&
      event.memoryId === written.memoryId &&
      event.sequence > written.sequence,
  );
  // A later change of the fact is no correction; only the next version, by the person, within the same turn's aftermath, is.
  if (next?.by !== "person" || next.undoes !== undefined || !isBeforeNextMessage(written, next, events))
    return null;
  return { ...asObject(call.input), content: next.content };
}

function isBeforeNextMessage(
  written: SessionEvent,
  changed: SessionEvent,
  events: readonly SessionEvent[],
): boolean {
  return !events.some(
    ({ type, sequence }) =>
      type === "turn-started" && sequence > written.sequence && sequence < changed.sequence,
  );
}

function writtenBy(toolCallId: string, events: readonly SessionEvent[]) {
  return events.find(
    (event): event is EventOf<"memory-added"> | EventOf<"memory-updated"> =>
      (event.type === "memory-added" || event.type === "memory-updated") && event.toolCallId === toolCallId,
  );
}

function isUndone(toolCallId: string, events: readonly SessionEvent[]): boolean {
  const done = events.find(
    (event) => "toolCallId" in event && event.toolCallId === toolCallId && "operation" in event,
  );
  return (
    done !== undefined &&
    events.some((event) => event.by === "person" && "undoes" in event && event.undoes === done.id)
  );
}

function asObject(input: unknown): object {
  return input !== null && typeof input === "object" ? input : {};
}
