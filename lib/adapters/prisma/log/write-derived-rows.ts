import { type EventOf, hasRows, type RowEvent, type SessionEvent } from "@/lib/core/log/events";
import { citedMemories } from "@/lib/core/memory/cited-memories";
import { usesOfRetrieval } from "@/lib/core/memory/memory-use";
import type { AppendError } from "@/lib/ports/event-log";
import type { Prisma } from "../generated/client";

type Transaction = Prisma.TransactionClient;

/**
 * Writes what events mean for the tables beside the log: which memories stood in which prompts and were cited, and which changes wait
 * for the person. Returns why the append must be refused, or null.
 */
export async function writeDerivedRows(
  transaction: Transaction,
  ownerId: string,
  events: readonly SessionEvent[],
): Promise<AppendError | null> {
  for (const event of events) {
    const refusal = hasRows(event) ? await writeRowsOf(transaction, ownerId, event) : null;
    if (refusal) return refusal;
  }
  return null;
}

type RowWriter<Event> = (
  transaction: Transaction,
  ownerId: string,
  event: Event,
) => Promise<AppendError | null> | Promise<void>;

const writers: { readonly [Type in RowEvent["type"]]: RowWriter<EventOf<Type>> } = {
  "memories-retrieved": recordUses,
  "step-started": countPrompt,
  "step-finished": countCitations,
  "memory-purged": removeUses,
  "memory-proposed": recordProposal,
  "proposal-decided": decideProposal,
};

async function writeRowsOf(
  transaction: Transaction,
  ownerId: string,
  event: RowEvent,
): Promise<AppendError | null> {
  // Each writer gets events of its own kind, which the compiler cannot follow through the table.
  const write = writers[event.type] as RowWriter<RowEvent>;
  return (await write(transaction, ownerId, event)) ?? null;
}

/** Every memory that a retrieval brought into the context is used by it. */
async function recordUses(
  transaction: Transaction,
  ownerId: string,
  event: EventOf<"memories-retrieved">,
): Promise<void> {
  const uses = usesOfRetrieval(event).map((use) => ({ ...use, ownerId, at: new Date(use.at) }));
  if (uses.length > 0) await transaction.memoryUse.createMany({ data: uses });
}

async function removeUses(
  transaction: Transaction,
  ownerId: string,
  { memoryId }: EventOf<"memory-purged">,
): Promise<void> {
  await transaction.memoryUse.deleteMany({ where: { ownerId, memoryId } });
}

/** One more prompt for every memory that stands in it; items of a parent session count too. */
async function countPrompt(
  transaction: Transaction,
  ownerId: string,
  { promptItemIds }: EventOf<"step-started">,
): Promise<void> {
  await transaction.$executeRaw`
    UPDATE memory_use SET steps = steps + 1 WHERE owner_id = ${ownerId} AND item_id = ANY (${promptItemIds})`;
}

/** A citation counts for the last retrieval of that memory in the prompt that was answered. */
async function countCitations(
  transaction: Transaction,
  ownerId: string,
  { item, sessionId, turnId, step }: EventOf<"step-finished">,
): Promise<void> {
  const cited = item ? citedMemories(item.text) : [];
  if (cited.length === 0) return;
  await transaction.$executeRaw`
    WITH prompt AS (
      SELECT payload -> 'promptItemIds' AS item_ids FROM event
      WHERE owner_id = ${ownerId} AND session_id = ${sessionId} AND turn_id = ${turnId} AND step = ${step} AND type = 'step-started'
      ORDER BY sequence DESC LIMIT 1
    ),
    standing AS (
      SELECT item_id, place FROM prompt, jsonb_array_elements_text(item_ids) WITH ORDINALITY AS element (item_id, place)
    ),
    last_use AS (
      SELECT DISTINCT ON (memory_use.memory_id) memory_use.event_id, memory_use.memory_id
      FROM memory_use JOIN standing ON standing.item_id = memory_use.item_id
      WHERE owner_id = ${ownerId} AND memory_use.memory_id = ANY (${cited})
      ORDER BY memory_use.memory_id, place DESC
    )
    UPDATE memory_use SET citations = citations + 1 FROM last_use
    WHERE owner_id = ${ownerId} AND memory_use.event_id = last_use.event_id AND memory_use.memory_id = last_use.memory_id`;
}

async function recordProposal(
  transaction: Transaction,
  ownerId: string,
  event: EventOf<"memory-proposed">,
): Promise<void> {
  const { proposalId, sessionId, id: eventId, mode, at } = event;
  const status = mode === "shadow" ? "shadow" : "waiting";
  await transaction.proposal.create({
    data: { ownerId, proposalId, sessionId, eventId, status, at: new Date(at) },
  });
}

/** Refuses a second decision on the same proposal: two tabs, or a double click. */
async function decideProposal(
  transaction: Transaction,
  ownerId: string,
  { proposalId, decision, at }: EventOf<"proposal-decided">,
): Promise<AppendError | null> {
  const decided = await transaction.proposal.updateMany({
    where: { ownerId, proposalId, status: { in: ["waiting", "shadow"] } },
    data: { status: decision, decidedAt: new Date(at) },
  });
  return decided.count === 1 ? null : { code: "stale-proposal", proposalId };
}
