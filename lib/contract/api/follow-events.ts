import { z } from "zod";
import { apiContract, typed } from "../contract";
import { id } from "../ids";

/** The events of a session as they happen. */
export const followEventsContract = apiContract("api/follow-events", {
  method: "GET",
  address: "/v1/sessions/{session_id}/stream",
  key: "read",
  streams: true,
  summary: "Follow the events of a session as they happen",
  description:
    "Server-sent events. `events`: an array of events, its id the sequence of the last one. `partial`: what a running step has said so far; it is no event. `memories` and `sessions`: something of that kind changed. `erased`: words were removed for good; read the session again. Every event has been sent when the next one is: connect again with `after` or `Last-Event-ID`.",
  request: z.strictObject({
    session_id: id,
    after: z.coerce.number().int().min(0).default(0).describe("Events after this sequence."),
  }),
  response: typed<ReadableStream<Uint8Array>>(),
});
