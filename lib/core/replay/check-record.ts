import canonicalize from "canonicalize";
import { isMemoryEvent, type SessionEvent } from "../log/events";
import { checkChain, type StoredEvent } from "../log/hash-chain";
import type { MemoryUse } from "../memory/memory-entry";
import { deriveTables, type LoggedSession, type ProposalRow, type VersionRow } from "./derive-tables";
import { verifyReplay } from "./verify";

/** The rules of `lib/core/RULES.md` that a record can be checked against. */
export type CheckedRule = "R1" | "R2" | "R3" | "R4" | "R5" | "R8" | "R10" | "R11" | "R12" | "R14";

/** Something in a record that breaks a rule. */
export interface Finding {
  readonly rule: CheckedRule;
  readonly sessionId: string | null;
  /** The first event that disagrees; null where there is none to name. */
  readonly eventId: string | null;
  readonly sequence: number | null;
  readonly problem: string;
}

/** A session as the tables have it. */
export interface KeptSession extends LoggedSession {
  readonly headSequence: number;
  /** The turn that holds its lease; null where none does. */
  readonly runningTurnId: string | null;
  /** The session at the root of its branches, as its row has it. */
  readonly rootId: string;
  /** The events as the rows have them, before upgrades and before the schema drops what it does not know. */
  readonly stored: readonly StoredEvent[];
  /** The first event whose row is none; null where all can be read. `events` end before it. */
  readonly unreadable: {
    readonly eventId: string;
    readonly sequence: number;
    readonly problem: string;
  } | null;
}

/** A record to check: everything that is kept of one owner, as it is, whether it fits together or not. */
export interface CheckedRecord {
  /** Head of the owner's stream of memory events. */
  readonly memoryPosition: number;
  readonly sessions: readonly KeptSession[];
  readonly versions: readonly VersionRow[];
  readonly uses: readonly MemoryUse[];
  readonly proposals: readonly ProposalRow[];
}

/**
 * Checks everything of an owner against the rules that the log can show. Findings of one rule come in the order of the log. Where the log
 * itself is not what was written, that is all that is found: what follows from it says nothing more.
 */
export function checkRecord(record: CheckedRecord): readonly Finding[] {
  const found = checkLog(record);
  if (found.length > 0) return found;
  const logs = record.sessions.map((session) => ({ session, events: wholeLog(session, record.sessions) }));
  return [
    ...checkTables(record),
    ...checkRoots(record.sessions),
    ...checkVersions(record),
    ...logs.flatMap(({ session, events }) => [
      ...checkReplay(session, events),
      ...checkPrompts(session, events),
      ...checkAnswers(session, events),
      ...checkCalls(session, events),
      ...checkTurns(session, events),
    ]),
  ];
}

/** R4 and R5 alone: every event can be read, none is missing, and each chain of hashes closes over the rows as they are. */
export function checkLog(record: CheckedRecord): readonly Finding[] {
  const unreadable = record.sessions.flatMap(({ sessionId, unreadable: row }): Finding[] =>
    row ? [{ rule: "R5", sessionId, ...row }] : [],
  );
  if (unreadable.length > 0) return unreadable;
  const numbering = [...record.sessions.flatMap(checkSequences), ...checkPositions(record)];
  if (numbering.length > 0) return numbering;
  return record.sessions.flatMap((session) => checkLinks(session, record.sessions));
}

/** R5: what is wrong in a shared part is said of the session that it belongs to. */
function checkLinks(session: KeptSession, sessions: readonly KeptSession[]): readonly Finding[] {
  const stored = lineageOf(session, sessions).flatMap((part) =>
    part.session.stored.filter(({ sequence }) => Number(sequence) <= part.upToSequence),
  );
  const { broken } = checkChain(stored);
  const event = broken && session.events.find(({ sequence }) => sequence === broken.sequence);
  return event ? [findingAt("R5", event, "Its hash does not follow from the events as they are.")] : [];
}

