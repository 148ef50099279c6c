import type { MemoryVersion } from "@/lib/core/log/memory";
import type { FoundSecret } from "@/lib/core/text/secrets";
import type { Dependencies } from "../dependencies";

/** The secrets in what would become a memory: its text, and what is beside it with its names ("password: x"). */
export async function findMemorySecrets(
  { secretScanner }: Pick<Dependencies, "secretScanner">,
  { content, metadata }: Pick<MemoryVersion, "content" | "metadata">,
): Promise<readonly FoundSecret[]> {
  const beside = Object.entries(metadata).map(([name, value]) => `${name}: ${value}`);
  return secretScanner.find([content, ...beside].join("\n"));
}
