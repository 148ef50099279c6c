import { z } from "zod";
import type { SessionFigures } from "@/lib/core/metric/session-figures";
import { readContract } from "../contract";
import { id } from "../ids";

const figures: z.ZodType<SessionFigures> = z.object({
  sessionId: z.string(),
  turns: z.int(),
  steps: z.int(),
  promptTokens: z.number(),
  costUsd: z.number().nullable(),
  errors: z.int(),
  refused: z.int(),
  undone: z.int(),
  neverCitedTokens: z.number(),
  overruns: z.int(),
  context: z.array(z.number()),
  contextLimitTokens: z.number(),
  standsOut: z.array(
    z.object({
      kind: z.enum(["failed", "refused", "undone", "over-limit"]),
      step: z.int(),
      sentence: z.string(),
    }),
  ),
});

/** Sessions whose figures are asked for at once: each is folded from its log. */
export const figuresAtOnce = 25;

/** What some sessions cost and how their memory went; a session that is unknown is left out. */
export const viewSessionFiguresContract = readContract("session/view-session-figures", {
  request: z.object({ sessionIds: z.array(id).min(1).max(figuresAtOnce) }),
  response: z.object({ figures: z.array(figures) }),
});
