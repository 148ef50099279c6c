// Writes the golden logs of this version of the event schema. Started by golden.mjs.
import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { eventSchemaVersion } from "@/lib/core/log/event-envelope";
import { foldSession } from "@/lib/core/session/fold";
import { stateHash } from "@/lib/core/session/state-hash";
import { playGoldenSessions } from "@/lib/testing/golden-sessions";

const folder = path.join(import.meta.dirname, "../e2e/fixtures/golden");
const usage = `Usage: npm run golden [-- --again]
  Writes the golden logs of version ${eventSchemaVersion} that are not there yet; a log that a release wrote is never changed.
  --again   writes all of version ${eventSchemaVersion} again: only while no release has this version`;

const given = process.argv.slice(2);
if (given.some((word) => word !== "--again")) {
  process.stderr.write(`${usage}\n`);
  process.exit(2);
}

for (const [name, events] of Object.entries(await playGoldenSessions())) {
  const file = path.join(folder, `${name}-v${eventSchemaVersion}.json`);
  const shown = path.relative(process.cwd(), file);
  if (existsSync(file) && !given.includes("--again")) {
    process.stdout.write(`kept   ${shown}\n`);
    continue;
  }
  const golden = { schemaVersion: eventSchemaVersion, stateHash: stateHash(foldSession(events)), events };
  writeFileSync(file, `${JSON.stringify(golden)}\n`);
  process.stdout.write(`wrote  ${shown} (${events.length} events)\n`);
}
