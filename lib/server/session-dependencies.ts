import "server-only";
import { sandboxOf } from "@/lib/core/session/session-state";
import type { Dependencies } from "@/lib/use-cases/dependencies";

/** Who acts, and in which session; null outside any. */
export interface DependencyScope {
  readonly ownerId: string;
  readonly sessionId: string | null;
}

/** What a use-case on one session runs with: a sandbox sees and changes only its own memories. */
export async function sessionDependencies(
  deps: Dependencies,
  { ownerId, sessionId }: DependencyScope,
): Promise<Dependencies> {
  if (sessionId === null) return deps;
  const sandbox = sandboxOf(await deps.sessionReader.read({ ownerId, sessionId }));
  return sandbox ? { ...deps, memoryStore: deps.memoryStore.inSandbox(sandbox) } : deps;
}
