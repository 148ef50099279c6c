import { afterEach, describe, expect, test, vi } from "vitest";
import type { SessionEvent } from "@/lib/core/log/events";
import type { EventLog } from "@/lib/ports/event-log";
import type { LiveChannel } from "@/lib/ports/live-channel";
import { LongSession } from "@/lib/testing/long-session";
import { readEventStream, type StreamedMessage } from "@/lib/testing/read-event-stream";
import { createStudio } from "@/lib/testing/studio";
import { closeStreams } from "./open-streams";
import { streamSession } from "./session-stream";

afterEach(() => {
  vi.useRealTimers();
});

/** A studio in which a test can stop the channel, act before the log answers, and count who listens. */
function createFollowed(kind: "pglite" | "postgres" = "pglite") {
  const studio = createStudio([{ text: "Hello." }]);
  let listeners = 0;
  let isSilent = false;
  let beforeRead = async () => {};
  const { live } = studio.deps;
  const channel: LiveChannel = {
    ...live,
    subscribe(scope, listener) {
      const leave = live.subscribe(scope, (message) => {
        if (!isSilent) listener(message);
      });
      listeners += 1;
      return () => {
        listeners -= 1;
        leave();
      };
    },
  };
  const eventLog: EventLog = {
    ...studio.deps.eventLog,
    async read(request) {
      await beforeRead();
      return studio.deps.eventLog.read(request);
    },
  };
  const followed = { deps: { ...studio.deps, live: channel, eventLog }, database: { kind } };
  return {
    ...studio,
    listeners: () => listeners,
    silence: (silent: boolean) => (isSilent = silent),
    /** Does something once, before the log answers the next read. */
    beforeNextRead(work: () => Promise<unknown>) {
      beforeRead = async () => {
        beforeRead = async () => {};
        await work();
      };
    },
    follow: (after = 0, signal = new AbortController().signal, scope = studio.scope, isWhole = false) =>
      readEventStream(streamSession(followed, scope, { afterSequence: after, isWhole }, signal)),
  };
}

type Page = ReturnType<typeof readEventStream>;

/** The sequences that a page hears until it has heard the last one named. */
async function hearUpTo(page: Page, last: number): Promise<readonly number[]> {
  const heard: number[] = [];
  while (heard.at(-1) !== last) heard.push(...sequencesOf(await page.next()));
  return heard;
}

function sequencesOf(message: StreamedMessage | null): readonly number[] {
  if (message === null) throw new Error("The stream ended.");
  return message.event === "events" ? (message.data as SessionEvent[]).map(({ sequence }) => sequence) : [];
}

const upTo = (last: number, from = 1) => Array.from({ length: last - from + 1 }, (_, index) => from + index);

