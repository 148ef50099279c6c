import { z } from "zod";
import { sessionDocumentSchema } from "@/lib/core/foreign/session-document";
import { apiContract } from "../contract";
import { id } from "../ids";

/** One session. */
export const readSessionContract = apiContract("api/read-session", {
  method: "GET",
  address: "/v1/sessions/{session_id}",
  key: "read",
  summary: "Read a session: messages, operations, and the context with the fate of each item",
  request: z.strictObject({ session_id: id }),
  response: sessionDocumentSchema,
});
