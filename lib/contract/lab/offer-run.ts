import { z } from "zod";
import { speakerChoices } from "@/lib/core/lab/speaker-choice";
import { memOpsSuites } from "@/lib/core/lab/suites";
import { nothing, readContract } from "../contract";

/** What a new run can be made of. */
export const offerRunContract = readContract("lab/offer-run", {
  request: nothing,
  response: z.object({
    suites: z.array(z.enum(memOpsSuites)),
    strategies: z.array(
      z.object({
        name: z.string(),
        /** A memory system that people use: installed when it is first named, so many MiB; null for ours. */
        megabytes: z.number().nullable(),
        /** Speakers that can speak with it. */
        speakers: z.array(z.enum(speakerChoices)),
      }),
    ),
    /** The model that can judge; null where none is configured. */
    judge: z.object({ modelId: z.string(), label: z.string() }).nullable(),
    speakers: z.array(
      z.object({
        choice: z.enum(speakerChoices),
        label: z.string(),
        /** US dollars for a million tokens of prompt; 0 where nothing is paid, null where nobody knows. */
        inputPrice: z.number().nullable(),
      }),
    ),
  }),
});
