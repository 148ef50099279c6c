// Stands for the server actions in a page that has no server: they can be imported, and never answer.
import { readFileSync } from "node:fs";
import path from "node:path";

const prefix = "\0no-server-actions:";

/** A plugin of Vite that puts an empty function in the place of each action which a view imports from `app`. */
export function noServerActions() {
  return {
    name: "no-server-actions",
    enforce: "pre" as const,
    resolveId: (source: string) =>
      /^@\/app\/.*actions$/.test(source) ? `${prefix}${source.slice(2)}` : null,
    load(id: string) {
      if (!id.startsWith(prefix)) return null;
      const text = readFileSync(path.join(process.cwd(), `${id.slice(prefix.length)}.ts`), "utf8");
      const names = [...text.matchAll(/^export (?:async )?(?:const|function) (\w+)/gm)].map(
        ([, name]) => name,
      );
      return names.map((name) => `export const ${name} = () => new Promise(() => {});`).join("\n");
    },
  };
}
