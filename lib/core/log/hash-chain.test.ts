import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  chainStart,
  checkChain,
  createChainCheck,
  hashOfEvent,
  linkEvents,
  type StoredEvent,
  sealRemains,
} from "./hash-chain";

/** A log of any content: numbered, of one session, with words in every language and values of every kind. */
const anyLog = fc
  .array(fc.record({ text: fc.string({ unit: "grapheme" }), input: fc.jsonValue() }), {
    minLength: 2,
    maxLength: 8,
  })
  .map((contents) =>
    linkEvents(
      chainStart,
      contents.map((content, index) => ({
        id: `event-${index + 1}`,
        sessionId: "session-1",
        sequence: index + 1,
        schemaVersion: 3,
        type: index % 3 === 1 ? "step-started" : "turn-started",
        ...content,
      })),
    ),
  );

const stored = (events: readonly object[]) => JSON.parse(JSON.stringify(events)) as StoredEvent[];
const brokenIn = (events: readonly object[]) => checkChain(stored(events)).broken;

/** A log and one of its places, from 0. */
const logAndPlace = anyLog.chain((events) =>
  fc.record({ events: fc.constant(events), place: fc.nat({ max: events.length - 1 }) }),
);

describe("a log as it was written", () => {
  test("closes, whatever it says, and every field is covered from the first event on", () => {
    fc.assert(
      fc.property(anyLog, (events) => {
        expect(checkChain(stored(events))).toEqual({
          broken: null,
          coverage: { hashedFrom: 1, erased: [] },
        });
      }),
    );
  });

  test("records the head of the chain before each model call", () => {
    fc.assert(
      fc.property(anyLog, (events) => {
        for (const [index, event] of events.entries())
          if (event.type === "step-started")
            expect(event).toMatchObject({ logHash: events[index - 1]?.hash ?? chainStart });
      }),
    );
  });

  test("does not depend on the order of keys", () => {
    const event = { b: [1, { d: 2, c: 3 }], a: "x" };
    expect(hashOfEvent(chainStart, event)).toBe(hashOfEvent(chainStart, { a: "x", b: [1, { c: 3, d: 2 }] }));
  });

  test("goes on from any place: linked in two goes it is the same", () => {
    fc.assert(
      fc.property(logAndPlace, ({ events, place }) => {
        const plain = events.map(({ hash: _, ...event }) => event);
        const first = linkEvents(chainStart, plain.slice(0, place));
        const second = linkEvents(first.at(-1)?.hash ?? chainStart, plain.slice(place));
        expect([...first, ...second]).toEqual(events);
      }),
    );
  });
});

describe("any other log is found, and the place is named", () => {
  test("one character changed anywhere in one event", () => {
    fc.assert(
      fc.property(logAndPlace, fc.nat(), fc.string({ minLength: 1, maxLength: 1 }), (log, at, character) => {
        const { events, place } = log;
        const text = JSON.stringify(events[place]);
        const cut = at % text.length;
        const changed = parsed(text.slice(0, cut) + character + text.slice(cut + 1));
        fc.pre(changed !== null && JSON.stringify(changed) !== text);
        const forged = stored(events);
        forged[place] = changed as StoredEvent;
        expect(brokenIn(forged)?.sequence).toBe(place + 1);
      }),
      { numRuns: 500 },
    );
  });

  test("a field added or taken away, also one that the schema does not know", () => {
    fc.assert(
      fc.property(logAndPlace, fc.string({ minLength: 1 }), ({ events, place }, field) => {
        const event = stored(events)[place] as StoredEvent;
        fc.pre(!(field in event) && field !== "__proto__");
        const { [Object.keys(event)[3] ?? ""]: _, ...without } = event;
        for (const forged of [{ ...event, [field]: "new" }, without])
          expect(brokenIn(events.map((each, index) => (index === place ? forged : each)))?.sequence).toBe(
            place + 1,
          );
      }),
    );
  });

  test("removed, doubled, swapped, inserted: the first wrong place", () => {
    fc.assert(
      fc.property(logAndPlace, ({ events, place }) => {
        const log = stored(events);
        const last = place === log.length - 1;
        // A log that only ends earlier is whole as far as it goes: a file says how many events it has.
        expect(brokenIn(log.toSpliced(place, 1))?.sequence).toBe(last ? undefined : place + 1);
        expect(brokenIn(log.toSpliced(place, 0, log[place] as StoredEvent))?.sequence).toBe(place + 2);
        const inserted = { ...log[place], id: "inserted" };
        expect(brokenIn(log.toSpliced(place, 0, inserted))?.sequence).toBe(place + 1);
        if (last) return;
        const swapped = log.toSpliced(place, 2, log[place + 1] as StoredEvent, log[place] as StoredEvent);
        expect(brokenIn(swapped)?.sequence).toBe(place + 1);
      }),
    );
  });

  test("two heads: whichever of two continuations comes second", () => {
    fc.assert(
      fc.property(logAndPlace, ({ events, place }) => {
        const before = events[place - 1]?.hash ?? chainStart;
        const { hash: _, ...event } = { ...events[place], id: "the other" } as StoredEvent;
        const [other] = linkEvents(before, [event]);
        const both = stored(events).toSpliced(place + 1, 0, other as StoredEvent);
        expect(brokenIn(both)).toEqual({ sequence: place + 2, problem: "place" });
      }),
    );
  });

  test("hashes taken away", () => {
    fc.assert(
      fc.property(logAndPlace, ({ events, place }) => {
        const { hash: _, ...without } = stored(events)[place] as StoredEvent;
        const forged = events.map((event, index) => (index === place ? without : event));
        expect(brokenIn(forged)).toEqual({ sequence: place + 1, problem: "unhashed" });
      }),
    );
  });

  test("an event of another session", () => {
    fc.assert(
      fc.property(logAndPlace, ({ events, place }) => {
        fc.pre(place > 0);
        const { hash: _, ...event } = { ...events[place], sessionId: "somebody else's" } as StoredEvent;
        // Linked again, as who knows the rule would do: the chain alone would not see it.
        const [foreign] = linkEvents(events[place - 1]?.hash ?? chainStart, [event]);
        const forged = stored(events).toSpliced(place, 1, foreign as StoredEvent);
        expect(brokenIn(forged)).toEqual({ sequence: place + 1, problem: "session" });
      }),
    );
  });

  test("half a character, which has no canonical JSON", () => {
    const [event] = linkEvents(chainStart, [{ sequence: 1, schemaVersion: 3, text: "x" }]);
    expect(brokenIn([{ ...event, text: "\ud83d" }])).toEqual({ sequence: 1, problem: "content" });
  });
});

