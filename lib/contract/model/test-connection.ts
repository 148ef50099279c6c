import { z } from "zod";
import { type ConnectionCheck, checkNames } from "@/lib/core/model/offer";
import { readContract } from "../contract";
import { id } from "../ids";
import { modelId } from "./offered-model";

/** Tries a connection with a few short requests and says what works. */
export const testConnectionContract = readContract("model/test-connection", {
  method: "POST",
  request: z.strictObject({
    connectionId: id,
    modelId: modelId.nullable(),
    embeddingModelId: modelId.nullable(),
  }),
  response: z
    .array(
      z.object({
        name: z.enum(checkNames),
        outcome: z.enum(["works", "fails", "untested"]),
        sentence: z.string(),
      }) satisfies z.ZodType<ConnectionCheck>,
    )
    .readonly(),
});
