import {
  checkSummary,
  type SummarySelection,
  selectForSummary,
  summaryHeader,
} from "@/lib/core/context/decide-summary";
import { renderSummarizePrompt } from "@/lib/core/context/summarize-prompt";
import { toolResult } from "@/lib/core/context/tool-result";
import { toolNames } from "@/lib/core/log/operations";
import type { Rejection } from "@/lib/core/log/rejection";
import { cleanText } from "@/lib/core/text/clean-text";
import { type LanguageModel, ModelError } from "@/lib/ports/language-model";
import type { Decision } from "../log/append-events";
import { newItem } from "../session/new-item";
import { type OperationContext, operationFields, rejected, resultItem } from "./operation-request";

/** Writes the text of a summary; the same selection is never summarized twice when an append has to be decided again. */
export type Summarizer = (selection: SummarySelection, signal: AbortSignal) => Promise<string | Rejection>;

/** A summarizer for one operation: the current model, without tools. A failed call changes nothing. */
export function createSummarizer(model: LanguageModel): Summarizer {
  const written = new Map<string, string | Rejection>();
  return async (selection, signal) => {
    const key = selection.items.map((item) => item.itemId).join(" ");
    const known = written.get(key);
    if (known !== undefined) return known;
    const text = await writeSummary(model, selection, signal);
    written.set(key, text);
    return text;
  };
}

/** SUMMARY: select, write, check that it is shorter, replace. */
export async function summarizeContext(
  context: OperationContext<"SUMMARY">,
  summarize: Summarizer,
): Promise<Decision> {
  const { deps, request, input, state } = context;
  const attempted = { operation: "SUMMARY", toolName: toolNames.SUMMARY, input } as const;
  const selected = selectForSummary(state, input.span);
  if (!selected.ok) return rejected(context, attempted, selected.error);
  const { items, tokensBefore } = selected.value;
  const text = await summarize(selected.value, request.signal ?? new AbortController().signal);
  if (typeof text !== "string") return rejected(context, attempted, text);
  const summary = newItem(deps, {
    kind: "summary",
    author: "agent",
    text: `${summaryHeader(items.length)}\n${text}`,
  });
  const refusal =
    text === "" ? checkSummary("", 0, tokensBefore) : checkSummary(text, summary.tokens, tokensBefore);
  if (refusal) return rejected(context, attempted, refusal);
  return {
    events: [
      {
        ...operationFields(context),
        type: "context-summarized",
        operation: "SUMMARY",
        span: input.span,
        replacedItemIds: items.map((item) => item.itemId),
        summary,
        tokensBefore,
        tokensAfter: summary.tokens,
        model: deps.languageModel.identity,
        result: resultItem(
          deps,
          request.call,
          toolResult.summarized(items.length, tokensBefore, summary.tokens),
        ),
      },
    ],
  };
}

async function writeSummary(
  model: LanguageModel,
  selection: SummarySelection,
  signal: AbortSignal,
): Promise<string | Rejection> {
  try {
    let text = "";
    for await (const part of model.stream({
      messages: renderSummarizePrompt(selection.items),
      withTools: false,
      signal,
    })) {
      if (part.type === "text") text += part.delta;
    }
    return (cleanText(text.toWellFormed()) ?? "").trim();
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return {
      code: "SUMMARY_FAILED",
      reason: `The summary could not be written (${error.message}); the originals stay.`,
    };
  }
}
