import type { ContextItem } from "../log/context-item";
import type { Rejection } from "../log/rejection";
import { err, ok, type Result } from "../result";
import type { SessionState } from "../session/session-state";
import { unitsOf } from "./protection";

/** What a SUMMARY would replace. */
export interface SummarySelection {
  readonly items: readonly ContextItem[];
  readonly tokensBefore: number;
}

/**
 * Chooses what SUMMARY replaces: the last N items that may be taken, or all of them (paper A.1; N counts messages, the system
 * prompt, the current message and the calling step are never counted). A tool call takes its results along, so a little more than
 * N may be chosen. N beyond the context means all.
 */
export function selectForSummary(state: SessionState, span: string): Result<SummarySelection, Rejection> {
  const count = parseSpan(span);
  if (count === null) {
    return err({
      code: "INVALID_SPAN",
      reason: `span must be "all" or a whole number from 1 as text, not ${JSON.stringify(span)}.`,
    });
  }
  const free = unitsOf(state, "SUMMARY").filter((unit) => unit.protection === null);
  const items: ContextItem[] = [];
  for (const unit of [...free].reverse()) {
    if (items.length >= count) break;
    items.unshift(...unit.items);
  }
  if (items.length === 0) {
    return err({
      code: "NOTHING_TO_SUMMARIZE",
      reason: "The context holds nothing that a summary may replace.",
    });
  }
  return ok({ items, tokensBefore: items.reduce((sum, item) => sum + item.tokens, 0) });
}

/** A summary must say something and cost less than what it replaces; else the originals stay. */
export function checkSummary(text: string, tokensAfter: number, tokensBefore: number): Rejection | null {
  if (text.trim() === "")
    return { code: "SUMMARY_EMPTY", reason: "The summary came out empty; the originals stay." };
  if (tokensAfter < tokensBefore) return null;
  return {
    code: "SUMMARY_NOT_SHORTER",
    reason: `The summary would cost ${tokensAfter} tokens, what it replaces costs ${tokensBefore}; the originals stay.`,
  };
}

/** The first line of a summary's text: tells the model how much it stands for. */
export function summaryHeader(itemCount: number): string {
  return `[Summary of ${itemCount} items]`;
}

function parseSpan(span: string): number | null {
  const text = span.trim().toLowerCase();
  if (text === "all") return Number.POSITIVE_INFINITY;
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}
