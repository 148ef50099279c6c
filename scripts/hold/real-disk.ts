import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { createWireModel } from "@/lib/adapters/ai-sdk/testing/wire-model";
import { describeDatabaseOpenError } from "@/lib/adapters/prisma/engine/database-open-error";
import { openDatabase } from "@/lib/adapters/prisma/engine/open-database";
import { createWriteGate } from "@/lib/server/write-gate";
import { addMemory } from "@/lib/use-cases/memory/edit-memory";
import type { Row } from "./report";
import { openWorld, ownerId } from "./world";

/** A disk of its own in memory, in megabytes: room for a database above the floor of free space. */
const diskMb = 480;

/**
 * A disk that is really full, and one that is really read-only. Null where this machine lets nobody mount one, which takes the rights of
 * its administrator on Linux.
 */
export async function failRealDisk(folder: string): Promise<Row | null> {
  const disk = path.join(folder, "real-disk");
  mkdirSync(disk, { recursive: true });
  if (!mount("-t", "tmpfs", "-o", `size=${diskMb}m`, "tmpfs", disk)) return null;
  const wrong: string[] = [];
  try {
    await fill(disk, wrong);
    if (mount("-o", "remount,ro", disk)) {
      const said = await sentenceOnOpening(path.join(disk, "data"));
      if (!/cannot be written/.test(said ?? "")) wrong.push(`read-only: ${said}`);
    }
  } finally {
    spawnSync("umount", [disk]);
  }
  return {
    name: "real disk: full and read-only are said in words, nothing is lost, and with room it goes on",
    n: 2,
    failed: wrong.length,
    ...(wrong.length > 0 && { detail: { wrong } }),
  };
}

/** Fills the disk under a running app, and makes room again. */
async function fill(disk: string, wrong: string[]): Promise<void> {
  const dataFolder = path.join(disk, "data");
  const world = await openWorld(createWireModel("http://127.0.0.1:9/v1", "chat"), { dataFolder });
  const mayWrite = createWriteGate(world.database);
  const add = (requestId: string) =>
    addMemory(world.deps, { ownerId, requestId, content: `Jar ${requestId} is blue.` });
  await add("before");
  const ballast = path.join(disk, "ballast");
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(ballast, Buffer.alloc(bavail * bsize));
  const refused = await mayWrite();
  if (refused.ok || refused.error.code !== "disk-almost-full") wrong.push("full: writing is not refused");
  const kept = await world.deps.memoryStore.listCurrent({ ownerId, limit: 5 });
  if (kept.length !== 1) wrong.push(`full: ${kept.length} memories can be read`);
  rmSync(ballast);
  if (!(await createWriteGate(world.database)()).ok) wrong.push("room again: writing is still refused");
  const added = await add("after");
  if (!added.ok) wrong.push(`room again: ${added.error.code}`);
  wrong.push(...(await world.findings()));
  await world.close();
}

async function sentenceOnOpening(dataFolder: string): Promise<string | null> {
  const rootFolder = process.cwd();
  const migrationsFolder = path.join(rootFolder, "prisma/migrations");
  const opened = await openDatabase({ dataFolder, rootFolder, migrationsFolder });
  if (!opened.ok) return describeDatabaseOpenError(opened.error);
  await opened.value.close();
  return null;
}

function mount(...options: readonly string[]): boolean {
  return process.platform === "linux" && spawnSync("mount", options).status === 0;
}
