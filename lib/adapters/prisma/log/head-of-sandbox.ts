import type { Sandbox } from "@/lib/ports/memory-store";
import type { PrismaClient } from "../generated/client";

/** Head of a sandbox's stream of memory events: its own last one, what it copied from its parent, or where it began. */
export async function headOfSandbox(
  prisma: Pick<PrismaClient, "$queryRaw">,
  ownerId: string,
  { sandboxId, forkMemoryPosition }: Sandbox,
): Promise<number> {
  const rows = await prisma.$queryRaw<{ position: bigint | null }[]>`
    SELECT greatest(
      (SELECT max(memory_position) FROM event WHERE owner_id = ${ownerId} AND sandbox_id = ${sandboxId}),
      (SELECT max(greatest(valid_from, valid_to)) FROM memory_version WHERE owner_id = ${ownerId} AND sandbox_id = ${sandboxId})
    ) AS position`;
  return Math.max(forkMemoryPosition, Number(rows[0]?.position ?? 0));
}
