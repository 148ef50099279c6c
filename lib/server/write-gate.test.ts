import { describe, expect, test } from "vitest";
import { createReadiness } from "./readiness";
import { createWriteGate } from "./write-gate";

const floorBytes = 256;

describe("the write gate", () => {
  test("shuts below the floor and opens again, looking once a second however many ask", async () => {
    let freeBytes = 300;
    let looks = 0;
    let nowMs = 0;
    const space = async () => {
      looks += 1;
      return { freeBytes, floorBytes };
    };
    const mayWrite = createWriteGate({ space }, () => nowMs);
    expect(await mayWrite()).toMatchObject({ ok: true });
    freeBytes = 255;
    expect(await mayWrite()).toMatchObject({ ok: true });
    expect(looks).toBe(1);
    nowMs += 1_000;
    const full = { ok: false, error: { code: "disk-almost-full", freeBytes: 255, floorBytes } };
    expect(await Promise.all([mayWrite(), mayWrite()])).toEqual([full, full]);
    expect(looks).toBe(2);
    freeBytes = 256;
    nowMs += 1_000;
    expect(await mayWrite()).toMatchObject({ ok: true });
  });

  test("is open where the database lies elsewhere", async () => {
    expect(await createWriteGate({ space: async () => null })()).toMatchObject({ ok: true });
  });
});

describe("readiness", () => {
  const open = async () => ({ ok: true, value: null }) as const;
  const full = { code: "disk-almost-full", freeBytes: 1, floorBytes } as const;

  test.each([
    ["all is well", open, async () => {}, null],
    ["the disk is almost full", async () => ({ ok: false, error: full }) as const, async () => {}, full.code],
    [
      "the database is gone",
      open,
      () => Promise.reject(Object.assign(new Error("x"), { code: "ECONNREFUSED" })),
      "database-unreachable",
    ],
    ["something else is wrong", open, () => Promise.reject(new Error("x")), "unexpected"],
  ])("%s", async (_, mayWrite, probe, code) => {
    const problem = await createReadiness({ database: { probe }, mayWrite }).storageProblem();
    expect(problem?.code ?? null).toBe(code);
  });
});
