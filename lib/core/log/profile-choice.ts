import { z } from "zod";
import { name } from "./words";

/** How a model is asked to act, beside its protocol: what it is told, in which form, and whether memories are placed for it. */
export const profileChoiceSchema = z.object({
  /**
   * The long prompt explains six tools; the short one says when to use which, to a model that cannot weigh more. `policy`: a trained policy
   * is sent the few lines that it was trained with, and its own earlier thoughts.
   */
  prompt: z.enum(["long", "short", "policy"]),
  /** `required`: optional arguments are not described. Small models copy their schema instead of leaving them out. */
  arguments: z.enum(["all", "required"]),
  /** `short`: JSON without what a model does not need to go on; `words`: the same in words, for models that recite JSON. */
  results: z.enum(["full", "short", "words"]),
  placesMemories: z.boolean(),
});
export type ProfileChoice = z.infer<typeof profileChoiceSchema>;

/** What a session records of the profile that it is asked by; nothing for the long one. */
export const recordedProfileSchema = z.object({ name: name(), ...profileChoiceSchema.shape });
export type RecordedProfile = z.infer<typeof recordedProfileSchema>;
