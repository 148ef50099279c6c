// Takes the place of what only a server or a router answers, in a page that has neither.
import { readFileSync } from "node:fs";
import path from "node:path";
import { inProject } from "../project-folders.mjs";

const prefix = "\0no-server-actions:";

/**
 * A plugin of Vite that puts a function which never answers in the place of each action that a view imports from `app`, so that nothing of
 * the server is bundled for the page. The alias `@` is resolved before any plugin is asked: an action is known by its path.
 */
export function noServerActions() {
  const app = `${inProject("app")}${path.sep}`;
  return {
    name: "no-server-actions",
    enforce: "pre",
    resolveId: (source) =>
      source.startsWith(app) && source.endsWith("actions") ? `${prefix}${source}` : null,
    load(id) {
      if (!id.startsWith(prefix)) return null;
      const text = readFileSync(`${id.slice(prefix.length)}.ts`, "utf8");
      const names = [...text.matchAll(/^export (?:async )?(?:const|function) (\w+)/gm)].map(
        ([, name]) => name,
      );
      return names.map((name) => `export const ${name} = () => new Promise(() => {});`).join("\n");
    },
  };
}

/** Where Vite finds the project's modules, and the router that leads nowhere. */
export const serverlessAliases = {
  "next/navigation": inProject("scripts/lib/serverless/no-navigation.ts"),
  "@": inProject("."),
};
