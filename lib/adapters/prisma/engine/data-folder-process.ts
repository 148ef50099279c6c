// A process of its own for the data folder tests. Arguments: the data folder, and what to do once it is open.
import { describeDatabaseOpenError } from "./database-open-error";
import { type Database, openDatabase } from "./open-database";
import { testDatabaseOptions } from "./test-databases";

const [, , dataFolder = "", task = ""] = process.argv;

/** Adds owners and tells of each one committed. */
async function addOwners({ prisma }: Database, count: number): Promise<void> {
  for (let index = 1; index <= count; index += 1) {
    await prisma.owner.create({ data: { id: `owner-${index}` } });
    console.log(index);
  }
}

const opened = await openDatabase({ ...testDatabaseOptions, dataFolder });
if (!opened.ok) {
  console.log(JSON.stringify(opened.error));
  console.error(describeDatabaseOpenError(opened.error));
  process.exit(1);
}
console.log("open");
await addOwners(opened.value, task === "write-on" ? Number.POSITIVE_INFINITY : 3);
if (task === "close") {
  await opened.value.close();
  console.log("closed");
}
