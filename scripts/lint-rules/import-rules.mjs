// The import rules as a table. `npm run lint:rules` writes import-rules.json, which Biome reads; a test compares the two.

const layers = ["contract", "ports", "use-cases", "adapters", "server", "client", "testing"];
const outside = ["components", "app", "lab", "e2e", "scripts"];
const notForBrowsers = ["node:*", "@prisma/**", "@electric-sql/**", "pg", "@ai-sdk/**", "server-only"];
const corePackages = [
  "zod",
  "immutable",
  "@noble/hashes/**",
  "canonicalize",
  "chrono-node",
  "diff",
  "eld/**",
  "@orama/stemmers/**",
  "papaparse",
  "stopword",
  "yaml",
];

/** Which layers each folder may import besides itself. `packages` names the only packages that it may use. */
const rules = [
  {
    folder: "lib/core",
    mayImport: [],
    packages: corePackages,
    says: "core-is-pure: the core imports only the core, zod, immutable, @noble/hashes, canonicalize, chrono-node, diff, eld, @orama/stemmers, papaparse, stopword and yaml.",
    isPure: true,
  },
  {
    folder: "lib/contract",
    mayImport: ["core"],
    packages: ["zod"],
    says: "contracts-see-core: a contract imports only the core, other contracts and zod.",
  },
  {
    folder: "lib/ports",
    mayImport: ["core"],
    packages: ["zod"],
    says: "ports-see-core: a port imports only the core, other ports and zod.",
  },
  {
    folder: "lib/use-cases",
    mayImport: ["core", "ports"],
    packages: corePackages,
    says: "use-cases-see-ports-and-core: a use-case imports only use-cases, ports, the core and the core's packages.",
  },
  {
    folder: "lib/adapters",
    mayImport: ["core", "ports"],
    says: "adapters-see-ports-and-core: an adapter imports adapters, ports, the core and packages.",
  },
  {
    folder: "lib/server",
    mayImport: ["core", "contract", "ports", "use-cases", "adapters"],
    says: "server-sees-inward: server code imports contracts, use-cases, adapters, ports and the core.",
  },
  {
    folder: "lib/client",
    mayImport: ["core", "contract"],
    forBrowsers: true,
    says: "client-sees-core: browser stores import only the core, contracts and browser packages.",
  },
  {
    folder: "components",
    mayImport: ["core", "contract", "client"],
    forBrowsers: true,
    allowed: ["@/app/**/actions", "@/app/**/*-actions"],
    says: "components-are-views: components import components, lib/client, contracts, the core, and of app only server actions.",
  },
  {
    folder: "app",
    mayImport: ["core", "contract", "use-cases", "server", "client", "components"],
    says: "app-goes-through-server: pages, handlers and actions call use-cases with what lib/server gives them, never a port or an adapter.",
  },
];

const pureGlobals = [
  "process fetch crypto window document navigator localStorage sessionStorage setTimeout setInterval",
  "setImmediate performance Buffer console globalThis require",
]
  .join(" ")
  .split(" ");

/** Biome's configuration for the table above. */
export function importRules() {
  return {
    $schema: "../../node_modules/@biomejs/biome/configuration_schema.json",
    root: false,
    overrides: [
      ...rules.map((rule) => ({
        includes: [
          ...["ts", "tsx", "mjs"].map((extension) => `**/${rule.folder}/**/*.${extension}`),
          "!**/*.test.ts",
          "!**/*.test.tsx",
          "!**/testing/**",
        ],
        linter: {
          rules: { style: { noRestrictedImports: restrictedImports(rule), ...restrictedGlobals(rule) } },
        },
      })),
      testRules,
    ],
  };
}

/** Tests and the test kit see all of the product, but the product never sees the lab or the journeys, not even by a test. */
const testRules = {
  includes: ["**/lib/**/*.test.ts", "**/lib/**/*.test.tsx", "**/lib/**/testing/**", "!**/scripts/**"],
  linter: {
    rules: {
      style: {
        noRestrictedImports: {
          level: "error",
          options: {
            patterns: [
              {
                group: ["lab", "e2e"].flatMap((folder) => [`@/${folder}/**`, `../**/${folder}/**`]),
                message:
                  "lib-never-sees-lab: tests of lib import lib; what they share with the lab lives in lib/testing.",
              },
            ],
          },
        },
      },
    },
  },
};

function restrictedImports(rule) {
  const own = rule.folder.replace("lib/", "");
  const closed = layers.filter((layer) => layer !== own && !rule.mayImport.includes(layer));
  const closedOutside = outside.filter((folder) => folder !== own && !rule.mayImport.includes(folder));
  const patterns = [
    {
      group: [
        ...closed.flatMap((layer) => [`@/lib/${layer}/**`, `../**/${layer}/**`]),
        ...closedOutside.flatMap((folder) => [`@/${folder}/**`, `../**/${folder}/**`]),
        ...(rule.allowed ?? []).map((path) => `!${path}`),
      ],
      message: rule.says,
    },
  ];
  if (rule.packages)
    patterns.unshift({
      group: [
        "**",
        "!./**",
        "!../**",
        ...[own, ...rule.mayImport].map((layer) => `!@/lib/${layer}/**`),
        ...rule.packages.map((name) => `!${name}`),
      ],
      message: rule.says,
    });
  if (rule.forBrowsers)
    patterns.push({
      group: notForBrowsers,
      message: "Code for the browser cannot import a package of the server.",
    });
  return { level: "error", options: { patterns } };
}

function restrictedGlobals(rule) {
  if (!rule.isPure) return {};
  const says = "The core is pure: take this as an argument.";
  return {
    noRestrictedGlobals: {
      level: "error",
      options: { deniedGlobals: Object.fromEntries(pureGlobals.map((name) => [name, says])) },
    },
  };
}
