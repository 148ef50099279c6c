import { erasedMark } from "./says";

/** Fields of a tool result in which the app names something; every other string in it is words. */
const named = new Set(["memory_id", "proposal_id", "said_at", "memory_type", "operation", "code"]);

type Change = (text: string) => string;

/**
 * A result that `toolResult` wrote, with its words rewritten from within, so that it is JSON afterwards; null for any other text. What
 * is said there of a memory that stays is its own: only the quote behind it can say what goes (`changeSaid`), because one sentence may
 * have become several memories. What is said of an erased memory goes whole.
 */
export function rewriteToolResult(
  text: string,
  memoryIds: ReadonlySet<string>,
  change: Change,
  changeSaid: Change,
): string | null {
  const result = parseObject(text);
  if (result === null) return null;
  const rewritten = rewrite(result, { memoryIds, change, changeSaid });
  const after = JSON.stringify(rewritten);
  return after === JSON.stringify(result) ? text : after;
}

/** Both are asked about every text, also about those that go whole: a search for survivors counts what it is asked about. */
interface Changes {
  readonly memoryIds: ReadonlySet<string>;
  readonly change: Change;
  readonly changeSaid: Change;
}

function rewrite(value: unknown, changes: Changes): unknown {
  if (typeof value === "string") return changes.change(value);
  if (Array.isArray(value)) return value.map((each) => rewrite(each, changes));
  if (typeof value !== "object" || value === null) return value;
  const memoryId = "memory_id" in value && typeof value.memory_id === "string" ? value.memory_id : null;
  if (memoryId !== null && changes.memoryIds.has(memoryId)) return withoutOwnWords(value, changes);
  const isOfOther = memoryId !== null;
  return mapped(value, (key, inner) => {
    if (key === "said" && typeof inner === "string") return changes.changeSaid(inner);
    if (isOfOther || (named.has(key) && typeof inner === "string")) return inner;
    return rewrite(inner, changes);
  });
}

/** The words of an erased memory go whole, whatever they say, with what it was taken from and its metadata. */
function withoutOwnWords(value: object, changes: Changes): object {
  return mapped(value, (key, inner) => {
    if (named.has(key)) return inner;
    if (key === "said" && typeof inner === "string") {
      changes.changeSaid(inner);
      return erasedMark;
    }
    if (typeof inner === "string") {
      changes.change(inner);
      return erasedMark;
    }
    return typeof inner === "object" && inner !== null ? {} : inner;
  });
}

function mapped(object: object, change: (key: string, value: unknown) => unknown): object {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(key, value)]));
}

function parseObject(text: string): object | null {
  if (!text.startsWith("{")) return null;
  try {
    return JSON.parse(text) as object;
  } catch {
    return null;
  }
}
