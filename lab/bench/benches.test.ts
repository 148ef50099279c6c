import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const root = path.join(import.meta.dirname, "../..");
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
  .map((file) => file.slice(0, -".ts".length));
const page = (file: string) => readFileSync(path.join(root, file), "utf8");

describe("npm run bench", () => {
  it("is listed in the README with every name that there is", () => {
    const line = /^`npm run bench -- <name>`.*$/m.exec(page("README.md"))?.[0] ?? "";
    const listed = [...line.matchAll(/`([a-z][a-z-]*)`/g)].map(([, name]) => name);
    expect(listed).toEqual(names);
  });

  it("is named in the docs with no other name", () => {
    const docs = readdirSync(path.join(root, "docs")).filter((file) => file.endsWith(".md"));
    const texts = ["README.md", ...docs.map((file) => `docs/${file}`)].map(page);
    const named = texts.flatMap((text) => [...text.matchAll(/npm run bench -- ([a-z][a-z-]*)/g)]);
    for (const [, name] of named) expect(names).toContain(name);
  });
});
