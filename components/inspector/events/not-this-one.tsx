"use client";

import { InlineError } from "@/components/ui/inline-error";
import { oneLine } from "@/lib/client/session/item-words";
import { useSession } from "@/lib/client/session/session-context";
import { RestoreButton } from "../restore-button";
import { useRestore } from "../use-restore";

/** Takes one item back from a FILTER. */
export function NotThisOne({ itemId }: { readonly itemId: string }) {
  const item = useSession(({ state }) => state.items.get(itemId));
  const restore = useRestore(itemId);
  return (
    <>
      <RestoreButton restore={restore} label={item ? oneLine(item) : itemId} word="Not this one" />
      <InlineError message={restore.error} className="text-left" />
    </>
  );
}
