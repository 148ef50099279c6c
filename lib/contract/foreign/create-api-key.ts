import { z } from "zod";
import { keyScopeSchema } from "@/lib/core/foreign/api-key";
import { actionContract, typed } from "../contract";

/** Makes a key for a program outside the studio; the answer is the only place where it is ever written out. */
export const createApiKeyContract = actionContract("foreign/create-api-key", {
  request: z.strictObject({ name: z.string().max(200), scopes: z.array(keyScopeSchema).min(1).max(3) }),
  response: typed<{ readonly key: string }>(),
});
