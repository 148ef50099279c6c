import { type EventOf, hasRows, type RowEvent, type SessionEvent } from "@/lib/core/log/events";
import type { AppendError } from "@/lib/ports/event-log";
import type { Prisma } from "../generated/client";
import { countCitations, countPrompt, recordUses, removeUses } from "../memory/memory-use-table";
import { decideProposal, recordProposal } from "../memory/proposal-table";

type Transaction = Prisma.TransactionClient;

/**
 * Writes what events mean for the tables beside the log: which memories were in which prompts and were cited, and which changes wait
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
