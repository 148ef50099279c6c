import { rmSync } from "node:fs";
import process from "node:process";
import { ExpectedFailure, say } from "./command-line.mjs";
import { hashOfContents, whenStampDiffers } from "./content-stamp.mjs";
import { inProject } from "./project-folders.mjs";
import { withProjectLock } from "./project-lock.mjs";
import { runTool } from "./run-program.mjs";

const generatedClient = inProject("lib/adapters/prisma/generated/client.ts");
const sources = ["prisma/schema.prisma", "prisma.config.ts", "node_modules/prisma/package.json"];

/** Generates the Prisma client from the schema when it is missing or older than the schema. */
export async function ensurePrismaClient() {
  await withProjectLock("prisma-client", () =>
    whenStampDiffers("prisma-client", hashOfContents(sources), generatedClient, generate),
  );
}

async function generate() {
  say("Generating the database client…");
  // Any executable satisfies the CLI, which would otherwise download an engine that `generate` does not use.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath };
  const { exitCode, output } = await runTool("prisma", ["generate"], { env, collect: true });
  // What the type check remembers of the old client would hide errors, or show ones that are gone.
  rmSync(inProject(".cache/typecheck"), { recursive: true, force: true });
  if (exitCode === 0) return;
  throw new ExpectedFailure(
    `${output.trim()}\n\nThe database client could not be generated: correct prisma/schema.prisma and run again.`,
  );
}
