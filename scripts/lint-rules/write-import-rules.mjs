// `npm run lint:rules`: writes the import rules for Biome from their table.
import { writeFileSync } from "node:fs";
import { inProject } from "../lib/project-folders.mjs";
import { importRules } from "./import-rules.mjs";

writeFileSync(
  inProject("scripts/lint-rules/import-rules.json"),
  `${JSON.stringify(importRules(), null, 2)}\n`,
);
