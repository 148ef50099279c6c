import { z } from "zod";
import { actionContract, typed } from "../contract";

/** What a person types before everything that is kept of them is removed. */
export const wipeWord = "wipe";

/** What was there. */
export interface Wiped {
  readonly sessions: number;
  readonly events: number;
  readonly memories: number;
  /** Answers that were ended first. */
  readonly turnsEnded: number;
}

/** Removes everything that is kept of a person, settings and connections included. */
export const wipeEverythingContract = actionContract("settings/wipe-everything", {
  request: z.strictObject({ word: z.literal(wipeWord) }),
  response: typed<Wiped>(),
});
