import { defineConfig } from "vitest/config";

const fromHere = (file: string) => `${import.meta.dirname}/${file}`;

/** Tests that take longer than a person waits for: `npm run test:long`. */
const long = "**/*.long.test.*";

export default defineConfig({
  resolve: {
    alias: {
      "@": import.meta.dirname,
      // Next refuses this import in browser bundles; in tests there is no browser bundle.
      "server-only": fromHere("node_modules/server-only/empty.js"),
    },
  },
  test: {
    environment: "node",
    pool: "forks",
    // Contract suites each open a database of their own; more at once only makes every one of them slower.
    maxWorkers: 2,
    // An embedded database opens in up to ten seconds, and several times that where other work keeps both cores busy.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        // What is inside the ports keeps nothing between files, so all files of a worker share their modules: a third of the time.
        test: {
          name: "inside",
          include: ["lib/{core,contract,use-cases}/**/*.test.ts"],
          exclude: [long],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: "outside",
          include: [
            "lib/!(core|contract|use-cases)/**/*.test.ts",
            "app/**/*.test.ts",
            "lab/**/*.test.ts",
            "components/**/*.test.{ts,tsx}",
            "packages/**/*.test.ts",
            "scripts/**/*.test.mjs",
          ],
          exclude: [long],
        },
      },
      {
        extends: true,
        test: { name: "long", include: ["{app,components,lab,lib,scripts}/**/*.long.test.{ts,mjs}"] },
      },
    ],
  },
});
