import { expect, test } from "vitest";
import { err } from "@/lib/core/result";
import { calls, createStudio } from "@/lib/testing/studio";

test("nobody is shown an event before it is in the log (R7)", async () => {
  const studio = createStudio([calls("Add_memory", { content: "Lives in Bergen." }), { text: "Noted." }]);
  const shown: string[] = [];
  const missing: string[] = [];
  const looks: Promise<void>[] = [];
  studio.deps.live.subscribe(studio.scope, (message) => {
    if (message.type !== "events") return;
    shown.push(...message.events.map(({ id }) => id));
    looks.push(
      studio.events().then((kept) => {
        const ids = new Set(kept.map(({ id }) => id));
        missing.push(...message.events.map(({ id }) => id).filter((id) => !ids.has(id)));
      }),
    );
  });
  await studio.say("I live in Bergen.");
  await Promise.all(looks);
  expect(missing).toEqual([]);
  expect(shown).toEqual((await studio.events()).map(({ id }) => id));
});

test("what the log refuses, or has already, is shown to nobody (R7)", async () => {
  const studio = createStudio([{ text: "Hello." }]);
  await studio.say("Hi.");
  let shown = 0;
  studio.deps.live.subscribe(studio.scope, ({ type }) => {
    if (type === "events") shown += 1;
  });
  const add = () => studio.operate("ADD", { content: "Lives in Bergen." }, "request-1");
  expect((await add()).ok).toBe(true);
  expect(shown).toBe(1);
  expect((await add()).ok).toBe(true);
  expect(shown).toBe(1);

  const { append } = studio.deps.eventLog;
  studio.deps.eventLog.append = async () => err({ code: "unknown-session", sessionId: "session-1" });
  expect((await studio.operate("ADD", { content: "Plays the oboe." }, "request-2")).ok).toBe(false);
  studio.deps.eventLog.append = append;
  expect(shown).toBe(1);
});