/** R4: sequences are dense, from where a branch leaves its parent up to the head. */
function checkSequences(session: KeptSession): readonly Finding[] {
  const { sessionId, headSequence, events } = session;
  const start = session.branch.parentSequence ?? 0;
  for (const [index, event] of events.entries()) {
    if (event.sequence === start + index + 1) continue;
    const problem = `It has number ${event.sequence}, and ${start + index + 1} comes next.`;
    return [findingAt("R4", event, problem)];
  }
  if (start + events.length === headSequence) return [];
  const problem = `The session is at ${headSequence}, and its last event is number ${start + events.length}.`;
  return [{ rule: "R4", sessionId, eventId: events.at(-1)?.id ?? null, sequence: headSequence, problem }];
}

/** R4: memory positions are dense in the owner's stream and end at its head. */
function checkPositions({ sessions, memoryPosition }: CheckedRecord): readonly Finding[] {
  const stream = sessions
    .filter(({ branch }) => !branch.sandbox)
    .flatMap(({ events }) => events.filter(isMemoryEvent))
    .sort((left, right) => (left.memoryPosition ?? 0) - (right.memoryPosition ?? 0));
  for (const [index, event] of stream.entries()) {
    if (event.memoryPosition === index + 1) continue;
    return [
      findingAt("R4", event, `Its memory position is ${event.memoryPosition}, and ${index + 1} comes next.`),
    ];
  }
  const last = stream.at(-1);
  if (stream.length === memoryPosition) return [];
  const problem = `The owner's memories are at position ${memoryPosition}, and the log ends at ${stream.length}.`;
  return [
    last
      ? findingAt("R4", last, problem)
      : { rule: "R4", sessionId: null, eventId: null, sequence: null, problem },
  ];
}

/** R1: each session stands under the root that its branches lead up to. */
function checkRoots(sessions: readonly KeptSession[]): readonly Finding[] {
  return sessions.flatMap((session): readonly Finding[] => {
    const root = lineageOf(session, sessions)[0]?.session.sessionId ?? session.sessionId;
    if (session.rootId === root) return [];
    const problem = `It is listed under ${session.rootId || "no conversation"}, and its branches lead up to ${root}.`;
    return [{ rule: "R1", sessionId: session.sessionId, eventId: null, sequence: null, problem }];
  });
}

/** R1: each derived table is what the fold of the log says. */
function checkTables(record: CheckedRecord): readonly Finding[] {
  const events = new Map(
    record.sessions.flatMap((session) => session.events.map((event) => [event.id, event])),
  );
  const derived = deriveTables(record.sessions);
  const kept = record.versions.filter(
    ({ sandboxId, memoryId }) => sandboxId === "" || !derived.purgedMemoryIds.has(memoryId),
  );
  return [
    ...compareRows("memory_version", derived.versions, kept, events, ({ sandboxId, memoryId, version }) => [
      sandboxId,
      memoryId,
      version,
    ]),
    ...compareRows("memory_use", derived.uses, record.uses, events, ({ eventId, memoryId }) => [
      eventId,
      memoryId,
    ]),
    ...compareRows("proposal", derived.proposals, record.proposals, events, ({ proposalId }) => [proposalId]),
  ];
}

/** Names the rows that are missing, that differ, and that nothing in the log explains, by the event that they come from. */
function compareRows<Row extends { readonly eventId: string }>(
  table: string,
  expected: readonly Row[],
  kept: readonly Row[],
  events: ReadonlyMap<string, SessionEvent>,
  keyOf: (row: Row) => readonly (string | number)[],
): readonly Finding[] {
  const key = (row: Row) => JSON.stringify(keyOf(row));
  const found = new Map(kept.map((row) => [key(row), row]));
  const findings: Finding[] = [];
  for (const row of expected) {
    const other = found.get(key(row));
    found.delete(key(row));
    if (other && canonicalize(other) === canonicalize(row)) continue;
    const problem = other
      ? `Its row in ${table} differs from the log in ${differingFields(row, other).join(", ")}.`
      : `Its row in ${table} is missing.`;
    findings.push(findingOf(row.eventId, events, problem));
  }
  for (const row of found.values())
    findings.push(
      findingOf(row.eventId, events, `A row in ${table} names it, and the log says that there is none.`),
    );
  return findings.sort((left, right) => (left.sequence ?? 0) - (right.sequence ?? 0));
}

