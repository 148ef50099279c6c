import { MemoryPolicyPanel } from "@/components/settings/memory-policy/memory-policy-panel";
import { requireCurrentActor } from "@/lib/server/actor";
import { getApp } from "@/lib/server/app";

/** What the agent may remember by itself. */
export async function MemoryPolicySection() {
  const { deps } = await getApp();
  const { memoryPolicy } = await deps.ownerSettings.read({ ownerId: (await requireCurrentActor()).ownerId });
  return <MemoryPolicyPanel policy={memoryPolicy} />;
}
