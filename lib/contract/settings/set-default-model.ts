import { z } from "zod";
import { actionContract, typed } from "../contract";
import { modelChoice } from "../model/offered-model";

/** The model of every session that has none of its own. */
export const setDefaultModelContract = actionContract("settings/set-default-model", {
  request: z.strictObject({ choice: modelChoice }),
  response: typed<true>(),
});
