import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { describeGguf } from "./describe-gguf";
import { createLocalFiles } from "./testing/local-files";

const files = createLocalFiles();
afterAll(files.remove);

describe("the header of a model file", () => {
  test("says what the model is and what it takes", async () => {
    expect(await describeGguf(files.model)).toEqual({
      name: "Random weights",
      architecture: "llama",
      fileBytes: files.modelBytes,
      trainedContext: 4_096,
      // Two layers, four heads of sixteen, keys and values, two bytes each.
      bytesPerContextToken: 2 * 4 * (16 + 16) * 2,
      hasChatTemplate: true,
      callsTools: false,
      isEmbedding: false,
    });
  });

  test.each([
    ["cut", "file-cut", /cut\.gguf is cut off: it has .* of .*Resume or repeat/],
    ["cutInHeader", "file-cut", /cut-header\.gguf is cut off/],
    ["other", "not-a-model", /notes\.gguf is not a GGUF model/],
    ["empty", "not-a-model", /empty\.gguf is not a GGUF model/],
    ["missing", "file-missing", /gone\.gguf is not there any more/],
  ] as const)("of a file that is %s is refused as %s", async (name, code, sentence) => {
    const refused = expect(describeGguf(files[name])).rejects;
    await refused.toMatchObject({ problem: { code }, message: expect.stringMatching(sentence) });
    await expect(describeGguf(files[name])).rejects.not.toThrow(files.folder);
  });

  test.each([
    ["a pipe, which nobody would ever fill", (file: string) => execFileSync("mkfifo", [file])],
    ["a folder", (file: string) => mkdirSync(file)],
    ["a device", (file: string) => symlinkSync("/dev/zero", file)],
  ])("of %s is refused before it is opened", async (what, make) => {
    if (process.platform === "win32") return;
    const file = path.join(files.folder, `${what.split(" ")[1]?.replace(",", "")}.gguf`);
    make(file);
    await expect(describeGguf(file)).rejects.toThrow(/is not a regular file/);
  });
});
