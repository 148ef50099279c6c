import { z } from "zod";
import { actionContract, typed } from "../contract";
import { id } from "../ids";

/** Goes on from before a message with another text, or has it answered again; the old way stays. */
export const editMessageContract = actionContract("branch/edit-message", {
  request: z.strictObject({
    sessionId: id,
    /** Made by the browser: repeating a request makes one branch. */
    branchId: id,
    turnId: id,
    text: z.string().exactOptional(),
  }),
  response: typed<{ readonly branchId: string; readonly undone: number }>(),
});
