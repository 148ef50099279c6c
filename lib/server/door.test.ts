import { describe, expect, it } from "vitest";
import { z } from "zod";
import { ok } from "@/lib/core/result";
import { createStudio } from "@/lib/testing/studio";
import { localActor } from "./actor";
import { type Caller, type DoorApp, type DoorPolicy, type DoorWork, passDoor } from "./door";

const contract = { request: z.strictObject({ sessionId: z.string().nullable(), count: z.int() }) };
type Input = z.infer<typeof contract.request>;
const input: Input = { sessionId: "session-1", count: 1 };

/** A caller in a studio that remembers which session the dependencies were asked for. */
function setUp(caller: Partial<Caller<DoorApp>> = {}, limits: Partial<DoorApp> = {}) {
  const { deps } = createStudio([]);
  const asked: { ownerId: string; sessionId: string | null }[] = [];
  const app: DoorApp = {
    admitTurn: () => ok({ release: () => {} }),
    mayWrite: async () => ok(null),
    dependenciesFor: async (scope) => {
      asked.push(scope);
      return deps;
    },
    ...limits,
  };
  const standing: Caller<DoorApp> = {
    isOwnPage: true,
    changes: true,
    actor: async () => localActor,
    app: async () => app,
    signal: new AbortController().signal,
    ...caller,
  };
  const pass = (
    policy: DoorPolicy<Input>,
    sent: unknown = input,
    work: DoorWork<DoorApp, Input, unknown> = async (_, fields) => ok(fields),
  ) => passDoor(standing, contract, policy, sent, work);
  return { asked, pass };
}

describe("a door", () => {
  it("hands what fits the contract to the work, and its value back", async () => {
    const { pass } = setUp();
    expect(await pass({ scope: "owner" })).toEqual(ok(input));
  });

  it.each([
    ["owner", "owner" as const, null],
    ["session", "session" as const, "session-1"],
    ["a session read from the request", ({ count }: Input) => `session-${count + 1}`, "session-2"],
  ])("works with the dependencies of its scope: %s", async (_, scope, sessionId) => {
    const { asked, pass } = setUp();
    await pass({ scope });
    expect(asked).toEqual([{ ownerId: "local", sessionId }]);
  });

  it.each([
    ["a field too many", { ...input, extra: 1 }, /extra/],
    ["a field of another kind", { ...input, count: "one" }, /count: /],
    ["nothing", null, /not understood/],
  ])("refuses %s with a sentence, before anybody is asked who they are", async (_, sent, sentence) => {
    const { asked, pass } = setUp();
    const result = await pass({ scope: "owner" }, sent);
    expect(result).toMatchObject({ ok: false, error: { code: "invalid-request", status: 400 } });
    expect(!result.ok && result.error.message).toMatch(sentence);
    expect(asked).toEqual([]);
  });

  it("refuses another site's page", async () => {
    const { pass } = setUp({ isOwnPage: false });
    expect(await pass({ scope: "owner" })).toMatchObject({ ok: false, error: { status: 400 } });
  });

  it("keeps what belongs to the machine for its owner", async () => {
    const guest = setUp({ actor: async () => ({ ownerId: "guest", roles: new Set<never>() }) });
    expect(await guest.pass({ scope: "owner", role: "machine-owner" })).toMatchObject({
      ok: false,
      error: { code: "machine-owner-only", status: 403 },
    });
    expect(await setUp().pass({ scope: "owner", role: "machine-owner" })).toEqual(ok(input));
  });

  it("turns an expected failure into its sentence and status", async () => {
    const { pass } = setUp();
    const result = await pass({ scope: "owner" }, input, async () => ({
      ok: false,
      error: { code: "unknown-memory", memoryId: "m" },
    }));
    expect(result).toMatchObject({ ok: false, error: { code: "unknown-memory", status: 404 } });
  });

  it("counts an answer before it waits for anything, and gives the place back however it ends", async () => {
    let held = 0;
    const admitTurn = () => {
      held += 1;
      return ok({
        release: () => {
          held -= 1;
        },
      });
    };
    const { pass } = setUp({}, { admitTurn });
    const seen: number[] = [];
    const work = async () => {
      seen.push(held);
      return ok(null);
    };
    await pass({ scope: "owner" }, input, work);
    await pass({ scope: "owner", admits: "turn" }, input, work);
    await pass({ scope: "owner", admits: "turn" }, input, () => Promise.reject(new Error("broken")));
    expect(seen).toEqual([0, 1]);
    expect(held).toBe(0);
  });

  it("refuses an answer too many without asking the database anything", async () => {
    const full = { ok: false, error: { code: "too-many-turns", maxTurns: 40 } } as const;
    const { asked, pass } = setUp({}, { admitTurn: () => full });
    expect(await pass({ scope: "owner", admits: "turn" })).toMatchObject({
      ok: false,
      error: { code: "too-many-turns", status: 503 },
    });
    expect(asked).toEqual([]);
  });

  it("changes nothing while the disk is almost full, but reads, stops and deletes for good", async () => {
    const full = { code: "disk-almost-full", freeBytes: 90e6, floorBytes: 256e6 } as const;
    const mayWrite = async () => ({ ok: false, error: full }) as const;
    const changing = setUp({}, { mayWrite });
    expect(await changing.pass({ scope: "owner" })).toMatchObject({
      ok: false,
      error: { code: "disk-almost-full", status: 503, message: expect.stringMatching(/85 MB free/) },
    });
    expect(await changing.pass({ scope: "owner", worksOnFullDisk: true })).toEqual(ok(input));
    expect(await setUp({ changes: false }, { mayWrite }).pass({ scope: "owner" })).toEqual(ok(input));
  });

  it("says nothing of what was thrown", async () => {
    const { pass } = setUp();
    const result = await pass({ scope: "owner" }, input, async () => {
      throw new Error("relation memory_version: the person's words");
    });
    expect(result).toMatchObject({ ok: false, error: { code: "unexpected", status: 503 } });
    expect(JSON.stringify(result)).not.toContain("words");
  });

  it("takes what breaks after the request was given up for no fault", async () => {
    const gone = new AbortController();
    const { pass } = setUp({ signal: gone.signal });
    const result = await pass({ scope: "owner" }, input, async ({ signal }) => {
      gone.abort();
      signal.throwIfAborted();
      return ok(null);
    });
    expect(result).toMatchObject({ ok: false, error: { code: "cancelled", status: 499 } });
  });

  it("gives work no longer than its limit", async () => {
    const { pass } = setUp();
    const result = await pass({ scope: "owner", timeLimitMs: 5 }, input, async ({ signal }) => {
      await new Promise((resolve) => signal.addEventListener("abort", resolve));
      return ok(signal.aborted);
    });
    expect(result).toEqual(ok(true));
  });
});
