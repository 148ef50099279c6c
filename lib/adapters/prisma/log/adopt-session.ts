import { isMemoryEvent, type SessionEvent } from "@/lib/core/log/events";
import { chainStart, linkEvents } from "@/lib/core/log/hash-chain";
import { messagesOf } from "@/lib/core/replay/derive-tables";
import { foldSession } from "@/lib/core/session/fold";
import { firstMessageOf } from "@/lib/core/session/session-state";
import { titleOf } from "@/lib/core/session/title";
import type { PrismaClient } from "../generated/client";
import { insertVersions } from "../memory/insert-versions";
import { rowOfEvent } from "./event-rows";

/** Rows that one statement writes: a database takes a limited number of values at a time. */
const rowsAtOnce = 500;

/** A long log takes a while to write, in milliseconds. */
const limits = { maxWait: 10_000, timeout: 120_000 };

/**
 * Writes a complete log from elsewhere as a sandbox of its own, whole or not at all. False when the owner has used the id. No vectors are
 * computed for a foreign text until somebody goes on in the session.
 */
export function adoptSession(
  prisma: PrismaClient,
  {
    ownerId,
    sessionId,
    events,
  }: { readonly ownerId: string; readonly sessionId: string; readonly events: readonly SessionEvent[] },
): Promise<boolean> {
  return prisma.$transaction(async (transaction) => {
    await transaction.$executeRaw`INSERT INTO owner (id) VALUES (${ownerId}) ON CONFLICT DO NOTHING`;
    const state = foldSession(events);
    const linked = linkEvents(chainStart, events);
    const message = firstMessageOf(state);
    const title = message === null ? null : titleOf(message);
    const created = await transaction.$executeRaw`
      INSERT INTO session (owner_id, id, title, chosen_title, head_sequence, branch_reason, branch_label, sandbox, fork_memory_position)
      VALUES (${ownerId}, ${sessionId}, ${title}, ${state.standing.chosenTitle}, ${state.sequence}, ${state.branch?.reason ?? null}, ${state.branch?.label ?? null}, true, 0)
      ON CONFLICT DO NOTHING`;
    if (created !== 1) return false;
    for (let start = 0; start < linked.length; start += rowsAtOnce) {
      const data = linked
        .slice(start, start + rowsAtOnce)
        .map((event) => rowOfEvent(event, ownerId, sessionId));
      await transaction.event.createMany({ data });
    }
    const eventAt = new Map(
      events.filter(isMemoryEvent).map((event) => [event.memoryPosition, event.id] as const),
    );
    const versions = [...state.memories.values()].flatMap((memory) => memory.versions);
    const rows = versions.map((version) => ({
      ...version,
      sandboxId: sessionId,
      closedByEventId: version.validTo === null ? null : (eventAt.get(version.validTo) ?? null),
    }));
    await insertVersions(transaction, ownerId, rows, messagesOf(versions, [{ events }]));
    return true;
  }, limits);
}
