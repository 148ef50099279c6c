import { z } from "zod";

/** What a page shows when a request failed: a code for programs, a sentence for people. */
export const failureSchema = z.object({ code: z.string(), message: z.string() });
export type RequestFailure = z.infer<typeof failureSchema>;

/** The body of every answer of a handler that is no success. */
export const failureBodySchema = z.object({ error: failureSchema });

/** What an action answers: a value, or a sentence to show. */
export type ActionResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: RequestFailure };
