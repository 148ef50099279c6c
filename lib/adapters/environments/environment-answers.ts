import { z } from "zod";

/** What the side process of an environment answers, by what it was asked. */
export const environmentAnswers = {
  version: z.object({ version: z.string().min(1) }),
  describe: z.object({
    level: z.string().min(1),
    seed: z.int().min(0),
    /** How many levels there are: so many numbers later comes the same one with another seed. */
    levels: z.int().positive(),
    rules: z.string().min(1),
    goal: z.string().min(1),
    fingerprint: z.string().min(1),
    expert: z.array(z.string().min(1)),
  }),
  begin: z.object({
    goal: z.string().min(1),
    observation: z.string(),
    actions: z.array(z.string()).nullable(),
    fingerprint: z.string().min(1),
  }),
  act: z.object({
    observation: z.string(),
    actions: z.array(z.string()).nullable(),
    isKnown: z.boolean(),
    reward: z.number(),
    progress: z.number().min(0).max(1),
    isDone: z.boolean(),
    isWon: z.boolean(),
  }),
  expert: z.object({ action: z.string().min(1).nullable() }),
} as const;

/** What may be asked. */
export type EnvironmentQuestion = keyof typeof environmentAnswers;
