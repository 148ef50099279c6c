import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { ExpectedFailure } from "./command-line.mjs";
import { inProject } from "./project-folders.mjs";

/** Keeps tools from reporting usage or looking for updates. */
const quietTools = { NEXT_TELEMETRY_DISABLED: "1", CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1" };

/** What decides which model and database the app uses: never inherited by the tests. */
const settings = ["OPENAI_API_KEY", "OPENAI_BASE_URL", "DATABASE_URL", "PORT", "HOSTNAME"];

/** The environment of a command that serves the person: theirs, then `.env`, then the data folder's default. */
export function appEnvironment() {
  if (existsSync(inProject(".env"))) process.loadEnvFile(inProject(".env"));
  const dataFolder = path.resolve(process.env.AGEMEM_DATA_DIR || inProject(".data"));
  return { ...process.env, ...quietTools, AGEMEM_DATA_DIR: dataFolder };
}

/** The environment of the tests: no key, no model, no database and no data folder of the person's own. */
export function testEnvironment() {
  const isOfThePerson = (name) =>
    settings.includes(name) || (name.startsWith("AGEMEM_") && name !== "AGEMEM_DEBUG");
  const kept = Object.entries(process.env).filter(([name]) => !isOfThePerson(name));
  return { ...Object.fromEntries(kept), ...quietTools };
}

/** Makes the data folder, or says what to do when it cannot hold data. A real Postgres needs none. */
export function assertDataFolderIsWritable({ AGEMEM_DATA_DIR: folder, DATABASE_URL: databaseUrl }) {
  if (databaseUrl) return;
  try {
    makeFolder(folder);
    const trial = path.join(folder, ".write-trial");
    writeFileSync(trial, "");
    rmSync(trial);
  } catch (error) {
    throw new ExpectedFailure(
      `The data folder ${folder} cannot be written (${error.code}): make it writable, or name another with AGEMEM_DATA_DIR=/some/folder.`,
    );
  }
}

/** One folder at a time: Node's own recursive way never returns below folders such as /proc. */
function makeFolder(folder) {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  mkdirSync(folder);
}
