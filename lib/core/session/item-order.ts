import { List, Map as PersistentMap } from "immutable";
import type { ContextItem } from "../log/context-item";

/** Places on one page: few enough to copy a page on every event, many enough that ten thousand items are few pages. */
const placesPerPage = 64;

/** Items that are side by side, in context order. Never changed, only replaced: a cache by page stays right for long. */
export type Page = readonly ContextItem[];

/**
 * Every item that ever entered a context, in context order; items that left keep their place, so that restoring is exact.
 * An item takes the next place for good. A summary is before the first item it replaced and shares that item's place,
 * so no place ever moves and no change costs more with many items than with few. Read-only and persistent.
 */
export class ItemOrder implements Iterable<string> {
  static readonly empty = new ItemOrder(List(), PersistentMap(), 0);

  private constructor(
    readonly pages: List<Page>,
    private readonly placeOf: PersistentMap<string, number>,
    private readonly nextPlace: number,
  ) {}

  /** The order with an item at its end. */
  push(item: ContextItem): ItemOrder {
    const place = this.nextPlace;
    const index = pageOf(place);
    const pages = this.pages.set(index, [...(this.pages.get(index) ?? []), item]);
    return new ItemOrder(pages, this.placeOf.set(item.itemId, place), place + 1);
  }

  /** The order with an item directly before the first of the others; at the end when there is none of them. */
  insertBefore(item: ContextItem, otherIds: readonly string[]): ItemOrder {
    const [first] = this.sorted(otherIds);
    const place = first === undefined ? undefined : this.placeOf.get(first);
    if (place === undefined) return this.push(item);
    const page = this.pages.get(pageOf(place)) ?? [];
    const before = page.findIndex((other) => other.itemId === first);
    const pages = this.pages.set(pageOf(place), page.toSpliced(before, 0, item));
    return new ItemOrder(pages, this.placeOf.set(item.itemId, place), this.nextPlace);
  }

  /** The order with a newer state of an item at the item's place. */
  replace(item: ContextItem): ItemOrder {
    const place = this.placeOf.get(item.itemId);
    if (place === undefined) throw new Error(`Item ${item.itemId} is not in the order.`);
    const page = this.pages.get(pageOf(place)) ?? [];
    const pages = this.pages.set(
      pageOf(place),
      page.map((other) => (other.itemId === item.itemId ? item : other)),
    );
    return new ItemOrder(pages, this.placeOf, this.nextPlace);
  }

  /** Those of the ids that are here, each once, in context order. */
  sorted(itemIds: Iterable<string>): readonly string[] {
    const known = [...new Set(itemIds)].filter((itemId) => this.placeOf.has(itemId));
    return known.sort((left, right) => this.compare(left, right));
  }

  /** Every item, starting at one of them; from the start when no item is named. */
  *items(fromItemId?: string): Generator<ContextItem> {
    const place = fromItemId === undefined ? 0 : (this.placeOf.get(fromItemId) ?? this.nextPlace);
    let isReached = fromItemId === undefined;
    for (let index = pageOf(place); index < this.pages.size; index += 1) {
      for (const item of this.pages.get(index) ?? []) {
        isReached ||= item.itemId === fromItemId;
        if (isReached) yield item;
      }
    }
  }

  *[Symbol.iterator](): Generator<string> {
    for (const item of this.items()) yield item.itemId;
  }

  toArray(): string[] {
    return [...this];
  }

  /** The id of the item at the end. */
  last(): string | undefined {
    return this.pages.last()?.at(-1)?.itemId;
  }

  get size(): number {
    return this.placeOf.size;
  }

  private compare(left: string, right: string): number {
    const leftPlace = this.placeOf.get(left) ?? 0;
    const rightPlace = this.placeOf.get(right) ?? 0;
    if (leftPlace !== rightPlace) return leftPlace - rightPlace;
    const page = this.pages.get(pageOf(leftPlace)) ?? [];
    return page.findIndex((item) => item.itemId === left) - page.findIndex((item) => item.itemId === right);
  }
}

function pageOf(place: number): number {
  return Math.floor(place / placesPerPage);
}
