import { z } from "zod";
import { nothing, readContract } from "../contract";
import { offeredConnection } from "./offered-model";

/** What every connection offers now. Asks the providers. */
export const listOfferedModelsContract = readContract("model/list-offered-models", {
  method: "POST",
  request: nothing,
  response: z.array(offeredConnection).readonly(),
});