describe("the stream of a session", () => {
  test("begins after the sequence that the page has, and names the last one it sent", async () => {
    const studio = createFollowed();
    await studio.say("I like tea.");
    const events = await studio.events();
    const message = await studio.follow(2).next();
    expect(message).toMatchObject({ event: "events", id: String(events.length) });
    expect(message?.data).toEqual(JSON.parse(JSON.stringify(events.slice(2))));
  });

  test("sends what is committed while the log is read, each event once and in order", async () => {
    const studio = createFollowed();
    await studio.say("I like tea.");
    studio.beforeNextRead(() => studio.operate("ADD", { content: "Likes coffee." }));
    const page = studio.follow();
    const first = sequencesOf(await page.next());
    await studio.operate("ADD", { content: "Lives in Bergen." });
    const total = (await studio.events()).length;
    expect([...first, ...(await hearUpTo(page, total))]).toEqual(upTo(total));
  });

  test("reads from the log what the channel left out", async () => {
    const studio = createFollowed();
    await studio.say("I like tea.");
    const page = studio.follow();
    const known = (await studio.events()).length;
    expect(await hearUpTo(page, known)).toEqual(upTo(known));
    studio.silence(true);
    await studio.operate("ADD", { content: "Likes coffee." });
    studio.silence(false);
    await studio.operate("ADD", { content: "Lives in Bergen." });
    const total = (await studio.events()).length;
    expect(await hearUpTo(page, total)).toEqual(upTo(total, known + 1));
  });

  test("says that words were erased, and sends the log from its start with the next event", async () => {
    const studio = createFollowed();
    await studio.say("I like tea.");
    const page = studio.follow();
    await page.next();
    studio.deps.live.publishErased({ ownerId: studio.scope.ownerId });
    const hints = await page.take(3);
    expect(hints.map((message) => message?.event).sort()).toEqual(["erased", "memories", "sessions"]);
    await studio.operate("ADD", { content: "Likes coffee." });
    const total = (await studio.events()).length;
    expect(await hearUpTo(page, total)).toEqual(upTo(total));
  });

  test("passes on unfinished text without a number of its own", async () => {
    const studio = createFollowed();
    await studio.say("I like tea.");
    const page = studio.follow((await studio.events()).length);
    studio.deps.live.publishPartial({ ...studio.scope, partial: null });
    expect(await page.next()).toEqual({ event: "partial", id: undefined, data: { whole: null } });
  });

  test("has nothing of another session or of another owner", async () => {
    const studio = createFollowed();
    const mine = studio.follow(0, undefined, { ownerId: "mara", sessionId: "session-2" });
    const foreign = studio.follow(0, undefined, { ownerId: "noor", sessionId: "session-1" });
    await studio.say("I like tea.");
    await studio.say("I live in Bergen.", undefined, "session-2");
    const ofSecond = (await studio.events("session-2")).length;
    expect(await hearUpTo(mine, ofSecond)).toEqual(upTo(ofSecond));
    closeStreams();
    expect(await foreign.next()).toBeNull();
  });

  test("finds what another process wrote, on a server that is shared", async () => {
    vi.useFakeTimers();
    const studio = createFollowed("postgres");
    studio.silence(true);
    const page = studio.follow();
    await studio.say("I like tea.");
    const total = (await studio.events()).length;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await hearUpTo(page, total)).toEqual(upTo(total));
    await page.leave();
    expect(vi.getTimerCount()).toBe(0);
  });

  test.each([
    ["the page leaves", (page: Page) => page.leave()],
    ["the request is given up", (_: Page, request: AbortController) => request.abort()],
    ["the app stops", () => closeStreams()],
  ])("lets go of everything when %s", async (_, end) => {
    const studio = createFollowed();
    const request = new AbortController();
    const page = studio.follow(0, request.signal);
    expect(studio.listeners()).toBe(2);
    await end(page, request);
    expect(studio.listeners()).toBe(0);
    await studio.say("Nobody hears this.");
    expect(await page.next()).toBeNull();
  });

  test("ends when the log cannot be read, so that the page connects again", async () => {
    const studio = createFollowed();
    studio.beforeNextRead(() => Promise.reject(new Error("The database is gone.")));
    expect(await studio.follow().next()).toBeNull();
    expect(studio.listeners()).toBe(0);
  });

  test("of a long session begins with its end for a page that is far behind, and whole where that is asked for", async () => {
    const { deps, scope, follow } = createFollowed();
    const adopted = { ...scope, sessionId: "long" };
    await deps.eventLog.adopt({ ...adopted, events: new LongSession(300, true).events });
    const head = (await deps.eventLog.read(adopted)).length;
    const signal = new AbortController().signal;
    const message = await follow(0, signal, adopted).next();
    expect(message).toMatchObject({ event: "window", id: String(head) });
    const whole = await follow(0, signal, adopted, true).next();
    expect(whole).toMatchObject({ event: "events", id: String(head) });
    expect(sequencesOf(await follow(head - 3, signal, adopted).next())).toHaveLength(3);
  });
});
