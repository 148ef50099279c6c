import { z } from "zod";
import { actionContract, typed } from "../contract";
import { id, requestId } from "../ids";
import type { RecordedEvents } from "../recorded-events";

const pausedTurn = { sessionId: id, turnId: id, requestId };

/** Lets a held turn go on: as it is, with other arguments, or without the call. */
export const decidePauseContract = actionContract("branch/decide-pause", {
  request: z.discriminatedUnion("decision", [
    z.strictObject({ ...pausedTurn, decision: z.literal("continue") }),
    z.strictObject({ ...pausedTurn, decision: z.literal("skip") }),
    z.strictObject({ ...pausedTurn, decision: z.literal("edit"), input: z.unknown() }),
  ]),
  response: typed<RecordedEvents>(),
});
