import { z } from "zod";
import { actionContract, typed } from "../contract";

/** Chooses the connection that agents outside the studio reach their model by; null: none. */
export const setRecordedConnectionContract = actionContract("foreign/set-recorded-connection", {
  request: z.strictObject({ connectionId: z.string().max(100).nullable() }),
  response: typed<true>(),
});
