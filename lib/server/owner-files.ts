import "server-only";
import { randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { AppError } from "@/lib/core/errors";
import { err, type Result } from "@/lib/core/result";
import type { KeptCounts } from "@/lib/ports/owner-archive";
import { restoreOwner } from "@/lib/use-cases/record/owner-house";
import type { Container } from "./container";
import { readEnvironment } from "./environment";
import { limits } from "./limits";

/**
 * Everything of an owner as a download. It is written to a file first: a database that waited for a slow reader would keep everybody waiting.
 * The file goes when it was read, or given up.
 */
export async function exportEverything(
  { house }: Pick<Container, "house">,
  ownerId: string,
): Promise<Response> {
  const file = await passingFile();
  try {
    await house.archive.write({ ownerId, file });
    const { size } = await stat(file);
    const source = createReadStream(/* turbopackIgnore: true */ file);
    source.once("close", () => void remove(file));
    const day = new Date().toISOString().slice(0, 10);
    return new Response(Readable.toWeb(source) as ReadableStream<Uint8Array>, {
      headers: {
        "content-type": "application/gzip",
        "content-length": String(size),
        "content-disposition": `attachment; filename="agemem-${day}.jsonl.gz"`,
        "cache-control": "no-store",
      },
    });
  } catch (error) {
    await remove(file);
    throw error;
  }
}

/** Restores everything of an owner from the file that a request brings; the file does not stay. */
export async function restoreEverything(
  { house, database }: Pick<Container, "house" | "database">,
  ownerId: string,
  request: Request,
): Promise<Result<KeptCounts & { readonly keptAs: string }, AppError>> {
  const file = await passingFile();
  try {
    if (!request.body || !(await receive(request.body, file)))
      return err({
        code: "restore-refused",
        reason: `The file is empty or larger than ${limits.backupBytes / 1_000_000_000} GB. Stop the app and restore it with npm run restore.`,
      });
    const restored = await restoreOwner(house, { ownerId, file });
    if (restored.ok) await database.scrub();
    return restored;
  } finally {
    await remove(file);
  }
}

/** False for a body with nothing in it, or too much. */
async function receive(body: ReadableStream<Uint8Array>, file: string): Promise<boolean> {
  let bytes = 0;
  async function* counted(chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      bytes += chunk.byteLength;
      if (bytes > limits.backupBytes) return;
      yield chunk;
    }
  }
  await pipeline(body, counted, createWriteStream(/* turbopackIgnore: true */ file, { mode: 0o600 }));
  return bytes > 0 && bytes <= limits.backupBytes;
}

/** A place in the data folder for a file on its way. */
async function passingFile(): Promise<string> {
  const { dataFolder } = readEnvironment(process.env);
  await mkdir(/* turbopackIgnore: true */ dataFolder, { recursive: true, mode: 0o700 });
  return path.join(/* turbopackIgnore: true */ dataFolder, `passing-${randomUUID()}.jsonl.gz`);
}

function remove(file: string): Promise<void> {
  return rm(/* turbopackIgnore: true */ file, { force: true });
}
