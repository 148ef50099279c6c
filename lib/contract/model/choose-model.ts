import { z } from "zod";
import { actionContract, typed } from "../contract";
import { id, requestId } from "../ids";
import type { RecordedEvents } from "../recorded-events";
import { modelChoice } from "./offered-model";

/** Another model for one session, from its next turn on. */
export const chooseModelContract = actionContract("model/choose-model", {
  request: z.strictObject({
    sessionId: id,
    newSession: z.boolean(),
    requestId,
    choice: modelChoice,
    label: z.string().min(1).max(400),
  }),
  response: typed<RecordedEvents>(),
});
