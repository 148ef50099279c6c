import type { ContextItem } from "../log/context-item";
import type { SessionEvent } from "../log/events";
import { positionsOf } from "../replay/steps";
import type { BranchLog } from "./align-branches";

/** The first model call at which two sessions were sent other contexts. */
export interface ContextDifference {
  /** The step of the replay on either side. */
  readonly leftStep: number;
  readonly rightStep: number;
  /** What only the one, and only the other prompt held, in its order. */
  readonly onlyLeft: readonly ContextItem[];
  readonly onlyRight: readonly ContextItem[];
}

/**
 * Compares what two sessions sent, call by call and by the words, since items of two sessions never share an id. Null while every call that both
 * made was sent the same, one of them having made more or not.
 */
export function firstContextDifference(left: BranchLog, right: BranchLog): ContextDifference | null {
  const [leftCalls, rightCalls] = [callsOf(left.events), callsOf(right.events)];
  const common = Math.min(leftCalls.length, rightCalls.length);
  for (let index = 0; index < common; index++) {
    const [ofLeft, ofRight] = [leftCalls[index], rightCalls[index]];
    if (!ofLeft || !ofRight) break;
    const leftItems = itemsOf(left, ofLeft.itemIds);
    const rightItems = itemsOf(right, ofRight.itemIds);
    const isSame =
      leftItems.length === rightItems.length &&
      leftItems.every((item, place) => wordsOf(item) === wordsOf(rightItems[place]));
    if (!isSame)
      return {
        leftStep: ofLeft.step,
        rightStep: ofRight.step,
        onlyLeft: without(leftItems, rightItems),
        onlyRight: without(rightItems, leftItems),
      };
  }
  return null;
}

function callsOf(events: readonly SessionEvent[]): readonly { step: number; itemIds: readonly string[] }[] {
  return positionsOf(events, "steps").flatMap(({ number, firstSequence, sequence }) => {
    const started = events.slice(firstSequence - 1, sequence).find((event) => event.type === "step-started");
    return started?.type === "step-started" ? [{ step: number, itemIds: started.promptItemIds }] : [];
  });
}

function itemsOf({ state }: BranchLog, itemIds: readonly string[]): readonly ContextItem[] {
  return itemIds.flatMap((itemId) => state.items.get(itemId) ?? []);
}

/** What an item says to the model; ids of memories differ between stores and say nothing. */
function wordsOf(item: ContextItem | undefined): string {
  if (!item) return "";
  const said = `${item.kind}\n${item.text}\n${JSON.stringify(item.toolCalls?.map(({ toolName, input }) => [toolName, input]) ?? [])}`;
  return said.replace(/\bmem_[0-9A-Za-z]+/g, "mem");
}

/** The items of the one list that the other has not, each counted as often as it is there. */
function without(items: readonly ContextItem[], others: readonly ContextItem[]): readonly ContextItem[] {
  const there = new Map<string, number>();
  for (const other of others) there.set(wordsOf(other), (there.get(wordsOf(other)) ?? 0) + 1);
  return items.filter((item) => {
    const count = there.get(wordsOf(item)) ?? 0;
    there.set(wordsOf(item), count - 1);
    return count <= 0;
  });
}
