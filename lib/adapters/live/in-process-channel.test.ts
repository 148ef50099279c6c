import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { LiveMessage } from "@/lib/ports/live-channel";
import { createInProcessChannel } from "./in-process-channel";

const scope = { ownerId: "mara", sessionId: "session-1" };
const partialOf = (text: string) => ({
  ...scope,
  partial: { turnId: "turn-1", step: 1, text, reasoning: "" },
});

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function listen() {
  const channel = createInProcessChannel();
  const heard: (string | null)[] = [];
  channel.subscribe(scope, (message: LiveMessage) => {
    if (message.type === "partial") heard.push(message.partial?.text ?? null);
  });
  return { channel, heard };
}

test("a first word is told at once, and what follows within a moment together", () => {
  const { channel, heard } = listen();
  for (const text of ["Hel", "Hello", "Hello,", "Hello, Mara"]) channel.publishPartial(partialOf(text));
  expect(heard).toEqual(["Hel"]);
  vi.advanceTimersByTime(60);
  expect(heard).toEqual(["Hel", "Hello, Mara"]);
  vi.advanceTimersByTime(600);
  expect(heard).toEqual(["Hel", "Hello, Mara"]);
  channel.publishPartial(partialOf("Hello, Mara."));
  expect(heard.at(-1)).toBe("Hello, Mara.");
});

test("nothing unfinished is told after a step has ended", () => {
  const { channel, heard } = listen();
  channel.publishPartial(partialOf("Hel"));
  channel.publishPartial(partialOf("Hello"));
  channel.publishPartial({ ...scope, partial: null });
  vi.advanceTimersByTime(600);
  expect(heard).toEqual(["Hel", null]);
  channel.publishPartial(partialOf("Again"));
  expect(heard.at(-1)).toBe("Again");
});
