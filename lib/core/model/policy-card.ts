import { z } from "zod";
import { operationNames } from "../log/operations";
import { profileChoiceSchema } from "../log/profile-choice";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A share with its interval (95 %), of so many tasks. */
const shareSchema = z.strictObject({
  mean: z.number().min(0).max(1),
  low: z.number().min(0).max(1),
  high: z.number().min(0).max(1),
});

/** A paired difference of two policies on the same tasks, in shares. */
const differenceSchema = z.strictObject({
  of: z.string(),
  against: z.string(),
  difference: z.number(),
  low: z.number(),
  high: z.number(),
  /** Holm's p over the differences of the card. */
  pHolm: z.number().min(0).max(1),
});

/** What is compared on the held-out tasks; in the order in which they are shown. */
export const cardControls = ["untrained", "sft", "sft+answer-only", "sft+all-returns"] as const;
export type CardControl = (typeof cardControls)[number];

/** How a policy acted on the tasks, each number the mean over them. */
const conductSchema = z.strictObject({
  reward: z.number(),
  /** How well the memory was kept, 0 to 1. */
  memory: z.number().nullable(),
  steps: z.number().min(0),
  promptTokens: z.number().min(0),
  /** Successful operations by stage. */
  operations: z.record(z.enum(["1", "2", "3"]), z.record(z.enum(operationNames), z.number().min(0))),
});

/**
 * What a person must know of a trained policy before they use it: `training/policies/<name>/card.json`. The app offers no policy without one,
 * asks it by the profile named here, and shows every number with its n.
 */
export const policyCardSchema = z.strictObject({
  schema: z.literal("agemem-policy-card"),
  version: z.literal(1),
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
  says: z.string().min(1),
  base: z.strictObject({
    name: z.string(),
    license: z.string(),
    /** Where the file comes from, and what it must be. */
    source: z.url(),
    bytes: z.int().positive(),
    sha256,
  }),
  adapter: z.strictObject({
    /** Beside the card. */
    file: z.string().regex(/^[A-Za-z0-9._-]+\.gguf$/),
    bytes: z
      .int()
      .positive()
      .max(16 * 1024 ** 2, "An adapter that is shipped has at most 16 MB."),
    sha256,
    rank: z.int().positive(),
    layers: z.strictObject({ first: z.int().min(0), count: z.int().positive() }),
  }),
  profile: profileChoiceSchema,
  /** SHA-256 of the system prompt that it was trained with: a change of its words is another profile. */
  promptSha256: sha256,
  /** The grammar is on in training and in every comparison. */
  hasGrammar: z.boolean(),
  training: z.strictObject({
    engine: z.string(),
    method: z.string(),
    data: z.string(),
    seeds: z.array(z.int()).min(1),
    updates: z.int().min(0),
  }),
  /** Null until somebody has measured it: then the card says so. */
  heldOut: z
    .strictObject({
      tasks: z.int().positive(),
      interval: z.string(),
      scores: z
        .array(z.strictObject({ control: z.enum(cardControls), right: shareSchema, conduct: conductSchema }))
        .min(1),
      differences: z.array(differenceSchema),
    })
    .nullable(),
  cannot: z.array(z.string()).min(1),
});
export type PolicyCard = z.infer<typeof policyCardSchema>;
