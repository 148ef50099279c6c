import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { localModelCatalogue } from "@/lib/core/model/local-model-catalogue";
import { cardExample } from "@/lib/testing/policy-card-example";
import { createPolicyFolders } from "./policy-folders";

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), "agemem-policies-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const adapter = "the numbers of an adapter";
const base = "the weights of a base";

function write(name: string, change: object = {}): void {
  mkdirSync(path.join(root, name), { recursive: true });
  const card = {
    ...cardExample,
    name,
    base: { ...cardExample.base, bytes: base.length, sha256: sha256(base) },
    adapter: { ...cardExample.adapter, bytes: adapter.length, sha256: sha256(adapter) },
    ...change,
  };
  writeFileSync(path.join(root, name, "adapter.gguf"), adapter);
  writeFileSync(path.join(root, name, "card.json"), JSON.stringify(card));
}

function policies(weights: string = base) {
  const file = path.join(root, "base.gguf");
  writeFileSync(file, weights);
  return createPolicyFolders({
    folders: [root, path.join(root, "nowhere")],
    bases: async () => [{ file, bytes: weights.length }],
  });
}

test("a policy is found with its adapter and its base", async () => {
  write("smol");
  mkdirSync(path.join(root, "no-card"));
  const found = await policies().list();
  expect(found).toEqual([
    {
      ...{ modelId: "smol", problem: null, card: expect.objectContaining({ name: "smol" }) },
      adapterFile: path.join(root, "smol", "adapter.gguf"),
      baseFile: path.join(root, "base.gguf"),
    },
  ]);
});

test("a policy that cannot be used says why", async () => {
  write("smol");
  const problemWith = async (weights?: string) => (await policies(weights).list())[0]?.problem;
  expect(await problemWith("short")).toContain("is not here");
  expect(await problemWith(base.toUpperCase())).toContain("another one than it was trained on");
  writeFileSync(path.join(root, "smol", "adapter.gguf"), "cut");
  expect(await problemWith()).toContain("not the one that its card describes");
  rmSync(path.join(root, "smol", "adapter.gguf"));
  expect(await problemWith()).toContain("missing beside its card");
  write("smol", { promptSha256: "0".repeat(64) });
  expect(await problemWith()).toContain("another prompt");
  writeFileSync(path.join(root, "smol", "card.json"), "{");
  expect(await problemWith()).toContain("cannot be read");
});

test("the policy that comes with the app fits its card and the prompt that is sent", async () => {
  const shipped = createPolicyFolders({
    folders: [path.resolve("training/policies")],
    bases: async () => [],
  });
  const found = await shipped.list();
  expect(found.length).toBeGreaterThan(0);
  for (const { problem } of found) expect(problem).toContain("is not here. Download it");
  const sums = found.map(({ card }) => card?.base.sha256);
  expect(localModelCatalogue.map((offer) => offer.sha256)).toEqual(expect.arrayContaining(sums));
});
