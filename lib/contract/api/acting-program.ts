import { z } from "zod";
import { id } from "../ids";

/** What every request that acts may say: for whom it acts, in which session, and that it is the same request again. */
export const actingProgram = {
  session_id: id
    .exactOptional()
    .describe(
      "The session that this belongs to, named by the caller; made where it is not there yet. Default: one for each key.",
    ),
  client: z
    .string()
    .max(200)
    .exactOptional()
    .describe(
      "What the agent is called, as `name/version`; it names a new session. Default: the name of the key.",
    ),
  request_id: id
    .exactOptional()
    .describe("Made by the caller for each thing that it wants: repeating a request changes nothing."),
} as const;

/** The version that a change was decided on. */
export const seenVersion = z.coerce
  .number()
  .int()
  .positive()
  .describe("The version that the change was decided on; where another one holds, nothing is changed.");
