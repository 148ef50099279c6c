import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ContextItem } from "../log/context-item";
import { ItemOrder } from "./item-order";

function itemOf(itemId: string, pinned = false): ContextItem {
  const place = { turnId: null, step: null, enteredSequence: 1, enteredAt: "", pinned, neverFilter: false };
  return {
    itemId,
    kind: "user",
    author: "person",
    text: itemId,
    tokens: 1,
    fate: { status: "live" },
    ...place,
  };
}

/** Where each new item goes: before some items that are there by then, or at the end. */
const insertions = fc.array(fc.array(fc.nat(500), { maxLength: 3 }), { maxLength: 300 });

describe("ItemOrder", () => {
  it("orders like a plain array, whatever is put before whatever", () => {
    fc.assert(
      fc.property(insertions, (all) => {
        const plain: string[] = [];
        let order = ItemOrder.empty;
        for (const [index, picks] of all.entries()) {
          const others = picks.flatMap((pick) => plain[pick % Math.max(1, plain.length)] ?? []);
          const itemId = `item-${index}`;
          order = order.insertBefore(itemOf(itemId), others);
          const place = plain.findIndex((other) => others.includes(other));
          plain.splice(place < 0 ? plain.length : place, 0, itemId);
        }
        expect(order.toArray()).toEqual(plain);
        expect(order.size).toBe(plain.length);
        expect(order.last()).toBe(plain.at(-1));
        expect(order.sorted([...plain].sort())).toEqual(plain);
        const [from] = plain.slice(Math.floor(plain.length / 2));
        expect([...order.items(from)].map((item) => item.itemId)).toEqual(
          plain.slice(Math.floor(plain.length / 2)),
        );
      }),
      { numRuns: 60 },
    );
  });

  it("leaves earlier orders as they were", () => {
    const before = ItemOrder.empty.push(itemOf("a")).push(itemOf("b"));
    const after = before.replace(itemOf("a", true)).insertBefore(itemOf("c"), ["b", "a"]);
    expect(before.toArray()).toEqual(["a", "b"]);
    expect([...before.items()].some((item) => item.pinned)).toBe(false);
    expect(after.toArray()).toEqual(["c", "a", "b"]);
  });

  it("knows no place for an item that never entered", () => {
    expect(() => ItemOrder.empty.replace(itemOf("a"))).toThrow("not in the order");
    expect(ItemOrder.empty.push(itemOf("a")).sorted(["nobody"])).toEqual([]);
    expect([...ItemOrder.empty.push(itemOf("a")).items("nobody")]).toEqual([]);
  });
});
