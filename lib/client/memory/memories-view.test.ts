import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { originSchema } from "@/lib/core/log/memory";
import { memorySortSchema } from "@/lib/core/memory/memory-query";
import {
  ages,
  defaultView,
  filterOf,
  isNarrowed,
  memoriesTabs,
  readView,
  viewAddress,
} from "./memories-view";

const word = fc.stringMatching(/^[a-z_]{1,8}$/);
const day = fc.stringMatching(/^202[0-9]-0[1-9]-[12][0-8]$/);
const views = fc.record({
  tab: fc.constantFrom(...memoriesTabs),
  query: fc.string({ unit: "grapheme", maxLength: 40 }),
  sort: fc.constantFrom(...memorySortSchema.options),
  types: fc.array(word, { maxLength: 3 }),
  origins: fc.subarray([...originSchema.options]),
  usage: fc.constantFrom("used" as const, "never-used" as const, null),
  sessionId: fc.option(word),
  days: fc.constantFrom(...ages, null),
  memoryId: fc.option(word),
  asOf: fc.option(fc.nat()),
  from: fc.option(day),
  to: fc.option(day),
});

describe("the address of the page of memories", () => {
  it("says the whole view and nothing else", () => {
    fc.assert(
      fc.property(views, (view) => {
        const address = new URL(viewAddress(view), "http://localhost");
        expect(address.pathname).toBe("/memories");
        expect(readView(address.searchParams)).toEqual(view);
      }),
    );
    expect(viewAddress(defaultView)).toBe("/memories");
  });

  it("reads any address without failing", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom("view", "q", "as-of", "days", "usage", "from", "origins"), fc.string()),
        (search) => {
          const view = readView(new URLSearchParams(search));
          expect(memoriesTabs).toContain(view.tab);
        },
      ),
    );
    expect(readView(new URLSearchParams("as-of=-1&days=3&view=nowhere&usage=never"))).toEqual(defaultView);
  });

  it("asks the server only for what narrows the list", () => {
    expect(filterOf(defaultView, 0)).toEqual({});
    expect(isNarrowed(defaultView)).toBe(false);
    const view = { ...defaultView, days: 7, usage: "never-used" as const };
    expect(filterOf(view, Date.UTC(2026, 10, 26))).toEqual({
      usage: "never-used",
      changedAfter: "2026-11-19T00:00:00.000Z",
    });
    expect(isNarrowed(view)).toBe(true);
  });
});
