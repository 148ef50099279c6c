import { z } from "zod";
import { engineFactsSchema } from "./training-run";

/** What an engine asks of the app: the tasks of an update, or those that are held out. */
export const rolloutRequestSchema = z
  .strictObject({
    /** The update that the rollouts are for, from 1; with `heldOut` the last one that was made. */
    update: z.int().min(0),
    /** Which tasks of the training split, by their place. */
    places: z.array(z.int().min(0)).min(1).max(1_024).optional(),
    k: z.int().min(1).max(64),
    heldOut: z.literal(true).optional(),
    /** Where the policy is served; only addresses that the server was started with. */
    baseUrl: z.url().optional(),
    model: z.string().min(1).max(200).default("policy"),
    /** A GGUF adapter in the folder of the run, which the app itself puts on the base that it was started with. */
    adapter: z
      .string()
      .regex(/^[A-Za-z0-9._-]+\.gguf$/)
      .optional(),
  })
  .refine(({ baseUrl, adapter }) => (baseUrl === undefined) !== (adapter === undefined), {
    message: "Send baseUrl, or adapter, not both.",
  })
  .refine(({ places, heldOut }) => (places === undefined) === (heldOut === true), {
    message: "Send places, or heldOut, not both.",
  });
export type RolloutRequest = z.infer<typeof rolloutRequestSchema>;

/** What an engine says after an update. */
export const updateReportSchema = z.strictObject({ update: z.int().min(1), engine: engineFactsSchema });

/** An address in the one form in which it is compared: without a slash, a query or a name at its end. */
export function comparableAddress(address: string): string {
  const { origin, pathname } = new URL(address);
  return origin + pathname.replace(/\/+$/, "");
}
