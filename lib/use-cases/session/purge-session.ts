import type { AppError } from "@/lib/core/errors";
import { isMemoryEvent, type NewEvent, type SessionEvent } from "@/lib/core/log/events";
import { eraseConversationEvent } from "@/lib/core/memory/erase/erase-conversation";
import { err, ok, type Result } from "@/lib/core/result";
import type { SessionPurgeReceipt } from "@/lib/core/session/purge-receipt";
import type { Dependencies } from "../dependencies";
import { appendEvents, findRepeated } from "../log/append-events";
import { personEvent } from "../memory/person-event";
import type { SessionScope } from "../scope";
import { recordStanding } from "./change-standing";

/** Proposals that are looked through. */
const mostProposals = 10_000;

/**
 * Removes every word of a conversation and its branches, in one transaction: the events keep their ids, places and effects. Long-term memories
 * that were written there stay, without the quotation of the words they came from. Only a person does this, and it cannot be undone.
 */
export async function purgeSession(
  deps: Dependencies,
  { ownerId, sessionId, eventId }: SessionScope & { readonly eventId: string },
): Promise<Result<SessionPurgeReceipt, AppError>> {
  const tree = await deps.sessionDirectory.branchesOf({ ownerId, sessionId });
  const [root] = tree;
  if (!root) return err({ code: "unknown-session", sessionId });
  const scope = { ownerId, sessionId: root.sessionId };
  const repeated = await findRepeated(deps, { ...scope, eventId });
  if (repeated) return repeated.ok ? ok(await receiptOf(deps, ownerId, tree, 0)) : repeated;
  // Hidden first: from here on no turn begins in it.
  const hidden = await recordStanding(
    deps,
    { ...scope, eventId: `${eventId}:hide` },
    { type: "session-deleted" },
  );
  if (!hidden.ok) return hidden;
  const running = (await deps.sessionDirectory.branchesOf(scope)).filter((branch) => branch.running).length;
  if (running > 0) return err({ code: "turns-running", running });
  const waiting = await waitingProposals(deps, ownerId, new Set(tree.map((branch) => branch.sessionId)));
  const purged = await appendEvents(deps, scope, async () => {
    const events = await ownEvents(deps, ownerId, tree);
    const erasures = events.flatMap(
      ({ event, isSandbox }) =>
        eraseConversationEvent(event, { erasedBy: eventId, withMemories: isSandbox }) ?? [],
    );
    const shared = (index: number) => personEvent(deps, `${eventId}:${index}`);
    const declined = waiting.map(
      (proposalId, index): NewEvent => ({
        ...shared(index),
        type: "proposal-decided",
        proposalId,
        decision: "declined",
        memoryEventId: null,
      }),
    );
    return ok({
      events: [
        {
          ...personEvent(deps, eventId),
          type: "session-purged" as const,
          sessions: tree.length,
          eventsErased: erasures.length,
        },
        ...declined,
      ],
      erasures,
    });
  });
  if (!purged.ok) return purged;
  deps.sessionReader.forget({ ownerId });
  deps.live.publishErased({ ownerId });
  return ok(await receiptOf(deps, ownerId, tree, waiting.length));
}

type Tree = readonly { readonly sessionId: string; readonly sandbox: boolean }[];

/** The events of every session of the tree, each once: a branch's own begin behind what it shares. */
async function ownEvents(
  deps: Dependencies,
  ownerId: string,
  tree: Tree,
): Promise<readonly { readonly event: SessionEvent; readonly isSandbox: boolean }[]> {
  const logs = await Promise.all(
    tree.map(async ({ sessionId, sandbox }) => {
      const events = await deps.eventLog.read({ ownerId, sessionId });
      return events
        .filter((event) => event.sessionId === sessionId)
        .map((event) => ({ event, isSandbox: sandbox }));
    }),
  );
  return logs.flat();
}

async function waitingProposals(
  { memoryLibrary }: Dependencies,
  ownerId: string,
  sessionIds: ReadonlySet<string>,
): Promise<readonly string[]> {
  const waiting = await memoryLibrary.proposals({ ownerId, status: "waiting", limit: mostProposals });
  return waiting.flatMap(({ event }) => (sessionIds.has(event.sessionId) ? [event.proposalId] : []));
}

/** Looks again, at what is there now. */
async function receiptOf(
  deps: Dependencies,
  ownerId: string,
  tree: Tree,
  proposalsDeclined: number,
): Promise<SessionPurgeReceipt> {
  const events = await ownEvents(deps, ownerId, tree);
  const left = events.filter(
    ({ event, isSandbox }) =>
      eraseConversationEvent(event, { erasedBy: "", withMemories: isSandbox }) !== null,
  );
  const written = new Set(
    events.flatMap(({ event, isSandbox }) => (!isSandbox && isMemoryEvent(event) ? [event.memoryId] : [])),
  );
  const found = await Promise.all(
    [...written].map((memoryId) => deps.memoryStore.find({ ownerId, memoryId })),
  );
  return {
    sessions: tree.length,
    eventsErased: events.filter(({ event }) => event.erasedBy !== undefined).length,
    proposalsDeclined,
    memoriesKept: found.filter((memory) => memory?.versions.some((version) => version.validTo === null))
      .length,
    verified: left.length === 0,
  };
}
