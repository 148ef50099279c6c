import { z } from "zod";
import { ablationNames } from "@/lib/core/lab/ablations";
import { speakerChoices } from "@/lib/core/lab/speaker-choice";
import { memOpsSuites } from "@/lib/core/lab/suites";
import { actionContract } from "../contract";
import { id, requestId } from "../ids";

/** Begins a run; its cells wait for this process and every other worker. */
export const startRunContract = actionContract("lab/start-run", {
  request: z.strictObject({
    requestId,
    suite: z.enum(memOpsSuites),
    strategies: z.array(id).max(20),
    /** A preset that chooses the strategies itself. */
    ablation: z.enum(ablationNames).nullable(),
    speaker: z.enum(speakerChoices),
    /** Also judged by the model that this machine names for it. */
    judged: z.boolean(),
    histories: z.int().min(1).max(1_000),
    repeats: z.int().min(1).max(20),
    seed: z.int().min(0).max(1_000_000),
  }),
  response: z.object({ runId: z.string() }),
});
