import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anchoredInterval, readQueryTime, saidWithinScore, timeScore } from "./query-time";

/** A Thursday. */
const now = "2026-11-26T12:00:00.000Z";
const intervalOf = (query: string) => {
  const interval = readQueryTime(query, now)?.interval;
  return interval ? [interval.from?.slice(0, 10) ?? null, interval.to?.slice(0, 10) ?? null] : null;
};

describe("readQueryTime", () => {
  it.each([
    ["Where was I last March?", "2026-03-01", "2026-04-01"],
    ["Where did I travel in December?", "2025-12-01", "2026-01-01"],
    ["What is booked for January?", "2027-01-01", "2027-02-01"],
    ["What did I do in 2024?", "2024-01-01", "2025-01-01"],
    ["What did I do last year?", "2025-01-01", "2026-01-01"],
    ["What happened two weeks ago?", "2026-11-08", "2026-11-17"],
    ["What broke last week?", "2026-11-16", "2026-11-23"],
    ["What did I do yesterday?", "2026-11-25", "2026-11-26"],
    ["Where was I in summer 2025?", "2025-06-01", "2025-09-01"],
    ["What fell over last autumn?", "2025-09-01", "2025-12-01"],
    ["Who was ill at Christmas 2025?", "2025-12-24", "2025-12-28"],
    ["Which job did I have from 2014 to 2016?", "2014-01-01", "2017-01-01"],
    ["What have I done since 2020?", "2020-01-01", null],
    ["What is on 8 December?", "2026-12-08", "2026-12-09"],
    ["When was it, June to August 2026?", "2026-06-01", "2026-09-01"],
  ])("reads “%s” as %s to %s", (query, from, to) => {
    expect(intervalOf(query)).toEqual([from, to]);
  });

  it.each([
    "Where do I live?",
    "When is Jonas's birthday?",
    "What do I do every May?",
    "What may I eat?",
    "What happens on Saturday mornings?",
    "Who looks after my daughter?",
    "How do I run 10 km in 50 minutes?",
    "",
  ])("finds no time in “%s”", (query) => {
    expect(readQueryTime(query, now)).toBeNull();
  });

  it("names an event that places the question in time, and what is left of the question", () => {
    expect(readQueryTime("Where did I live before I moved to Utrecht?", now)).toEqual({
      words: "before I moved to Utrecht",
      interval: null,
      anchor: { relation: "before", text: "I moved to Utrecht" },
      rest: "Where did I live?",
    });
    expect(readQueryTime("When I lived in Antwerp, where did I work?", now)?.anchor).toEqual({
      relation: "during",
      text: "I lived in Antwerp",
    });
  });

  it("never throws and keeps its intervals in order, whatever is asked", () => {
    const word = fc.constantFrom(
      ..."last next this in on before after since I moved March May 2024 31 2 weeks ago week year winter Christmas of from to the first".split(
        " ",
      ),
    );
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 8 }),
        fc.date({ noInvalidDate: true, min: new Date(0), max: new Date("2090-01-01") }),
        (words, at) => {
          const { from = null, to = null } = readQueryTime(words.join(" "), at.toISOString())?.interval ?? {};
          if (from !== null && to !== null) expect(from < to).toBe(true);
        },
      ),
    );
  });
});

describe("timeScore", () => {
  const march = { from: "2026-03-01T00:00:00.000Z", to: "2026-04-01T00:00:00.000Z" };
  const at = "2026-10-01T09:00:00.000Z";

  it("is 1 where a time in the text lies within, less where it only touches, 0 where it lies elsewhere", () => {
    expect(timeScore(march, { content: "Visited Prague in March 2026.", at })).toBe(1);
    expect(timeScore(march, { content: "Visited Prague on 5 March 2026.", at })).toBe(1);
    expect(timeScore(march, { content: "Visited Prague in spring 2026.", at })).toBe(1);
    expect(timeScore(march, { content: "Visited Prague in 2019.", at })).toBe(0);
    expect(timeScore(march, { content: "Likes Prague.", at })).toBe(0);
  });

  it("counts a little when something without a time was said then, but not where the time is open", () => {
    const memory = { content: "Likes Prague.", at: "2026-03-05T09:00:00.000Z" };
    expect(timeScore(march, memory)).toBe(saidWithinScore);
    expect(timeScore({ ...march, to: null }, memory)).toBe(0);
  });
});

describe("anchoredInterval", () => {
  it("lies before, after or within the time that the memory of the event tells, else when it was said", () => {
    const move = { content: "Moved to Utrecht in June 2025.", at: "2025-06-20T12:00:00.000Z" };
    expect(anchoredInterval("before", move)).toEqual({ from: null, to: "2025-06-01T00:00:00.000Z" });
    expect(anchoredInterval("after", move)).toEqual({ from: "2025-06-01T00:00:00.000Z", to: null });
    expect(anchoredInterval("during", move)?.to).toBe("2025-07-01T00:00:00.000Z");
    const undated = { content: "Moved to Utrecht.", at: move.at };
    expect(anchoredInterval("before", undated)).toEqual({ from: null, to: move.at });
    expect(anchoredInterval("during", undated)).toBeNull();
  });
});
