import { z } from "zod";
import { id } from "./words";

/** Where a turn stands still until the person decides. Set per session, by an event, so that it survives and every tab knows. */
export const breakpointSchema = z.discriminatedUnion("kind", [
  /** Before any DELETE. */
  z.object({ kind: z.literal("delete") }),
  /** Before any ADD, UPDATE or DELETE. */
  z.object({ kind: z.literal("memory-write") }),
  /** Before a RETRIEVE that would find this memory. */
  z.object({ kind: z.literal("retrieved"), memoryId: id().min(1).max(100) }),
  /** Before the step whose prompt passes this share of the limit for the first time. */
  z.object({ kind: z.literal("budget"), percent: z.int().min(1).max(100) }),
]);
export type Breakpoint = z.infer<typeof breakpointSchema>;

/** The name of a breakpoint in `turn-paused`: equal for equal breakpoints. */
export function breakpointKey(breakpoint: Breakpoint): string {
  switch (breakpoint.kind) {
    case "delete":
    case "memory-write":
      return breakpoint.kind;
    case "retrieved":
      return `retrieved:${breakpoint.memoryId}`;
    case "budget":
      return `budget:${breakpoint.percent}`;
  }
}

/** A breakpoint in words, for lists. */
export function describeBreakpoint(breakpoint: Breakpoint): string {
  switch (breakpoint.kind) {
    case "delete":
      return "Before DELETE";
    case "memory-write":
      return "Before any change of memory";
    case "retrieved":
      return `When ${breakpoint.memoryId} is retrieved`;
    case "budget":
      return `When the context passes ${breakpoint.percent} %`;
  }
}
