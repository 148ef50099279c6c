import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { cacheFolder, inProject } from "./project-folders.mjs";

/** A short hash over names and contents of the given files and folders, less the names that `isLeftOut` accepts. */
export function hashOfContents(entries, isLeftOut = () => false) {
  const hash = createHash("sha256");
  for (const file of entries.flatMap(filesUnder).filter((name) => !isLeftOut(name))) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(inProject(file)))
      .update("\0");
  }
  return hash.digest("hex").slice(0, 16);
}

/** Does the work unless `result` exists and was made under the same stamp; the stamp is left only after success. */
export async function whenStampDiffers(name, stamp, result, work) {
  const file = path.join(cacheFolder, `${name}.stamp`);
  if (existsSync(result) && existsSync(file) && readFileSync(file, "utf8") === stamp) return;
  await work();
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(file, stamp);
}

/** Names relative to the project, with forward slashes, in one order on every system. */
function filesUnder(entry) {
  if (!existsSync(inProject(entry))) return [];
  if (!statSync(inProject(entry)).isDirectory()) return [entry];
  return readdirSync(inProject(entry), { recursive: true })
    .map((name) => `${entry}/${name.split(path.sep).join("/")}`)
    .filter((name) => statSync(inProject(name)).isFile())
    .sort();
}