function differingFields(row: object, other: object): readonly string[] {
  const fields = Object.entries(row).filter(
    ([name, value]) =>
      canonicalize(value as object) !== canonicalize((other as Record<string, unknown>)[name] as object),
  );
  return fields.map(([name]) => name);
}

function findingOf(eventId: string, events: ReadonlyMap<string, SessionEvent>, problem: string): Finding {
  const event = events.get(eventId);
  return event
    ? findingAt("R1", event, problem)
    : { rule: "R1", sessionId: null, eventId, sequence: null, problem };
}

/** R2 and R3: each change of memory makes one version, numbers follow each other, and each version names the event that made it. */
function checkVersions({ sessions, versions }: CheckedRecord): readonly Finding[] {
  const events = new Map(sessions.flatMap((session) => session.events.map((event) => [event.id, event])));
  const findings: Finding[] = [];
  const seen = new Map<string, number>();
  const stream = sessions
    .filter(({ branch }) => !branch.sandbox)
    .flatMap((session) => session.events.filter(isMemoryEvent))
    .sort((left, right) => (left.memoryPosition ?? 0) - (right.memoryPosition ?? 0));
  for (const event of stream) {
    const last = seen.get(event.memoryId) ?? 0;
    const next = event.type === "memory-deleted" || event.type === "memory-purged" ? last : last + 1;
    if (event.version !== next)
      findings.push(findingAt("R2", event, `It makes version ${event.version}, and ${next} comes next.`));
    seen.set(event.memoryId, event.version);
  }
  for (const row of versions) {
    const event = events.get(row.eventId);
    if (event && isMemoryEvent(event) && event.memoryId === row.memoryId && event.version === row.version)
      continue;
    const problem = `Version ${row.version} of memory ${row.memoryId} names an event that did not make it.`;
    findings.push({ rule: "R3", sessionId: row.sessionId, eventId: row.eventId, sequence: null, problem });
  }
  return findings;
}

/** R5 and R12: the chain of hashes closes, and folding the log again gives the recorded states and prompts. */
function checkReplay(session: KeptSession, events: readonly SessionEvent[]): readonly Finding[] {
  const verdict = verifyReplay(events);
  if (verdict.outcome === "intact") return [];
  const event = events.find(({ sequence }) => sequence === verdict.sequence);
  // What is wrong in a shared part is said of the session that it belongs to.
  if (event?.sessionId !== session.sessionId) return [];
  if (verdict.outcome === "broken")
    return [findingAt("R12", event, `It does not fit the events before it: ${verdict.problem}`)];
  const { differs } = verdict;
  if (differs === "state" || differs === "messages")
    return [
      findingAt(
        "R12",
        event,
        `The ${differs === "state" ? "folded state" : "prompt"} is not the recorded one.`,
      ),
    ];
  return [findingAt("R5", event, "Its hash does not follow from the events as they are.")];
}

/** R14: no prompt is larger than the context. */
function checkPrompts(session: KeptSession, events: readonly SessionEvent[]): readonly Finding[] {
  let limitTokens = Number.POSITIVE_INFINITY;
  return events.flatMap((event) => {
    if ("settings" in event) limitTokens = event.settings.contextLimitTokens;
    if (event.type !== "step-started" || event.sessionId !== session.sessionId) return [];
    const { countedTokens } = event;
    return countedTokens > limitTokens
      ? [findingAt("R14", event, `Its prompt has ${countedTokens} tokens, and ${limitTokens} fit.`)]
      : [];
  });
}

/** R8: a step is answered once. */
function checkAnswers(session: KeptSession, events: readonly SessionEvent[]): readonly Finding[] {
  const answered = new Set<string>();
  return events.flatMap((event) => {
    if (event.type !== "step-finished") return [];
    const step = JSON.stringify([event.turnId, event.step]);
    const isAgain = answered.has(step) && event.sessionId === session.sessionId;
    answered.add(step);
    return isAgain ? [findingAt("R8", event, `Step ${event.step} of its turn was answered before.`)] : [];
  });
}

