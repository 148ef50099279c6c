import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { foldSession } from "@/lib/core/session/fold";
import { liveItems } from "@/lib/core/session/session-state";
import { SessionScript } from "@/lib/testing/session-script";
import type { SessionEvent } from "../log/events";
import { contextStrip } from "./context-strip";
import { factIn, readFact } from "./fact-words";
import { followFact } from "./follow-fact";
import { readSessionFile } from "./session-file";

function follow(events: readonly SessionEvent[], words: string) {
  const state = foldSession(events);
  return followFact(events, state, contextStrip(events, state), readFact(words));
}

describe("the words of a fact", () => {
  test("are found in another order and writing, with every number", () => {
    const budget = readFact("My budget is 1,200 EUR");
    expect(factIn("Trip budget: 1200 EUR, all included", budget)).toBe(true);
    expect(factIn("Trip budget: 1,300 EUR, all included", budget)).toBe(false);
    expect(factIn("12 EUR for lunch", budget)).toBe(false);
    expect(factIn("ÜBERNACHTUNG in Köln", readFact("Übernachtung Köln"))).toBe(true);
    expect(factIn("我住在卑尔根，喜欢坐火车。", readFact("住在卑尔根"))).toBe(true);
    expect(factIn("I live in Oslo", readFact("live in Bergen"))).toBe(false);
    expect(factIn("anything", readFact("  "))).toBe(false);
  });
});

describe("a fact over a session", () => {
  test("is lost in a summary that leaves it out, and the steps without it are one stretch", () => {
    const script = new SessionScript();
    script.say("My budget is 1200 EUR.");
    script.answer("Fine.");
    script.summarize(
      liveItems(script.state)
        .slice(1)
        .map(({ itemId }) => itemId),
      "They talked about money.",
    );
    script.say("And now?");
    script.answer("No idea.");
    const { places, prompts } = follow(script.events, "budget 1200 EUR");
    expect(places.map(({ kind }) => kind)).toEqual(["said", "lost-in-summary", "absent"]);
    expect(prompts).toEqual({ holding: 1, all: 2 });
  });

  test("of the recorded example goes from what was said to the answer that cites it", () => {
    const read = readSessionFile(readFileSync("public/example.agemem.json", "utf8"));
    if (!read.ok) throw new Error(read.error.code);
    const { places, memoryIds, prompts } = follow(read.value.events, "budget 900 EUR");
    const kinds = places.map(({ kind }) => kind);
    expect(kinds[0]).toBe("said");
    for (const kind of ["stored", "retrieved", "kept-in-summary", "cited"]) expect(kinds).toContain(kind);
    expect(memoryIds.size).toBe(1);
    expect(prompts.holding).toBeGreaterThan(20);
    expect(places.toSorted((a, b) => a.sequence - b.sequence)).toEqual(places);
  });

  test("that nobody told is nowhere", () => {
    const script = new SessionScript();
    script.say("one");
    script.answer("first");
    expect(follow(script.events, "a kayak called Marlin").places).toEqual([]);
  });
});
