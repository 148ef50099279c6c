import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import type { FoundPolicy } from "@/lib/core/model/found-policy";
import { type PolicyCard, policyCardSchema } from "@/lib/core/model/policy-card";
import { policySystemPrompt } from "@/lib/core/model/policy-system-prompt";
import { policyProblem } from "@/lib/core/training/policy-fit";

const promptSha256 = createHash("sha256").update(policySystemPrompt).digest("hex");

/** A model file that may be the base of a policy. */
interface BaseCandidate {
  readonly file: string;
  readonly bytes: number;
}

/**
 * Trained policies in these folders: each a folder with `card.json` and the adapter that it names. A policy whose parts do not fit each other is
 * found too, with the reason. Checksums are remembered as long as a file keeps its size and date.
 */
export function createPolicyFolders(options: {
  readonly folders: readonly string[];
  readonly bases: () => Promise<readonly BaseCandidate[]>;
}): { list(): Promise<readonly FoundPolicy[]> } {
  const sums = new Map<string, { readonly stamp: string; readonly sha256: string }>();

  async function sha256Of(file: string): Promise<string | null> {
    const facts = await stat(/* turbopackIgnore: true */ file).catch(() => null);
    if (!facts?.isFile()) return null;
    const stamp = `${facts.size} ${facts.mtimeMs}`;
    const known = sums.get(file);
    if (known?.stamp === stamp) return known.sha256;
    const hash = createHash("sha256");
    for await (const chunk of createReadStream(/* turbopackIgnore: true */ file))
      hash.update(chunk as Buffer);
    const sha256 = hash.digest("hex");
    sums.set(file, { stamp, sha256 });
    return sha256;
  }

  async function read(folder: string): Promise<FoundPolicy | null> {
    const modelId = path.basename(folder);
    const nothing = { modelId, card: null, baseFile: null, adapterFile: null };
    const text = await readFile(/* turbopackIgnore: true */ path.join(folder, "card.json"), "utf8").catch(
      () => null,
    );
    if (text === null) return null;
    const card = readCard(text);
    if (card === null)
      return { ...nothing, problem: "Its card.json cannot be read: copy it once more, or make it again." };
    const adapterFile = path.join(/* turbopackIgnore: true */ folder, card.adapter.file);
    // Only a file of the right size can have the right checksum, and large ones take long to read.
    const likely = (await options.bases()).filter(({ bytes }) => bytes === card.base.bytes);
    const summed = await Promise.all(
      likely.map(async ({ file }) => ({ file, sha256: await sha256Of(file) })),
    );
    const base = summed.find(({ sha256 }) => sha256 === card.base.sha256) ?? summed[0] ?? null;
    const problem = policyProblem(card, {
      adapterSha256: await sha256Of(adapterFile),
      baseSha256: base?.sha256 ?? null,
      promptSha256,
    });
    return { modelId: card.name, card, adapterFile, baseFile: base?.file ?? null, problem };
  }

  return {
    async list() {
      const found = await Promise.all(options.folders.map(foldersIn));
      const policies = await Promise.all(found.flat().map(read));
      const byId = new Map(policies.flatMap((policy) => (policy ? [[policy.modelId, policy] as const] : [])));
      return [...byId.values()].toSorted((left, right) => left.modelId.localeCompare(right.modelId));
    },
  };
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(/* turbopackIgnore: true */ folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => path.join(/* turbopackIgnore: true */ folder, name));
}

function readCard(text: string): PolicyCard | null {
  try {
    return policyCardSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
