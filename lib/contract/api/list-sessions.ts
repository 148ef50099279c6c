import { z } from "zod";
import { apiContract } from "../contract";

/** The person's conversations. */
export const listSessionsContract = apiContract("api/list-sessions", {
  method: "GET",
  address: "/v1/sessions",
  key: "read",
  summary: "List the sessions, last changed first",
  request: z.strictObject({
    search: z
      .string()
      .min(1)
      .max(200)
      .exactOptional()
      .describe("Words of the title or of a message of the person."),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({
    sessions: z.array(
      z.object({
        session_id: z.string(),
        title: z.string(),
        created_at: z.string(),
        updated_at: z.string(),
        sequence: z.int().describe("Of the last event."),
        running: z.boolean(),
        pinned: z.boolean(),
        archived: z.boolean(),
      }),
    ),
  }),
});
