"use client";

import { LinkButton } from "@/components/ui/link-button";
import { useSession } from "@/lib/client/session/session-context";
import type { Source } from "@/lib/core/log/memory";

/** The words that a memory came from, with the way to the message when it is of this session. */
export function SourceQuote({ source }: { readonly source: Source }) {
  const isHere = useSession(({ state }) => state.items.has(source.itemId));
  const openInspector = useSession((session) => session.openInspector);
  return (
    <div className="mt-1.5 border-l-2 border-kind-person pl-2.5 text-[13px]">
      <blockquote dir="auto" className="break-words text-mute">
        “{source.quote}”
      </blockquote>
      {isHere ? (
        <LinkButton
          className="-ml-1"
          onClick={() => openInspector({ tab: "context", itemId: source.itemId })}
        >
          Show the message
        </LinkButton>
      ) : (
        <span className="text-xs text-mute">said in another session</span>
      )}
    </div>
  );
}
