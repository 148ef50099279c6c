import { describe, expect, test } from "vitest";
import { placedEvent } from "@/lib/testing/events";
import { keptAfter, unkeptWordsOf } from "./kept-receipt";

describe("the words that an answer names as not kept", () => {
  test.each([
    ["Kept 1 of 2, not kept: “mostly nights”.", ["mostly nights"]],
    ["Noted. Not kept: “dog Biscuit” · “34 y/o” and 2 more.", ["dog Biscuit", "34 y/o"]],
    ["Not kept: “a dog”. Say “keep that”, and I keep it word for word.", ["a dog"]],
    ["I read English only, so I took nothing from this: not kept: “我住在东京”.", ["我住在东京"]],
    ["You said “keep the change”.", []],
    ["", []],
  ])("%s", (answer, words) => expect(unkeptWordsOf(answer)).toEqual(words));
});

test("words count as kept once a change of memory says them, and not by what was there before", () => {
  const added = (sequence: number, content: string) =>
    placedEvent("memory-added", { sessionId: "session-1", sequence }, { content });
  const events = [added(3, "Mostly nights."), added(7, "dog Biscuit")];
  expect([...keptAfter(["mostly nights", "Dog Biscuit"], events, 5)]).toEqual(["Dog Biscuit"]);
});