/** R11: each call of a step has exactly one result, once its turn has ended. */
function checkCalls(session: KeptSession, events: readonly SessionEvent[]): readonly Finding[] {
  const findings: Finding[] = [];
  const open = new Map<string, SessionEvent>();
  const answered = new Set<string>();
  for (const event of events) {
    if (event.type === "step-finished")
      for (const { toolCallId } of event.toolCalls) open.set(callKey(event, toolCallId), event);
    const call = resultKey(event);
    if (call === null) continue;
    if (answered.has(call) && event.sessionId === session.sessionId)
      findings.push(findingAt("R11", event, "The call that it answers was answered before."));
    answered.add(call);
    open.delete(call);
  }
  const unanswered = [...open.values()].filter(
    ({ sessionId, turnId }) => sessionId === session.sessionId && turnId !== session.runningTurnId,
  );
  return [
    ...findings,
    ...unanswered.map((event) =>
      findingAt("R11", event, "One of its calls has no result, and its turn has ended."),
    ),
  ];
}

/** The call that an event answers; null for an event that answers none. */
function resultKey(event: SessionEvent): string | null {
  if (event.type === "turn-paused" || event.type === "turn-continued") return null;
  return "toolCallId" in event && event.toolCallId !== null ? callKey(event, event.toolCallId) : null;
}

/** Providers number calls within a step, so an id alone says nothing. */
function callKey({ turnId, step }: SessionEvent, toolCallId: string): string {
  return JSON.stringify([turnId, step, toolCallId]);
}

const endings = new Set(["turn-completed", "turn-cancelled", "turn-interrupted", "turn-failed"]);

/** R10: each turn has exactly one end, and none runs without its lease. */
function checkTurns(session: KeptSession, events: readonly SessionEvent[]): readonly Finding[] {
  const { sessionId, runningTurnId } = session;
  const begun = events.filter((event) => event.type === "turn-started");
  const ends = events.filter((event) => endings.has(event.type));
  const ended = new Set(ends.map(({ turnId }) => turnId));
  const again = ends.filter(
    (event, index) =>
      event.sessionId === sessionId && ends.findIndex(({ turnId }) => turnId === event.turnId) < index,
  );
  const endless = begun.filter(({ turnId }) => !ended.has(turnId) && turnId !== runningTurnId);
  const findings = [
    ...again.map((event) => findingAt("R10", event, "Its turn had ended before.")),
    ...endless.map((event) => ({
      ...findingAt("R10", event, "Its turn has no end, and nobody holds its lease."),
      sessionId,
    })),
  ];
  if (runningTurnId === null || !ended.has(runningTurnId)) return findings;
  const problem = `Turn ${runningTurnId} has ended and still holds the lease.`;
  return [...findings, { rule: "R10", sessionId, eventId: null, sequence: null, problem }];
}

/** A session's events with those that it shares with its parents. */
function wholeLog(session: KeptSession, sessions: readonly KeptSession[]): readonly SessionEvent[] {
  return lineageOf(session, sessions).flatMap((part) =>
    part.session.events.filter(({ sequence }) => sequence <= part.upToSequence),
  );
}

/** A session behind the sessions that it comes from, oldest first, each with the last event that belongs to it. */
function lineageOf<Session extends LoggedSession>(
  session: Session,
  sessions: readonly Session[],
  upToSequence = Number.POSITIVE_INFINITY,
): readonly { readonly session: Session; readonly upToSequence: number }[] {
  const { parentSessionId, parentSequence } = session.branch;
  const parent = sessions.find(({ sessionId }) => sessionId === parentSessionId);
  const shared = parent ? lineageOf(parent, sessions, Math.min(upToSequence, parentSequence ?? 0)) : [];
  return [...shared, { session, upToSequence }];
}

function findingAt(rule: CheckedRule, { id, sessionId, sequence }: SessionEvent, problem: string): Finding {
  return { rule, sessionId, eventId: id, sequence, problem };
}
