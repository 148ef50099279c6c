import type { Sandbox } from "@/lib/ports/memory-store";
import type { PrismaClient } from "../generated/client";

/** Head of a sandbox's stream of memory events: its own last one, what it copied from its parent, or where it began. */
export async function headOfSandbox(
  prisma: Pick<PrismaClient, "$queryRaw">,
  ownerId: string,
  { sandboxId, forkMemoryPosition }: Sandbox,
): Promise<number> {
  const rows = await prisma.$queryRaw<{ position: bigint }[]>`
    SELECT sandbox_head(${ownerId}, ${sandboxId}, ${forkMemoryPosition}::bigint) AS position`;
  return Number(rows[0]?.position ?? forkMemoryPosition);
}
