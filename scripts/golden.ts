// Writes the golden logs of this version of the event schema. Started by golden.mjs.
import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { eventSchemaVersion } from "@/lib/core/log/event-envelope";
import { foldSession } from "@/lib/core/session/fold";
import { stateHash } from "@/lib/core/session/state-hash";
import { playGoldenSessions } from "@/lib/testing/golden-sessions";

const usage = `Usage: npm run golden [-- --again] [--into FOLDER]
  Writes the golden logs of version ${eventSchemaVersion} that are not there yet; a log that a release wrote is never changed.
  --again         writes all of version ${eventSchemaVersion} again: only while no release has this version
  --into FOLDER   writes them to another folder than e2e/fixtures/golden`;

const { again, into: folder } = readOptions();

for (const [name, events] of Object.entries(await playGoldenSessions())) {
  const file = path.join(folder, `${name}-v${eventSchemaVersion}.json`);
  const shown = path.relative(process.cwd(), file);
  if (existsSync(file) && !again) {
    process.stdout.write(`kept   ${shown}\n`);
    continue;
  }
  const golden = { schemaVersion: eventSchemaVersion, stateHash: stateHash(foldSession(events)), events };
  writeFileSync(file, `${JSON.stringify(golden)}\n`);
  process.stdout.write(`wrote  ${shown} (${events.length} events)\n`);
}

function readOptions() {
  const ownFolder = path.join(import.meta.dirname, "../e2e/fixtures/golden");
  const options = {
    again: { type: "boolean", default: false },
    into: { type: "string", default: ownFolder },
  } as const;
  try {
    return parseArgs({ options }).values;
  } catch {
    process.stderr.write(`${usage}\n`);
    return process.exit(2);
  }
}
