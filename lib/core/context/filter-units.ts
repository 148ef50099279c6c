import type { ContextItem } from "../log/context-item";
import { operationOfTool } from "../log/operations";
import { runningTurn, type SessionState } from "../session/session-state";
import { comparedText } from "./compared-text";
import { type Unit, unitsOf } from "./protection";

/**
 * What FILTER judges and takes as one: a question with its answer, a call with its result, or a single item. A long message came in pieces so that
 * one subject of it can leave: each piece is judged alone, and so is the answer to them.
 */
export interface FilterUnit extends Unit {
  /** What the unit says, compared with the criteria. */
  readonly text: string;
  /** The turn of which it is the question, the answer, both, or a piece of the question; null for a call and for a summary. */
  readonly exchangeOf: string | null;
  readonly isPiece: boolean;
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
  const inPieces = new Set(judged.flatMap(({ items: [first] }) => (first?.part ? [first.turnId] : [])));
  const units = new Map<string, Unit[]>();
  for (const unit of judged) {
    const [first] = unit.items;
    const exchange = exchangeOf(unit);
    const key = exchange === null || inPieces.has(exchange) ? `item ${first?.itemId}` : `turn ${exchange}`;
    const parts = units.get(key);
    if (parts) parts.push(unit);
    else units.set(key, [unit]);
  }
  return [...units.values()].map(joined);
}

/** The exchange before what is being asked: what "that" and "this topic" mean. Empty when nothing was said before. */
export function lastExchange(units: readonly FilterUnit[]): ReadonlySet<FilterUnit> {
  const last = units.findLast(
    ({ exchangeOf: turnId, items }) => turnId !== null && items.some(({ kind }) => kind === "user"),
  );
  return new Set(last ? units.filter(({ exchangeOf: turnId }) => turnId === last.exchangeOf) : []);
}

function exchangeOf({ items: [first] }: Unit): string | null {
  return first && isSaid(first) ? first.turnId : null;
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

function joined(parts: readonly Unit[]): FilterUnit {
  const items = parts.flatMap((part) => part.items);
  const [first] = parts;
  return {
    items,
    tokens: parts.reduce((sum, part) => sum + part.tokens, 0),
    protection: parts.find(({ protection }) => protection !== null)?.protection ?? null,
    text: items
      .map((item) => (item.toolCalls ? item.text : comparedText(item)))
      .filter((text) => text.trim() !== "")
      .join("\n"),
    exchangeOf: first ? exchangeOf(first) : null,
    isPiece: items.some(({ part }) => part !== undefined),
  };
}