describe("an erased event", () => {
  const erasedAt = (events: readonly { readonly hash: string }[], place: number) => {
    const log = stored(events);
    const event = { ...log[place], text: "[erased]", erasedBy: "purge-1" };
    return log.toSpliced(place, 1, sealRemains(event, events[place]?.hash));
  };

  test("keeps its hash, so the chain closes; what it said is not covered any more, and the coverage says so", () => {
    fc.assert(
      fc.property(logAndPlace, ({ events, place }) => {
        fc.pre(events[place]?.text !== "[erased]");
        expect(checkChain(erasedAt(events, place))).toEqual({
          broken: null,
          coverage: { hashedFrom: 1, erased: [place + 1] },
        });
      }),
    );
  });

  test("can be erased again, and what is left of it is covered", () => {
    fc.assert(
      fc.property(logAndPlace, ({ events, place }) => {
        const once = erasedAt(events, place);
        const again = { ...once[place], input: null, erasedBy: "purge-2" };
        const twice = once.toSpliced(place, 1, sealRemains(again, events[place]?.hash));
        expect(checkChain(twice).broken).toBeNull();
        expect(brokenIn(twice.with(place, { ...twice[place], id: "other" }))?.sequence).toBe(place + 1);
        expect(brokenIn(twice.with(place, { ...twice[place], erasedBy: "other" }))?.sequence).toBe(place + 1);
      }),
    );
  });

  test("a mark alone excuses nothing", () => {
    fc.assert(
      fc.property(logAndPlace, ({ events, place }) => {
        const log = stored(events);
        const marked = { ...log[place], text: "forged", erasedBy: "purge-1" };
        expect(brokenIn(log.with(place, marked))?.sequence).toBe(place + 1);
      }),
    );
  });
});

describe("a log of earlier versions", () => {
  const old = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ sessionId: "s", sequence: index + 1, schemaVersion: 2 }));

  test("has no hashes and is whole without", () => {
    expect(checkChain(old(4))).toEqual({ broken: null, coverage: { hashedFrom: null, erased: [] } });
    expect(brokenIn(old(4).toSpliced(1, 1))).toEqual({ sequence: 2, problem: "place" });
  });

  test("is chained from where this version went on with it", () => {
    const later = [5, 6].map((sequence) => ({ sessionId: "s", sequence, schemaVersion: 3 }));
    const log = [...old(4), ...linkEvents(chainStart, later)];
    expect(checkChain(stored(log))).toEqual({ broken: null, coverage: { hashedFrom: 5, erased: [] } });
    const goneOnWithoutHash = [...log, { sessionId: "s", sequence: 7, schemaVersion: 2 }];
    expect(brokenIn(goneOnWithoutHash)).toEqual({ sequence: 7, problem: "unhashed" });
  });
});

test("a branch goes on with its parent's chain, and only the event that made it changes the session", () => {
  const parent = linkEvents(
    chainStart,
    [1, 2, 3].map((sequence) => ({ sessionId: "parent", sequence, schemaVersion: 3 })),
  );
  const forked = {
    sessionId: "branch",
    sequence: 3,
    schemaVersion: 3,
    type: "session-forked",
    parentSessionId: "parent",
    parentSequence: 2,
  };
  const own = linkEvents(parent[1]?.hash ?? "", [
    forked,
    { sessionId: "branch", sequence: 4, schemaVersion: 3 },
  ]);
  expect(brokenIn([...parent.slice(0, 2), ...own])).toBeNull();
  const elsewhere = linkEvents(parent[1]?.hash ?? "", [{ ...forked, parentSessionId: "another" }]);
  expect(brokenIn([...parent.slice(0, 2), ...elsewhere])).toEqual({ sequence: 3, problem: "session" });
});

test("a problem is reported where it is found, not at the end", () => {
  const check = createChainCheck();
  expect(check.next({ sequence: 2 })).toBe("place");
});

function parsed(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" ? value : null;
  } catch {
    return null;
  }
}
