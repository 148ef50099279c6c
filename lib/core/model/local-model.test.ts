import { describe, expect, test } from "vitest";
import { estimateFit, type MachineFacts } from "./local-model";

const gigabyte = 1024 ** 3;
const machine: MachineFacts = {
  totalMemoryBytes: 8 * gigabyte,
  cores: 4,
  memoryBytesPerSecond: 20 * gigabyte,
  freeDiskBytes: 100 * gigabyte,
};

describe("whether a model fits", () => {
  test.each([
    [0.6, "fits"],
    [4.5, "tight"],
    [7.5, "too-large"],
  ] as const)("one of %f GB on a machine of 8 GB: %s", (size, verdict) => {
    const demand = { fileBytes: size * gigabyte, contextTokens: 8_192, bytesPerContextToken: 40_000 };
    expect(estimateFit(machine, demand).verdict).toBe(verdict);
  });

  test("a longer context needs more, whether the file says how much or not", () => {
    for (const bytesPerContextToken of [100_000, null]) {
      const needed = (contextTokens: number) =>
        estimateFit(machine, { fileBytes: gigabyte, contextTokens, bytesPerContextToken }).neededBytes;
      expect(needed(16_384)).toBeGreaterThan(needed(4_096));
    }
  });

  // Measured on two cores, generating with one model after the other: docs/models.md.
  test.each([
    [0.1, 60],
    [0.64, 20],
    [2.3, 6],
  ])("a model of %f GB is estimated around what was measured", (size, least) => {
    const { low, high } = estimateFit(machine, {
      fileBytes: size * gigabyte,
      contextTokens: 8_192,
      bytesPerContextToken: null,
    }).tokensPerSecond;
    expect(low).toBeLessThan(high);
    expect(high).toBeGreaterThan(least);
    expect(low).toBeLessThan((20 / size) * 0.5);
  });
});
