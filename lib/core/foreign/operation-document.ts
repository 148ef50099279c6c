import { z } from "zod";
import type { SessionEvent } from "../log/events";
import { operationNames } from "../log/operations";

/** What an operation of a program came to. */
export const operationDocumentSchema = z.object({
  session_id: z.string(),
  event_id: z.string().describe("The event that it left; the request_id of the request."),
  sequence: z.int(),
  operation: z.enum(operationNames).nullable(),
  outcome: z
    .enum(["done", "refused", "waiting", "recorded"])
    .describe(
      "waiting: the person has to agree first. recorded: the person only has such changes written down; nothing was changed.",
    ),
  memory_id: z.string().nullable().describe("The memory that was added or changed."),
  version: z.int().nullable().describe("Its version now."),
  result: z.string().describe("What a model should read as the result of the call, mostly JSON."),
});
export type OperationDocument = z.infer<typeof operationDocumentSchema>;

/** Writes the event of an operation for the program that asked for it. */
export function operationDocument(event: SessionEvent, result: string): OperationDocument {
  const changed = "memoryId" in event && "version" in event ? event : null;
  return {
    session_id: event.sessionId,
    event_id: event.id,
    sequence: event.sequence,
    operation: "operation" in event ? event.operation : null,
    outcome: outcomeOf(event),
    memory_id: changed?.memoryId ?? null,
    version: changed?.version ?? null,
    result,
  };
}

function outcomeOf(event: SessionEvent): OperationDocument["outcome"] {
  if (event.type === "operation-rejected") return "refused";
  if (event.type === "memory-proposed") return event.mode === "shadow" ? "recorded" : "waiting";
  return "done";
}
