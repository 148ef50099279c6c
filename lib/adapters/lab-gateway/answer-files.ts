import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import type { AnswerCache } from "./peer-model";

/** Answers of a model as files below the data folder, each under the hash of what was asked. */
export function createAnswerFiles(dataFolder: string): AnswerCache {
  const folder = path.join(/* turbopackIgnore: true */ dataFolder, "lab-answers");
  const fileOf = (key: string) =>
    path.join(/* turbopackIgnore: true */ folder, key.slice(0, 2), `${key}.json`);
  return {
    async read(key) {
      // An answer that cannot be read is asked for again.
      const text = await readFile(fileOf(key), "utf8").catch(() => null);
      return text === null ? null : parseJson(text);
    },
    async write(key, answer) {
      const file = fileOf(key);
      await mkdir(path.dirname(file), { recursive: true });
      // Whole or not at all: another worker may read it at any time.
      const part = `${file}.${process.pid}`;
      await writeFile(part, JSON.stringify(answer));
      await rename(part, file);
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
