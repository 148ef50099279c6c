import { z } from "zod";
import { type Connection, dialectSchema } from "@/lib/core/model/connection";
import { modelFactsSchema } from "@/lib/core/model/model-facts";
import type { ListedModel, OfferedConnection } from "@/lib/core/model/offer";
import { id } from "../ids";

/** The name of a model, as a person may send it. */
export const modelId = z.string().trim().min(1).max(300);

/** A model of a connection; null is what the app was started with. */
export const modelChoice = z.strictObject({ connectionId: id, modelId }).nullable();

/** A connection without its key, as the browser gets it. */
const sentConnection = z.object({
  connectionId: z.string(),
  name: z.string(),
  baseUrl: z.string(),
  dialect: dialectSchema,
  keyEnding: z.string().nullable(),
  isReadOnly: z.boolean(),
}) satisfies z.ZodType<Connection>;

/** A model as its provider lists it. */
export const listedModel = z.object({
  modelId: z.string(),
  contextTokens: z.number().nullable(),
  makesEmbeddings: z.boolean(),
}) satisfies z.ZodType<ListedModel>;

/** A connection with what it offers. */
export const offeredConnection: z.ZodType<OfferedConnection> = sentConnection.extend({
  models: z.array(listedModel.extend({ facts: modelFactsSchema })),
  problem: z.string().nullable(),
});
