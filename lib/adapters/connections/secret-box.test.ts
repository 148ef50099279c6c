import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createSecretBox } from "./secret-box";

let dataFolder: string;
beforeEach(() => {
  dataFolder = mkdtempSync(path.join(os.tmpdir(), "secret-box-"));
});
afterEach(() => rmSync(dataFolder, { recursive: true }));

const canary = "sk-canary-1f2e3d";

describe.each(["file", "environment"] as const)("a secret box with its secret from the %s", (source) => {
  const open = (secret = "correct horse") =>
    createSecretBox({ secret: source === "environment" ? secret : undefined, dataFolder });

  test("opens what it sealed, also after a restart, and shows nothing of it (R18)", () => {
    const sealed = open().seal(canary, "here");
    expect(open().open(sealed, "here")).toBe(canary);
    expect(Buffer.from(sealed).includes(Buffer.from(canary))).toBe(false);
  });

  test("seals the same text differently each time", () => {
    const box = open();
    expect(Buffer.from(box.seal(canary, "here")).equals(Buffer.from(box.seal(canary, "here")))).toBe(false);
  });

  test("does not open for another place, or when a single bit differs", () => {
    const box = open();
    const sealed = box.seal(canary, "here");
    expect(box.open(sealed, "there")).toBeNull();
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = Uint8Array.from(sealed);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(box.open(changed, "here")).toBeNull();
    }
    expect(box.open(sealed.subarray(0, 10), "here")).toBeNull();
  });
});

test("another secret opens nothing", () => {
  const sealed = createSecretBox({ secret: "one", dataFolder }).seal(canary, "here");
  expect(createSecretBox({ secret: "two", dataFolder }).open(sealed, "here")).toBeNull();
  expect(createSecretBox({ secret: undefined, dataFolder }).open(sealed, "here")).toBeNull();
});

test("the file is for its owner's eyes only, and a damaged one says so", () => {
  createSecretBox({ secret: undefined, dataFolder }).seal(canary, "here");
  const file = path.join(dataFolder, "secret.key");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  writeFileSync(file, "short");
  expect(() => createSecretBox({ secret: undefined, dataFolder }).seal(canary, "here")).toThrow(/damaged/);
});
