import { z } from "zod";
import { sessionEventSchema } from "@/lib/core/log/catalogue";
import { apiContract } from "../contract";
import { id } from "../ids";

/** A stretch of a session's events. */
export const listEventsContract = apiContract("api/list-events", {
  method: "GET",
  address: "/v1/sessions/{session_id}/events",
  key: "read",
  summary: "Read the events of a session, a page at a time",
  request: z.strictObject({
    session_id: id,
    after: z.coerce.number().int().min(0).default(0).describe("Events after this sequence."),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  response: z.object({
    events: z.array(sessionEventSchema).describe("In order, without gaps."),
    next_after: z.int().nullable().describe("Ask for this `after` next; null at the end."),
  }),
});
