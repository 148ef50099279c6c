import { z } from "zod";
import { actionContract, typed } from "../contract";
import { modelId } from "./offered-model";

/** Lets a model on this machine answer wherever a session has none of its own. */
export const chooseLocalModelContract = actionContract("model/choose-local-model", {
  request: z.strictObject({ modelId }),
  response: typed<true>(),
});
