import { afterAll, beforeAll, describe } from "vitest";
import { describeEveryContract } from "@/lib/testing/contract/storage-suite";
import { createSecretBox } from "../connections/secret-box";
import type { Database } from "./engine/open-database";
import { testDatabases } from "./engine/test-databases";
import { createPrismaLabStore } from "./lab/lab-store";
import { createPrismaStorage } from "./prisma-storage";
import { createPrismaConnectionStore } from "./settings/connection-store";

const secretBox = createSecretBox({ secret: "a secret of this test", dataFolder: "unused" });

for (const source of testDatabases()) {
  describe(source.name, () => {
    let database: Database;
    beforeAll(async () => {
      database = await source.open();
    });
    afterAll(() => database.close());

    describeEveryContract(source.name, async () => ({
      ...createPrismaStorage(database.prisma),
      connections: createPrismaConnectionStore(database.prisma, secretBox),
      lab: createPrismaLabStore(database.prisma),
      countRowsWith: (text) => countRowsWith(database, text),
    }));
  });
}

/** Looks through every column of every row, word stems included. */
async function countRowsWith({ prisma }: Database, text: string): Promise<number> {
  const tables = await Promise.all([
    prisma.event.findMany(),
    prisma.memoryVersion.findMany(),
    prisma.memoryUse.findMany(),
    prisma.proposal.findMany(),
    prisma.session.findMany(),
    prisma.owner.findMany(),
  ]);
  const plain = (row: object) =>
    JSON.stringify(row, (_, value) => (typeof value === "bigint" ? String(value) : value));
  return tables.flat().filter((row) => plain(row).includes(text)).length;
}
