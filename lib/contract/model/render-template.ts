import { z } from "zod";
import { readContract } from "../contract";
import { id } from "../ids";

/** Asks the model's server how its template renders the request of one step. Calls no model. */
export const renderTemplateContract = readContract("model/render-template", {
  request: z.strictObject({ sessionId: id, stepStarted: z.int().positive() }),
  response: z.object({
    /** Null where it cannot be told; `why` says the reason. */
    template: z.string().nullable(),
    why: z.enum(["told", "not-told", "another-model", "no-request"]),
  }),
});
