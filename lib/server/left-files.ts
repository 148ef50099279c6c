import "server-only";
import { readdir, rm } from "node:fs/promises";
import path from "node:path";

/** Removes what a killed process left on its way; the folder must be this process's alone. */
export async function removeLeftFiles(dataFolder: string): Promise<void> {
  for (const name of await readdir(/* turbopackIgnore: true */ dataFolder))
    if (/^(?:passing|restoring)-/.test(name))
      await rm(path.join(/* turbopackIgnore: true */ dataFolder, name), { recursive: true, force: true });
}
