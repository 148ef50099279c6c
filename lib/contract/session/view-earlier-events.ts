import { z } from "zod";
import type { Opening } from "@/lib/core/replay/opening";
import { readContract } from "../contract";
import { id } from "../ids";
import { sentEvent } from "../recorded-events";

/** An opening, as our own server sends it: made from its validated log, so only its outline is looked at. */
const sentOpening = z.custom<Opening>(
  (value) =>
    z
      .looseObject({
        sequence: z.int().positive(),
        items: z.array(z.unknown()),
        turns: z.array(z.unknown()),
        earlier: z.looseObject({ sequence: z.int().positive() }),
      })
      .safeParse(value).success,
  "no opening",
);

/** The events of a session right before a sequence, and the state that they follow; without a state they are its beginning. */
export const viewEarlierEventsContract = readContract("session/view-earlier-events", {
  request: z.strictObject({ sessionId: id, before: z.int().min(2) }),
  response: z.object({ opening: sentOpening.nullable(), events: z.array(sentEvent) }),
});
