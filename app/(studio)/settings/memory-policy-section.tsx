import { MemoryPolicyPanel } from "@/components/settings/memory-policy/memory-policy-panel";
import { getApp } from "@/lib/server/app";
import { requireOwner } from "@/lib/server/owner";
import { setMemoryPolicy } from "./memory-policy-actions";

/** What the agent may remember by itself. */
export async function MemoryPolicySection() {
  const { deps } = await getApp();
  const { memoryPolicy } = await deps.ownerSettings.read({ ownerId: await requireOwner() });
  return <MemoryPolicyPanel policy={memoryPolicy} setMemoryPolicy={setMemoryPolicy} />;
}
