import { z } from "zod";
import { actionContract, typed } from "../contract";
import { id } from "../ids";

/** Removes a connection with its key. */
export const removeConnectionContract = actionContract("model/remove-connection", {
  request: z.strictObject({ connectionId: id }),
  response: typed<true>(),
});
