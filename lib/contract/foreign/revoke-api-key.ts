import { z } from "zod";
import { actionContract, typed } from "../contract";

/** Ends a key. */
export const revokeApiKeyContract = actionContract("foreign/revoke-api-key", {
  request: z.strictObject({ keyId: z.string().max(100) }),
  response: typed<true>(),
});
