"use client";

import { Button } from "@/components/ui/button";
import { MemoryPageLink } from "@/components/ui/memory-page-link";
import { useShownMemories } from "@/lib/client/memory/use-shown-memories";
import { citedMemory } from "@/lib/client/session/cited-memory";
import { useIsOfThisApp, useSession, useSessionStore } from "@/lib/client/session/session-context";

/** The text of a cited memory, and the way to it in the inspector. */
export function CitedMemoryCard({ memoryId }: { readonly memoryId: string }) {
  const store = useSessionStore();
  const { memories } = useShownMemories();
  const openInspector = useSession((session) => session.openInspector);
  const isOfThisApp = useIsOfThisApp();
  const memory = citedMemory(memoryId, memories, store.getState());
  if (!memory) return null;
  return (
    <div className="space-y-2">
      <p className="wrap-anywhere whitespace-pre-wrap">{memory.content}</p>
      <p className="text-xs text-mute">
        <span className="font-mono">{memory.memoryId}</span> · version {memory.version}
        {memory.deleted && " · deleted since"}
      </p>
      <p className="flex flex-wrap items-center gap-2">
        <Button onClick={() => openInspector({ tab: "memories", memoryId })}>Show in inspector</Button>
        {isOfThisApp && <MemoryPageLink memoryId={memoryId} />}
      </p>
    </div>
  );
}
