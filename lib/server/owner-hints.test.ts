import { afterEach, describe, expect, test, vi } from "vitest";
import { readEventStream } from "@/lib/testing/read-event-stream";
import { calls, createStudio } from "@/lib/testing/studio";
import { type OwnerHint, streamOwnerHints, watchOwner } from "./owner-hints";

afterEach(() => {
  vi.useRealTimers();
});

function createWatched(kind: "pglite" | "postgres" = "pglite") {
  const studio = createStudio([calls("Add_memory", { content: "Likes tea." }), { text: "Noted." }]);
  const hints: OwnerHint[] = [];
  const watched = { deps: studio.deps, database: { kind } };
  return {
    ...studio,
    hints,
    watched,
    watch: (ownerId = studio.scope.ownerId) => watchOwner(watched, { ownerId }, (hint) => hints.push(hint)),
  };
}

describe("the hints on what an owner has", () => {
  test("come for a change of memories and for the sessions that a turn changes, in any session", async () => {
    const studio = createWatched();
    studio.watch();
    await studio.operate("ADD", { content: "Lives in Bergen." });
    expect(new Set(studio.hints)).toEqual(new Set(["memories", "sessions"]));
    studio.hints.length = 0;
    await studio.say("I like tea.", undefined, "session-2");
    expect(new Set(studio.hints)).toEqual(new Set(["memories", "sessions"]));
  });

  test("come for both after a purge, and not to anybody else", async () => {
    const studio = createWatched();
    studio.watch("noor");
    await studio.operate("ADD", { content: "Lives in Bergen." });
    studio.deps.live.publishErased({ ownerId: "mara" });
    expect(studio.hints).toEqual([]);
    studio.deps.live.publishErased({ ownerId: "noor" });
    expect(studio.hints).toEqual(["memories", "sessions"]);
  });

  test("stop when nobody watches any more", async () => {
    const studio = createWatched();
    const stop = studio.watch();
    stop();
    await studio.operate("ADD", { content: "Lives in Bergen." });
    expect(studio.hints).toEqual([]);
  });

  test("are server-sent events to a page", async () => {
    const studio = createWatched();
    const page = readEventStream(
      streamOwnerHints(studio.watched, studio.scope, new AbortController().signal),
    );
    studio.deps.live.publishErased({ ownerId: "mara" });
    expect(await page.take(2)).toEqual([
      { event: "memories", id: undefined, data: {} },
      { event: "sessions", id: undefined, data: {} },
    ]);
    await page.leave();
  });
});

describe("on a server that is shared", () => {
  test("what another process wrote is found by looking, and each change is one hint", async () => {
    vi.useFakeTimers();
    const studio = createWatched("postgres");
    // Another process has a channel of its own: nothing is heard here.
    vi.spyOn(studio.deps.live, "subscribe").mockReturnValue(() => {});
    const stop = studio.watch();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(studio.hints).toEqual([]);
    await studio.operate("ADD", { content: "Lives in Bergen." });
    await vi.advanceTimersByTimeAsync(3_000);
    expect(studio.hints.toSorted()).toEqual(["memories", "sessions"]);
    stop();
    expect(vi.getTimerCount()).toBe(0);
  });

  test("a look that fails is made again", async () => {
    vi.useFakeTimers();
    const studio = createWatched("postgres");
    vi.spyOn(studio.deps.live, "subscribe").mockReturnValue(() => {});
    const stop = studio.watch();
    await vi.advanceTimersByTimeAsync(1_000);
    await studio.operate("ADD", { content: "Lives in Bergen." });
    vi.spyOn(studio.deps.memoryStore, "memoryPosition").mockRejectedValueOnce(new Error("gone for a moment"));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(studio.hints).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(studio.hints).toContain("memories");
    stop();
  });
});
