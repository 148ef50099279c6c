import { z } from "zod";
import { counted } from "../text/phrases";
import { breakpointSchema, describeBreakpoint } from "./breakpoint";
import { toolInputSchema } from "./context-item";
import { defineEvent } from "./define-event";
import { eventId, id, name, words } from "./words";

/** Why a branch was made. */
export const branchReasonSchema = z.enum(["edit", "regenerate", "fork", "counterfactual", "import"]);
export type BranchReason = z.infer<typeof branchReasonSchema>;

/** How sessions descend from each other, and where a turn waits for the person. */
export const branchEvents = [
  /** First event of a branch: everything up to `parentSequence` is shared with the parent and not copied. */
  defineEvent("session-forked", {
    fields: {
      parentSessionId: id(),
      parentSequence: z.int().positive(),
      reason: branchReasonSchema,
      /** True: reads long-term memory as of `forkMemoryPosition` plus its own changes, and writes only to itself. */
      sandbox: z.boolean(),
      forkMemoryPosition: z.int().min(0),
      /** What the person changed, in words, for lists and comparisons. */
      label: words("messages"),
    },
    family: "session",
    hasRows: false,
    isAct: false,
    word: "Branch",
    touches: () => ({}),
    tokens: () => 0,
    says: ({ label }) => `a branch began: ${label}`,
    line: ({ label }) => label,
    sentence: ({ label }) =>
      `This branch begins here: ${label}. Everything before is shared with the session it came from.`,
    announces: null,
    trace: null,
  }),
  /** A sandbox's changes were carried over to the person's memories. */
  defineEvent("sandbox-applied", {
    fields: { memoryEventIds: z.array(eventId()) },
    family: "session",
    hasRows: false,
    isAct: true,
    word: "Applied",
    touches: () => ({}),
    tokens: () => 0,
    says: ({ memoryEventIds }) => `${counted(memoryEventIds.length, "change")} went to the person's memories`,
    line: ({ memoryEventIds }) => `${counted(memoryEventIds.length, "change")} to your memories`,
    sentence: ({ memoryEventIds }) =>
      memoryEventIds.length === 1
        ? "1 change of this branch was carried over to your memories."
        : `${counted(memoryEventIds.length, "change")} of this branch were carried over to your memories.`,
    announces: null,
    trace: null,
  }),
  /** An answer is to be made again several times, with all events and without some of them. Its runs are branches named after it. */
  defineEvent("experiment-planned", {
    fields: {
      experimentId: id(),
      title: words("messages"),
      /** The turn whose message is answered again. */
      askedTurnId: id(),
      /** Sequences of the events that are left out, in order. */
      off: z.array(z.int().positive()).max(500),
      /** What an answer is looked through for; null: whether it says the same as the recorded one. */
      phrase: words("messages").nullable(),
    },
    family: "session",
    hasRows: false,
    isAct: false,
    word: "Experiment",
    touches: () => ({}),
    tokens: () => 0,
    says: ({ title }) => `an experiment was planned: ${title}`,
    line: ({ title }) => title,
    sentence: ({ title, off }) =>
      `You planned the experiment ${title}: the answer again without ${counted(off.length, "event")}.`,
    announces: null,
    trace: null,
  }),
  /** It leaves the lists, and so do the branches that it was made of. */
  defineEvent("experiment-deleted", {
    fields: { experimentId: id() },
    family: "session",
    hasRows: false,
    isAct: false,
    word: "Experiment",
    touches: () => ({}),
    tokens: () => 0,
    says: () => "an experiment was deleted",
    line: () => "deleted",
    sentence: () => "You deleted an experiment of this session.",
    announces: null,
    trace: null,
  }),
  /** The turn waits before an operation or a step until the person decides. */
  defineEvent("turn-paused", {
    fields: {
      /** The key of the breakpoint (`breakpointKey`). */
      breakpoint: name(),
      sentence: words("events"),
      toolCallId: id().nullable(),
    },
    family: "turn",
    hasRows: false,
    isAct: false,
    word: "Paused",
    touches: () => ({}),
    tokens: () => 0,
    says: ({ sentence }) => `the turn paused: ${sentence}`,
    line: ({ sentence }) => sentence,
    sentence: ({ sentence }) => sentence,
    announces: {
      closesStep: false,
      urgency: "assertive",
      text: ({ sentence }) => `Paused. ${sentence}`,
    },
    trace: null,
  }),
  defineEvent("turn-continued", {
    fields: {
      decision: z.enum(["continue", "edit", "skip"]),
      toolCallId: id().nullable(),
      /** With `edit`: the arguments that the person wants instead of the agent's. */
      input: toolInputSchema.optional(),
    },
    family: "turn",
    hasRows: false,
    isAct: false,
    word: "Continued",
    touches: () => ({}),
    tokens: () => 0,
    says: ({ decision }) => `the turn went on: ${decision}`,
    line: ({ decision }) => decision,
    sentence: ({ decision }) => `You decided: ${decision}.`,
    announces: null,
    trace: null,
  }),
  /** The breakpoints of this session from now on; the list replaces the one before. */
  defineEvent("breakpoints-set", {
    fields: { breakpoints: z.array(breakpointSchema).max(50) },
    family: "session",
    hasRows: false,
    isAct: false,
    word: "Breakpoints",
    touches: () => ({}),
    tokens: () => 0,
    says: ({ breakpoints }) => `${counted(breakpoints.length, "breakpoint")} hold the session's turns`,
    line: ({ breakpoints }) => breakpoints.map(describeBreakpoint).join(", ") || "none",
    sentence: ({ breakpoints }) =>
      breakpoints.length === 0
        ? "No breakpoint holds this session any more."
        : `You set breakpoints: ${breakpoints.map(describeBreakpoint).join("; ")}.`,
    announces: null,
    trace: null,
  }),
] as const;
