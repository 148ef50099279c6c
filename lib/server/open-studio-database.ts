import "server-only";
import path from "node:path";
import {
  type Database,
  type DatabaseOpenError,
  openDatabase,
} from "@/lib/adapters/prisma/engine/open-database";
import type { Result } from "@/lib/core/result";
import type { Environment } from "./environment";

/** Opens the database that the environment names, with the migrations of this release applied. */
export function openStudioDatabase({
  rootFolder,
  dataFolder,
  databaseUrl,
}: Pick<Environment, "rootFolder" | "dataFolder" | "databaseUrl">): Promise<
  Result<Database, DatabaseOpenError>
> {
  const migrationsFolder = path.join(/* turbopackIgnore: true */ rootFolder, "prisma/migrations");
  const templateFile = path.join(/* turbopackIgnore: true */ rootFolder, ".cache/pglite-0.5.14.tgz");
  return openDatabase({ databaseUrl, dataFolder, migrationsFolder, rootFolder, templateFile });
}
