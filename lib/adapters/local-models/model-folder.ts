import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, realpath, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import type { LocalModelFile } from "@/lib/core/model/local-model";
import { err, ok, type Result } from "@/lib/core/result";
import { describeGguf } from "../node-llama-cpp/describe-gguf";
import { LocalModelError } from "../node-llama-cpp/local-model-error";

const listSchema = z.array(z.string().min(1)).max(200);

/** The folder that models are kept in, and the list of files that stay where the person keeps them. */
export function createModelFolder(folder: string) {
  const listFile = path.join(/* turbopackIgnore: true */ folder, "outside.json");

  async function outside(): Promise<readonly string[]> {
    try {
      return listSchema.parse(JSON.parse(await readFile(/* turbopackIgnore: true */ listFile, "utf8")));
    } catch {
      // No list yet, or one that was cut: only the names are lost, never a file.
      return [];
    }
  }

  async function writeOutside(files: readonly string[]): Promise<void> {
    await mkdir(/* turbopackIgnore: true */ folder, { recursive: true });
    await writeFile(/* turbopackIgnore: true */ `${listFile}.new`, JSON.stringify(files));
    await rename(/* turbopackIgnore: true */ `${listFile}.new`, listFile);
  }

  /** Only names of this very folder, so that no request leads anywhere else. */
  async function inside(): Promise<readonly string[]> {
    const entries = await readdir(/* turbopackIgnore: true */ folder, { withFileTypes: true }).catch(
      () => [],
    );
    return entries.filter((entry) => entry.isFile() && entry.name.endsWith(".gguf")).map(({ name }) => name);
  }

  const placeOf = (name: string) => path.join(/* turbopackIgnore: true */ folder, name);

  async function pathOf(modelId: string): Promise<string | null> {
    if ((await inside()).includes(modelId)) return placeOf(modelId);
    return (await outside()).find((file) => path.basename(file) === modelId) ?? null;
  }

  return {
    placeOf,
    pathOf,
    async files(): Promise<readonly LocalModelFile[]> {
      const names = (await inside()).map((name) => describeFile(placeOf(name), false));
      const others = (await outside()).map((file) => describeFile(file, true));
      const files = await Promise.all([...names, ...others]);
      return files.toSorted((left, right) => left.name.localeCompare(right.name));
    },
    async add(given: string): Promise<Result<LocalModelFile, string>> {
      const trimmed = given.trim().replace(/^["']|["']$/g, "");
      if (!path.isAbsolute(trimmed))
        return err("Give the whole path of the file, from the root of the disk.");
      const file = await realpath(/* turbopackIgnore: true */ trimmed).catch(() => trimmed);
      if (!file.toLowerCase().endsWith(".gguf"))
        return err("Only GGUF files can be used; their names end in .gguf.");
      const described = await describeFile(file, true);
      if (described.problem !== null) return err(described.problem);
      const known = await pathOf(described.modelId);
      if (known !== null && known !== file)
        return err(
          `A model named ${described.modelId} is here already. Rename the file, or remove the other.`,
        );
      if (known === null) await writeOutside([...(await outside()), file]);
      return ok(described);
    },
    async remove(modelId: string): Promise<Result<null, string>> {
      if ((await inside()).includes(modelId)) {
        await rm(/* turbopackIgnore: true */ placeOf(modelId));
        return ok(null);
      }
      const known = await outside();
      const kept = known.filter((file) => path.basename(file) !== modelId);
      if (kept.length === known.length) return err("This model is not here any more.");
      await writeOutside(kept);
      return ok(null);
    },
    has: (name: string) => existsSync(/* turbopackIgnore: true */ placeOf(name)),
  };
}

async function describeFile(file: string, isOutside: boolean): Promise<LocalModelFile> {
  const unknown = {
    modelId: path.basename(file),
    name: path.basename(file, ".gguf"),
    outsidePath: isOutside ? file : null,
    fileBytes: 0,
    trainedContext: null,
    bytesPerContextToken: null,
    isEmbedding: false,
  };
  try {
    const { fileBytes, trainedContext, bytesPerContextToken, isEmbedding } = await describeGguf(file);
    return { ...unknown, fileBytes, trainedContext, bytesPerContextToken, isEmbedding, problem: null };
  } catch (error) {
    if (error instanceof LocalModelError) return { ...unknown, problem: error.message };
    throw error;
  }
}
