import { expect, test } from "vitest";
import { replayCommandOf } from "./replay-keys";

const elsewhere = { isTyping: false, isOnButton: false };
const press = (key: string, modifiers: object = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...modifiers,
});

test("each key of the list does what it says", () => {
  const done = (key: string, modifiers = {}) => replayCommandOf(press(key, modifiers), elsewhere);
  expect(
    ["ArrowLeft", "ArrowRight", "Home", "End", "PageUp", "PageDown", " "].map((key) => done(key)),
  ).toEqual(["previous", "next", "first", "last", "page-back", "page-forward", "play"]);
  expect(done("ArrowRight", { shiftKey: true })).toBe("next-act");
  expect([done("F"), done("d"), done("Escape"), done("?", { shiftKey: true })]).toEqual([
    "fork",
    "diff",
    "live",
    "show-keys",
  ]);
});

test("typing keeps every key, a button keeps its Space, the browser keeps its own keys", () => {
  expect(replayCommandOf(press("d"), { ...elsewhere, isTyping: true })).toBeNull();
  expect(replayCommandOf(press(" "), { ...elsewhere, isOnButton: true })).toBeNull();
  expect(replayCommandOf(press("ArrowLeft", { altKey: true }), elsewhere)).toBeNull();
  expect(replayCommandOf(press("f", { ctrlKey: true }), elsewhere)).toBeNull();
});
