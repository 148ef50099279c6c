import path from "node:path";
import { defineConfig } from "prisma/config";

// Without this the CLI, even `generate`, first downloads a native engine from binaries.prisma.sh.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.join(import.meta.dirname, "scripts/schema-engine.mjs");

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL || "embedded" },
});
