import "server-only";
import path from "node:path";
import {
  type Database,
  type DatabaseOpenError,
  openDatabase,
} from "@/lib/adapters/prisma/engine/open-database";
import type { Result } from "@/lib/core/result";
import type { Environment } from "./environment";

type DatabaseEnvironment = Pick<Environment, "rootFolder" | "dataFolder">;

/** Where the embedded database, the migrations and the archive of an empty database lie. */
export function databaseOptions({ rootFolder, dataFolder }: DatabaseEnvironment) {
  return {
    dataFolder,
    rootFolder,
    migrationsFolder: path.join(/* turbopackIgnore: true */ rootFolder, "prisma/migrations"),
    templateFile: path.join(/* turbopackIgnore: true */ rootFolder, ".cache/pglite-0.5.14.tgz"),
  };
}

/** Opens the database that the environment names, with the migrations of this release applied. */
export function openStudioDatabase({
  databaseUrl,
  ...environment
}: DatabaseEnvironment & Pick<Environment, "databaseUrl">): Promise<Result<Database, DatabaseOpenError>> {
  return openDatabase({ databaseUrl, ...databaseOptions(environment) });
}
