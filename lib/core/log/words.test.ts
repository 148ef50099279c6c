import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { eventArbitrary, everyEventType } from "@/lib/testing/event-arbitrary";
import { eraseEvent } from "../memory/erase/erase-event";
import { createSaysMatcher } from "../memory/erase/says";
import { sanitizeEvents } from "../replay/sanitize-events";
import { traceSpans } from "../replay/trace-spans";
import { sessionEventSchema } from "./catalogue";
import { planFor, searchableStrings } from "./event-strings";
import type { SessionEvent } from "./events";

const secret = "sk-4711aaaabbbbccccdddd4711";
const strings = { words: `The clinic has the code 47114711 ${secret}.`, structure: "mem_a1" };
const trace = /47114711|sk-4711/;
const matcher = createSaysMatcher(["The clinic has the code 47114711."]);
const places = new Set(["events", "proposals", "messages", "answers", "summaries"] as const);

/** Every string of a value with the path to it. */
function stringsOf(value: unknown, path = ""): readonly (readonly [path: string, text: string])[] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => stringsOf(inner, `${path}.${key}`));
}

/** Ids, hashes, times, names and terms: everything that says nothing of anybody. */
function structureOf(event: SessionEvent): readonly (readonly [string, string])[] {
  return stringsOf(event).filter(
    ([path, text]) =>
      !trace.test(text) && !trace.test(path) && !/thoughts|seal|metadata|input|^\.erasedBy$/.test(path),
  );
}

describe.each(everyEventType)("%s", (type) => {
  const anyEvent = eventArbitrary(type, strings);
  const check = (holds: (event: SessionEvent) => void) =>
    fc.assert(fc.property(anyEvent, holds), { numRuns: 30 });

  test("is made up as its schema wants it", () => {
    check((event) => {
      expect(sessionEventSchema.parse(event)).toEqual(event);
    });
  });

  test("an export without texts has none of its words, and all of its structure", () => {
    check((event) => {
      const [sanitized] = sanitizeEvents([event], "texts").events;
      expect(JSON.stringify(sanitized)).not.toMatch(trace);
      expect(sessionEventSchema.parse(sanitized)).toEqual(sanitized);
      const kept = new Map(stringsOf(sanitized));
      for (const [path, text] of structureOf(event)) expect([path, kept.get(path)]).toEqual([path, text]);
    });
  });

  test("an export without secrets covers them wherever words are, and nothing else", () => {
    check((event) => {
      const { events, secrets } = sanitizeEvents([event], "secrets");
      const text = JSON.stringify(events);
      expect(text).not.toContain("sk-4711");
      expect(secrets > 0).toBe(JSON.stringify(event).includes("sk-4711"));
      expect(text.split("47114711")).toHaveLength(JSON.stringify(event).split("47114711").length);
    });
  });

  test("a purge leaves nothing of what its memory said, and every id and hash", () => {
    check((event) => {
      const erasure = { matcher, places, erasedBy: "purge-1" };
      const erased = eraseEvent(event, { ...erasure, memoryIds: new Set([strings.structure]) }) ?? event;
      expect(JSON.stringify(erased)).not.toMatch(/47114711/);
      const kept = new Map(stringsOf(erased));
      for (const [path, text] of structureOf(event).filter(([path]) => !path.includes("source")))
        if (!/\.text$/.test(path)) expect([path, kept.get(path)]).toEqual([path, text]);
    });
  });

  test("the purge of another memory that says the same leaves the memory itself", () => {
    check((event) => {
      const erasure = { matcher, places, erasedBy: "purge-1" };
      const erased = eraseEvent(event, { ...erasure, memoryIds: new Set(["mem_other"]) }) ?? event;
      const left = stringsOf(erased).filter(([, text]) => /47114711/.test(text));
      for (const [path] of left)
        expect(path).toMatch(/(?:^|\.)(?:content|previousContent|metadata|memoryType)\b|\.result\.text$/);
      if (!("hits" in event) && !("memoryId" in event))
        expect(left.filter(([path]) => !path.endsWith(".result.text"))).toEqual([]);
    });
  });

  test("a span without content says none of its words", () => {
    check((event) => {
      expect(JSON.stringify(traceSpans([event], { withContent: false }))).not.toMatch(trace);
    });
  });

  test("a search finds its words, and no id or hash", () => {
    check((event) => {
      const found = searchableStrings(event).join("\n");
      const isWordy = stringsOf(event).some(([path, text]) => trace.test(text) && !/\.sealed$/.test(path));
      if (isWordy) expect(found).toMatch(trace);
      expect(found).not.toContain("2026-11-22T12");
    });
  });
});

test("a string that does not say what it holds is refused, with its place", () => {
  const schema = z.object({ hits: z.array(z.object({ remark: z.string().nullable() })) });
  expect(() => planFor(schema, "memories-retrieved")).toThrow(
    "memories-retrieved.hits[].remark does not say what it holds",
  );
});
