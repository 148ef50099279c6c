import path from "node:path";
import process from "node:process";
import { build } from "vite";

/**
 * Puts a TypeScript file and what it imports of this project into one file, and returns where that is: a process that is started a thousand
 * times would spend half of its time translating the same files.
 */
export async function bundleProcess(file: string): Promise<string> {
  const root = process.cwd();
  const outDir = path.join(root, ".cache/hold");
  const name = `${path.basename(file, ".ts")}-${process.pid}.mjs`;
  await build({
    configFile: false,
    root,
    logLevel: "error",
    resolve: { alias: { "@": root } },
    build: {
      ssr: path.join(root, file),
      outDir,
      emptyOutDir: false,
      copyPublicDir: false,
      rolldownOptions: { output: { entryFileNames: name, codeSplitting: false } },
    },
  });
  return path.join(outDir, name);
}
