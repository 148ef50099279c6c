import { readFileSync } from "node:fs";
import path from "node:path";
import { ExpectedFailure } from "./command-line.mjs";
import { inProject } from "./project-folders.mjs";

/**
 * Compares what a build lets in with `app/doors.json`, where every route, action and page has a row that says who may pass and what it does.
 * Fails for a door without a row, and for a row without a door.
 */
export function checkDoors(serverFolder, table = readJson(inProject("app/doors.json"))) {
  const built = doorsOf(
    readJson(path.join(serverFolder, "app-paths-manifest.json")),
    readJson(path.join(serverFolder, "server-reference-manifest.json")),
  );
  const unlisted = built.filter((door) => !(door in table));
  if (unlisted.length > 0)
    throw new ExpectedFailure(
      `A door has no policy: ${unlisted.join(", ")}. Say in app/doors.json what it does, and whose things it touches.`,
    );
  const gone = Object.keys(table).filter((door) => !built.includes(door));
  if (gone.length > 0)
    throw new ExpectedFailure(`app/doors.json names what the build does not have: ${gone.join(", ")}.`);
}

/** Every way into a build: handlers and pages by their address, actions by file and name. */
export function doorsOf(paths, references) {
  const handlersAndPages = Object.keys(paths).map((entry) => {
    const address = path.posix.dirname(entry);
    return entry.endsWith("/route") ? address : `page ${address}`;
  });
  const actions = [...Object.values(references.node), ...Object.values(references.edge)].map(
    ({ filename, exportedName }) => `${filename}#${exportedName}`,
  );
  return [...new Set([...handlersAndPages, ...actions])].sort();
}

function readJson(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}
