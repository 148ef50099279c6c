// Takes the place of the server actions in a page that has no server: they can be imported, and never answer.
import { readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";

const prefix = "\0no-server-actions:";

/**
 * A plugin of Vite that puts a function which never answers in the place of each action that a view imports from `app`, so that nothing of
 * the server is bundled for the page. The alias `@` is resolved before any plugin is asked: an action is known by its path.
 */
export function noServerActions() {
  const app = path.join(process.cwd(), "app/");
  return {
    name: "no-server-actions",
    enforce: "pre" as const,
    resolveId: (source: string) =>
      source.startsWith(app) && source.endsWith("actions") ? `${prefix}${source}` : null,
    load(id: string) {
      if (!id.startsWith(prefix)) return null;
      const text = readFileSync(`${id.slice(prefix.length)}.ts`, "utf8");
      const names = [...text.matchAll(/^export (?:async )?(?:const|function) (\w+)/gm)].map(
        ([, name]) => name,
      );
      return names.map((name) => `export const ${name} = () => new Promise(() => {});`).join("\n");
    },
  };
}
