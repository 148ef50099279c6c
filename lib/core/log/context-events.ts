import { z } from "zod";
import { counted, grouped, quoted, signed } from "../text/phrases";
import { beginningOf } from "../text/shorten";
import {
  messageItemSchema,
  noticeItemSchema,
  summaryItemSchema,
  toolInputSchema,
  toolNameSchema,
} from "./context-item";
import { defineEvent, defineOperation } from "./define-event";
import { modelIdentitySchema } from "./event-envelope";
import { operationNames, operationOfTool, toolNames } from "./operations";
import { rejectionCodes } from "./rejection";
import { id, name, words } from "./words";

const candidateSchema = z.object({
  itemId: id(),
  score: z.number(),
  /** The highest score of any passage of the item: differs from `score` only in long items. */
  bestPassageScore: z.number(),
  /** `doubtful`: something speaks for it, but too little to take it. */
  outcome: z.enum(["removed", "kept", "doubtful", "protected"]),
  protection: name().nullable(),
});
export type FilterCandidate = z.infer<typeof candidateSchema>;

/** SUMMARY and FILTER are executions of a tool in the conventions. */
const toolFacts = { "gen_ai.tool.type": "function" } as const;

/** Changes of the context: by the agent, by the person, and by the app when room is needed. */
export const contextEvents = [
  defineOperation("context-summarized", {
    fields: {
      operation: z.literal("SUMMARY"),
      /** "all" or a number as text: no other span is ever carried out. */
      span: words("events", { isOurs: (text) => /^\s*(?:all|\d+)\s*$/i.test(text) }),
      replacedItemIds: z.array(id()),
      summary: summaryItemSchema,
      tokensBefore: z.int().min(0),
      tokensAfter: z.int().min(0),
      model: modelIdentitySchema,
    },
    family: "context",
    hasRows: false,
    touches: ({ summary, replacedItemIds }) => ({ items: [summary.itemId], removed: replacedItemIds }),
    tokens: ({ tokensBefore, tokensAfter }) => tokensAfter - tokensBefore,
    says: ({ replacedItemIds, tokensAfter }) =>
      `SUMMARY folded ${counted(replacedItemIds.length, "item")} into ${counted(tokensAfter, "token")}`,
    line: ({ replacedItemIds, tokensBefore, tokensAfter }) =>
      `${counted(replacedItemIds.length, "item")} · ${signed(tokensAfter - tokensBefore)} tokens`,
    targets: ({ replacedItemIds }) => replacedItemIds,
    texts: ({ summary }) => [summary.text],
    affects: ({ replacedItemIds }) => replacedItemIds.length,
    facts: ({ replacedItemIds, tokensBefore, tokensAfter }) => ({
      ...toolFacts,
      "gen_ai.tool.name": toolNames.SUMMARY,
      "agemem.context.items_removed": replacedItemIds.length,
      "agemem.context.tokens_before": tokensBefore,
      "agemem.context.tokens_after": tokensAfter,
    }),
    content: ({ span, summary }) => ({
      "agemem.summary.span": span,
      "gen_ai.tool.call.result": JSON.stringify(summary.text),
    }),
  }),
  defineOperation("context-filtered", {
    fields: {
      operation: z.literal("FILTER"),
      criteria: words("events"),
      threshold: z.number(),
      candidates: z.array(candidateSchema),
      removedItemIds: z.array(id()),
      tokensFreed: z.int().min(0),
      embeddingModel: name(),
    },
    family: "context",
    hasRows: false,
    touches: ({ removedItemIds }) => ({ removed: removedItemIds }),
    tokens: ({ tokensFreed }) => -tokensFreed,
    says: ({ removedItemIds, tokensFreed }) =>
      `FILTER removed ${counted(removedItemIds.length, "item")}, ${counted(tokensFreed, "token")} freed`,
    line: ({ criteria, removedItemIds, tokensFreed }) =>
      `“${criteria}” · ${counted(removedItemIds.length, "item")} · ${signed(-tokensFreed)} tokens`,
    targets: ({ removedItemIds }) => removedItemIds,
    texts: ({ criteria }) => [criteria],
    affects: ({ removedItemIds }) => removedItemIds.length,
    facts: ({ removedItemIds, tokensFreed, threshold, candidates }) => ({
      ...toolFacts,
      "gen_ai.tool.name": toolNames.FILTER,
      "agemem.context.items_removed": removedItemIds.length,
      "agemem.context.tokens_freed": tokensFreed,
      "agemem.filter.threshold": threshold,
      "agemem.filter.candidates": candidates.length,
    }),
    content: ({ criteria }) => ({ "gen_ai.tool.call.arguments": JSON.stringify({ criteria }) }),
  }),
  defineOperation("operation-rejected", {
    fields: {
      operation: z.enum(operationNames).nullable(),
      toolName: toolNameSchema,
      input: toolInputSchema,
      code: z.enum(rejectionCodes),
      reason: words("events"),
    },
    family: "context",
    hasRows: false,
    touches: () => ({}),
    trouble: ({ by }) => (by === "agent" ? "refused" : null),
    tokens: () => 0,
    says: ({ operation, toolName, reason }) => `${operation ?? quoted(toolName)} was refused: ${reason}`,
    line: ({ operation, toolName, reason }) => (operation === null ? `${toolName}: ${reason}` : reason),
    targets: () => [],
    texts: ({ reason }) => [reason],
    affects: () => 1,
    facts: ({ toolName }) => ({
      ...(operationOfTool(toolName) !== null && { "gen_ai.tool.name": toolName }),
      "agemem.rejected": true,
    }),
    content: ({ toolName, input, reason }) => ({
      "gen_ai.tool.name": toolName,
      "gen_ai.tool.call.arguments": JSON.stringify(input) ?? "",
      "agemem.rejected.reason": reason,
    }),
  }),
  defineEvent("items-restored", {
    fields: {
      itemIds: z.array(id()).min(1),
      tokens: z.int().min(0),
      /** The summary that leaves because its originals are back. */
      undoneSummaryItemId: id().nullable(),
    },
    family: "context",
    hasRows: false,
    isAct: true,
    word: "Restore",
    touches: ({ itemIds, undoneSummaryItemId }) => ({
      items: itemIds,
      removed: undoneSummaryItemId === null ? [] : [undoneSummaryItemId],
    }),
    tokens: ({ tokens, undoneSummaryItemId }, itemOf) =>
      tokens - (undoneSummaryItemId === null ? 0 : (itemOf(undoneSummaryItemId)?.tokens ?? 0)),
    says: ({ itemIds }) => `${counted(itemIds.length, "item")} came back`,
    line: ({ itemIds, undoneSummaryItemId }) =>
      `${counted(itemIds.length, "item")} back${undoneSummaryItemId === null ? "" : ", summary undone"}`,
    sentence: null,
    announces: null,
    trace: null,
  }),
  defineEvent("item-protection-changed", {
    fields: { itemId: id(), pinned: z.boolean(), neverFilter: z.boolean() },
    family: "context",
    hasRows: false,
    isAct: true,
    word: "Protect",
    touches: ({ itemId }) => ({ items: [itemId] }),
    tokens: () => 0,
    says: () => "the protection of an item changed",
    line: (event, itemOf) =>
      `${protectionWord(event)}: ${beginningOf(itemOf(event.itemId)?.text ?? event.itemId, 120)}`,
    sentence: null,
    announces: null,
    trace: null,
  }),
  defineEvent("budget-noticed", {
    fields: {
      item: noticeItemSchema,
      usedTokens: z.int(),
      limitTokens: z.int(),
      /** Earlier notices, whose place this one takes; absent where there was none. */
      replacedItemIds: z.array(id()).optional(),
    },
    family: "context",
    hasRows: false,
    isAct: false,
    word: "Notice",
    touches: ({ item, replacedItemIds = [] }) => ({ items: [item.itemId], removed: replacedItemIds }),
    tokens: ({ item, replacedItemIds = [] }, itemOf) =>
      replacedItemIds.reduce((tokens, itemId) => tokens - (itemOf(itemId)?.tokens ?? 0), item.tokens),
    says: () => "the agent was told that the context fills up",
    line: ({ usedTokens, limitTokens }) =>
      `told the agent: ${grouped(usedTokens)} of ${grouped(limitTokens)} tokens`,
    sentence: null,
    announces: null,
    trace: null,
  }),
  defineEvent("context-trimmed", {
    fields: {
      removed: z.array(
        z.object({
          itemId: id(),
          // Earlier releases trimmed the notice, too.
          rule: z.enum(["tool-chatter", "lowest-value", "oldest", "long-message", "notice"]),
        }),
      ),
      tokensBefore: z.int(),
      tokensAfter: z.int(),
      limitTokens: z.int(),
    },
    family: "context",
    hasRows: false,
    isAct: true,
    word: "Made room",
    touches: ({ removed }) => ({ removed: removed.map(({ itemId }) => itemId) }),
    trouble: () => "over-limit",
    tokens: ({ tokensBefore, tokensAfter }) => tokensAfter - tokensBefore,
    says: ({ removed }) => `the app made room: ${counted(removed.length, "item")} left`,
    line: ({ removed }) => `${counted(removed.length, "item")} at the limit`,
    sentence: null,
    announces: null,
    trace: null,
  }),
  /** At the end of a turn: what says nothing to later turns leaves the context, so that they do not learn from it. */
  defineEvent("exchanges-left", {
    fields: { itemIds: z.array(id()).min(1), tokens: z.int().min(0) },
    family: "context",
    hasRows: false,
    isAct: false,
    word: "Left",
    touches: ({ itemIds }) => ({ removed: itemIds }),
    tokens: ({ tokens }) => -tokens,
    says: ({ itemIds }) => `${counted(itemIds.length, "item")} without use to later turns left`,
    line: ({ itemIds }) => `${counted(itemIds.length, "item")} without use to later turns`,
    sentence: ({ itemIds }) =>
      `${counted(itemIds.length, "item")} left the context: calls of the turn that were refused or found nothing, memories that were placed for its answer, and notices that no longer hold. They stay in the log, and you can bring them back.`,
    announces: null,
    trace: null,
  }),
  /** The person took items out by hand. */
  defineEvent("items-removed", {
    fields: { itemIds: z.array(id()).min(1), tokens: z.int().min(0) },
    family: "context",
    hasRows: false,
    isAct: true,
    word: "Removed",
    touches: ({ itemIds }) => ({ removed: itemIds }),
    tokens: ({ tokens }) => -tokens,
    says: ({ itemIds }) => `the person took ${counted(itemIds.length, "item")} out`,
    line: ({ itemIds }) => `${counted(itemIds.length, "item")} taken out by you`,
    sentence: ({ itemIds }) => `You took ${counted(itemIds.length, "item")} out of the context by hand.`,
    announces: null,
    trace: null,
  }),
  /** The person rewrote an item in a fork: the new one stands where the old one stood. */
  defineEvent("item-replaced", {
    fields: { itemId: id(), item: messageItemSchema },
    family: "context",
    hasRows: false,
    isAct: true,
    word: "Replaced",
    touches: ({ itemId, item }) => ({ items: [item.itemId], removed: [itemId] }),
    tokens: ({ itemId, item }, itemOf) => item.tokens - (itemOf(itemId)?.tokens ?? 0),
    says: ({ item }) => `the person rewrote an item as ${quoted(item.text)}`,
    line: ({ item }) => beginningOf(item.text, 200),
    sentence: ({ item }) => `You replaced an item; it now reads: ${item.text}`,
    announces: null,
    trace: null,
  }),
] as const;

function protectionWord({
  pinned,
  neverFilter,
}: {
  readonly pinned: boolean;
  readonly neverFilter: boolean;
}): string {
  if (pinned) return neverFilter ? "pinned, never filtered" : "pinned";
  return neverFilter ? "never filtered" : "no longer protected";
}
