import { z } from "zod";
import { name, words } from "./words";

/**
 * How a call of a model failed, as its provider answered. Holds no key: what stood in a reply was taken out before it was written. The words
 * are anybody's, and so is the address: both leave with the texts of an export.
 */
export const failedCallSchema = z.object({
  /** Where the request went, without query or user; null where nothing says so. */
  address: words("events").nullable(),
  /** Null where there was no reply. */
  status: z.int().nullable(),
  /** The sentence in the reply, or the code of the network. */
  providerWords: words("events").nullable(),
  /** By which the provider finds the request in its own logs. */
  requestId: name().nullable(),
  /** What the reply asked to wait, in milliseconds from the event on; null where it asked for nothing. */
  retryAfterMs: z.number().min(0).nullable(),
  /** The body of the reply, cut where it is long; null where there was none. */
  reply: words("events").nullable(),
  /** How often the request was sent. */
  attempts: z.int().min(1),
});
export type FailedCall = z.infer<typeof failedCallSchema>;
