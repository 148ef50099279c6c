import path from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the checkout. */
export const projectFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** Everything the scripts fetch or derive; safe to delete at any time. */
export const cacheFolder = path.join(projectFolder, ".cache");

/** An absolute path inside the checkout. */
export function inProject(...segments) {
  return path.join(projectFolder, ...segments);
}

/** A path as a person in the checkout would write it. */
export function asShown(absolutePath) {
  const relative = path.relative(projectFolder, absolutePath);
  return relative === "" || relative.startsWith("..") ? absolutePath : relative;
}
