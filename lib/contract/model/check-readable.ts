import { z } from "zod";
import { readContract } from "../contract";

/** As much of a text as tells its language, in UTF-16 units. */
export const tellingLength = 2_000;

/** Whether the embedder in use can tell what a text means. Where it cannot, the text is found by its words alone. */
export const checkReadableContract = readContract("model/check-readable", {
  method: "POST",
  request: z.strictObject({ text: z.string().max(tellingLength) }),
  response: z.object({ readable: z.boolean() }),
});
