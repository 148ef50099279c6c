import { z } from "zod";
import { breakpointSchema } from "./breakpoint";
import { defineEvent } from "./define-event";

/** Why a branch was made. */
export const branchReasonSchema = z.enum(["edit", "regenerate", "fork", "counterfactual", "import"]);
export type BranchReason = z.infer<typeof branchReasonSchema>;

/** How sessions descend from each other, and where a turn waits for the person. */
export const branchEvents = [
  /** First event of a branch: everything up to `parentSequence` is shared with the parent and not copied. */
  defineEvent("session-forked", {
    fields: {
      parentSessionId: z.string(),
      parentSequence: z.int().positive(),
      reason: branchReasonSchema,
      /** True: reads long-term memory as of `forkMemoryPosition` plus its own changes, and writes only to itself. */
      sandbox: z.boolean(),
      forkMemoryPosition: z.int().min(0),
      /** What the person changed, in words, for lists and comparisons. */
      label: z.string(),
    },
  }),
  /** A sandbox's changes were carried over to the person's memories. */
  defineEvent("sandbox-applied", { fields: { memoryEventIds: z.array(z.string()) } }),
  /** The turn stands still before an operation or a step until the person decides. */
  defineEvent("turn-paused", {
    fields: {
      breakpoint: z.string(),
      sentence: z.string(),
      toolCallId: z.string().nullable(),
    },
  }),
  defineEvent("turn-continued", {
    fields: {
      decision: z.enum(["continue", "edit", "skip"]),
      toolCallId: z.string().nullable(),
      /** With `edit`: the arguments that the person wants instead of the agent's. */
      input: z.unknown().optional(),
    },
  }),
  /** The breakpoints of this session from now on; the list replaces the one before. */
  defineEvent("breakpoints-set", { fields: { breakpoints: z.array(breakpointSchema).max(50) } }),
] as const;
