import { z } from "zod";

/** The environments that a task can be played in. */
export const environmentNames = ["babyai", "pddl", "sciworld", "alfworld"] as const;
export type EnvironmentName = (typeof environmentNames)[number];

/** What they are called. */
export const environmentTitles: Readonly<Record<EnvironmentName, string>> = {
  babyai: "BabyAI",
  pddl: "PDDL",
  sciworld: "SciWorld",
  alfworld: "ALFWorld",
};

/** One world of an environment: everything that says which one it is, and how long an agent may act in it. */
export const environmentPlaceSchema = z.object({
  name: z.enum(environmentNames),
  level: z.string().min(1),
  seed: z.int().min(0),
  /** Answers that an agent may give in it. */
  maxActions: z.int().positive(),
  /** Of what the world is made from: the same place on another machine has the same one, or is another world. */
  fingerprint: z.string().min(1),
});
export type EnvironmentPlace = z.infer<typeof environmentPlaceSchema>;

/** What a world is called in a conversation: “BabyAI GoToLocal 7”. */
export function worldName({ name, level, seed }: Pick<EnvironmentPlace, "name" | "level" | "seed">): string {
  return `${environmentTitles[name]} ${level} ${seed}`;
}
