import type { ContextItem } from "../log/context-item";
import { operationOfTool } from "../log/operations";
import { runningTurn, type SessionState } from "../session/session-state";
import { comparedText } from "./compared-text";
import { type Unit, unitsOf } from "./protection";

/**
 * What FILTER judges and takes as one: a question with its answer, a call with its result, or a single item. `itemIds` of the turn are in
 * context order.
 */
export interface FilterUnit extends Unit {
  /** What the unit says, compared with the criteria. */
  readonly text: string;
  /** True for a question and its answer. */
  readonly isExchange: boolean;
}

/**
 * The units that FILTER may judge, in context order of their first item. Never the system prompt, notices of the app, the turn that asks, or calls
 * that write memory or act on the context: they speak of every subject that was ever removed.
 */
export function filterUnits(state: SessionState): readonly FilterUnit[] {
  const asking = runningTurn(state)?.turnId;
  const judged = unitsOf(state, "FILTER").filter(({ items }) => {
    const [first] = items;
    return first !== undefined && (asking === undefined || first.turnId !== asking) && isJudged(items);
  });
  const exchanges = new Map<string, Unit[]>();
  for (const unit of judged) {
    const [first] = unit.items;
    const key =
      first && isSaid(first) && first.turnId !== null ? `turn ${first.turnId}` : `item ${first?.itemId}`;
    const parts = exchanges.get(key);
    if (parts) parts.push(unit);
    else exchanges.set(key, [unit]);
  }
  return [...exchanges].map(([key, parts]) => joined(parts, key.startsWith("turn ")));
}

/** The exchange before what is being asked: what "that" and "this topic" mean. Null when nothing was said before. */
export function lastExchange(units: readonly FilterUnit[]): FilterUnit | null {
  return (
    units.findLast(({ isExchange, items }) => isExchange && items.some(({ kind }) => kind === "user")) ?? null
  );
}

function isJudged([first, ...others]: readonly ContextItem[]): boolean {
  if (!first || first.kind === "system" || first.kind === "notice") return false;
  const names = [first, ...others].flatMap((item) => [
    ...(item.toolCalls ?? []).map(({ toolName }) => toolName),
    ...(item.toolName === undefined ? [] : [item.toolName]),
  ]);
  return names.every((name) => ["RETRIEVE", null].includes(operationOfTool(name)));
}

/** A message of the person or an answer without a call. */
function isSaid({ kind, toolCalls }: ContextItem): boolean {
  return kind === "user" || (kind === "agent" && (toolCalls ?? []).length === 0);
}

function joined(parts: readonly Unit[], isExchange: boolean): FilterUnit {
  const items = parts.flatMap((part) => part.items);
  return {
    items,
    tokens: parts.reduce((sum, part) => sum + part.tokens, 0),
    protection: parts.find(({ protection }) => protection !== null)?.protection ?? null,
    text: items
      .map((item) => (item.toolCalls ? item.text : comparedText(item)))
      .filter((text) => text.trim() !== "")
      .join("\n"),
    isExchange,
  };
}
