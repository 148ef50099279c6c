import { describe, expect, it } from "vitest";
import type { TransferEntry } from "@/lib/core/memory/transfer/transfer-entry";
import { compareEntries, writeImport } from "./import-run";

const entries: readonly TransferEntry[] = Array.from({ length: 250 }, (_, index) => ({
  line: index + 1,
  content: `Fact ${index}`,
  memoryType: "general",
  metadata: {},
  createdAt: null,
}));
const choices = entries.map((entry) => ({ entry, choice: "add", target: null }) as const);

function watch() {
  const reports: number[] = [];
  const controller = new AbortController();
  return {
    reports,
    controller,
    progress: { signal: controller.signal, report: (done: number) => void reports.push(done) },
  };
}

describe("a long import", () => {
  it("compares every entry once, in parts, and reports how far it is", async () => {
    const { reports, progress } = watch();
    const sizes: number[] = [];
    const result = await compareEntries(
      async ({ entries: part }) => {
        sizes.push(part.length);
        return { judged: part.map(({ line }) => ({ line, verdict: "new", reason: "", against: null })) };
      },
      entries,
      progress,
    );
    expect(sizes).toEqual([100, 100, 50]);
    expect(reports).toEqual([0, 100, 200, 250]);
    expect(result.problem).toBeNull();
    expect(result.value.map(({ line }) => line)).toEqual(entries.map(({ line }) => line));
  });

  it("gives a comparison up half way, and says so", async () => {
    const { controller, progress } = watch();
    const result = await compareEntries(
      (_, signal) => {
        controller.abort();
        return Promise.reject(signal.reason);
      },
      entries,
      progress,
    );
    expect(result).toEqual({ value: [], problem: "Stopped." });
  });

  it("stops between two parts when asked, and tells what is written", async () => {
    const { controller, progress } = watch();
    const result = await writeImport(
      async ({ choices: part }) => {
        controller.abort();
        return {
          ok: true,
          value: { written: part.length - 1, held: 0, skipped: [{ line: 1, reason: "There." }] },
        };
      },
      { importId: "i", mode: "write", choices },
      progress,
    );
    expect(result).toEqual({
      value: { written: 99, held: 0, skipped: [{ line: 1, reason: "There." }] },
      problem: "Stopped.",
    });
  });

  it.each([
    [() => Promise.reject(new TypeError("fetch failed")), "The server cannot be reached."],
    [
      async () => ({ ok: false, error: { code: "session-busy", message: "Too fast." } }) as const,
      "Too fast.",
    ],
  ])("ends with the reason when the server fails", async (applyImport, problem) => {
    const result = await writeImport(
      applyImport,
      { importId: "i", mode: "write", choices },
      watch().progress,
    );
    expect(result).toEqual({ value: { written: 0, held: 0, skipped: [] }, problem });
  });
});
