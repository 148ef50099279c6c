import { sessionEventSchema } from "@/lib/core/log/catalogue";
import { isMemoryEvent, type SessionEvent } from "@/lib/core/log/events";
import type { StoredEvent } from "@/lib/core/log/hash-chain";
import { upgradeEvent } from "@/lib/core/log/upgrades/upgrade-event";
import type { Event as EventRow, Prisma } from "../generated/client";

/** An event as its row has it: its envelope apart from what only its kind carries. */
export function envelopeAndPayload(event: SessionEvent) {
  const {
    id,
    sessionId,
    sequence,
    schemaVersion,
    at,
    by,
    turnId,
    step,
    memoryPosition,
    type,
    hash,
    ...payload
  } = event;
  return {
    ...{ id, sessionId, sequence, schemaVersion, at, by, turnId, step, memoryPosition, type },
    memoryId: isMemoryEvent(event) ? event.memoryId : null,
    memoryVersion: isMemoryEvent(event) ? event.version : null,
    payload: payload as Prisma.InputJsonObject,
    hash: hash ?? null,
  };
}

/** The row that stores an event: its envelope as columns, the rest as JSON. `sandboxId` is empty outside sandboxes. */
export function rowOfEvent(
  event: SessionEvent,
  ownerId: string,
  sandboxId: string,
): Prisma.EventCreateManyInput {
  const { at, memoryPosition, ...row } = envelopeAndPayload(event);
  return {
    ...row,
    ownerId,
    at: new Date(at),
    memoryPosition: memoryPosition === null ? null : BigInt(memoryPosition),
    sandboxId: isMemoryEvent(event) ? sandboxId : "",
  };
}

/** Reads a row back, checked against the schema: a row that does not fit is a bug and throws. */
export function eventOfRow(row: EventRow): SessionEvent {
  return sessionEventSchema.parse(upgradeEvent(storedEventOfRow(row)));
}

/** An event as its row has it, unchecked: what its hash was made over. */
export function storedEventOfRow(row: EventRow): StoredEvent {
  const payload = row.payload as Record<string, unknown>;
  return {
    ...payload,
    id: row.id,
    sessionId: row.sessionId,
    sequence: row.sequence,
    schemaVersion: row.schemaVersion,
    at: row.at.toISOString(),
    by: row.by,
    turnId: row.turnId,
    step: row.step,
    memoryPosition: row.memoryPosition === null ? null : Number(row.memoryPosition),
    type: row.type,
    ...(row.hash !== null && { hash: row.hash }),
  };
}
