import { expect, test } from "vitest";
import { liveItems } from "@/lib/core/session/session-state";
import { SessionScript } from "@/lib/testing/session-script";
import { firstContextDifference } from "./first-context-difference";

function talk(...words: readonly string[]): SessionScript {
  const script = new SessionScript();
  for (const word of words) {
    script.say(word);
    script.answer(`about ${word}`);
  }
  return script;
}

test("is null for sessions that were sent the same, also where one goes on", () => {
  expect(firstContextDifference(talk("one", "two"), talk("one", "two"))).toBeNull();
  expect(firstContextDifference(talk("one"), talk("one", "two"))).toBeNull();
  expect(firstContextDifference(new SessionScript(), talk("one"))).toBeNull();
});

test("names the step and what only the one prompt held", () => {
  const difference = firstContextDifference(talk("one", "two", "three"), talk("one", "other", "three"));
  expect(difference).toMatchObject({ leftStep: 2, rightStep: 2 });
  expect(difference?.onlyLeft.map(({ text }) => text)).toEqual(["two"]);
  expect(difference?.onlyRight.map(({ text }) => text)).toEqual(["other"]);
});

test("finds what a FILTER took in one of them, and the same words twice against once", () => {
  const filtered = talk("one", "two");
  filtered.filter(
    liveItems(filtered.state)
      .slice(1, 3)
      .map(({ itemId }) => itemId),
  );
  filtered.say("three");
  filtered.answer("about three");
  const difference = firstContextDifference(talk("one", "two", "three"), filtered);
  expect(difference).toMatchObject({ leftStep: 3, onlyRight: [] });
  expect(difference?.onlyLeft.map(({ text }) => text)).toEqual(["one", "about one"]);
  const twice = firstContextDifference(talk("one", "one", "x"), talk("one", "x", "one"));
  expect(twice?.onlyLeft.map(({ text }) => text)).toEqual(["one"]);
});
