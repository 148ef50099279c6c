"use client";

import { Languages } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useRead } from "@/lib/client/query/use-read";
import type { ChatTurn } from "@/lib/client/session/chat-view";
import { useReadOnlyReason, useSession } from "@/lib/client/session/session-context";
import { checkReadableContract, tellingLength } from "@/lib/contract/model/check-readable";
import { shortenedTo } from "@/lib/core/text/shorten";

const dismissedKey = "agemem.language-offer";

/**
 * Under the first answer to a message that the embedder in use cannot read: says that such texts are found by their words alone, and leads to
 * embedders that read more languages. Once dismissed it stays away in this browser.
 */
export function LanguageOffer({ turn }: { readonly turn: ChatTurn }) {
  const isPast = useReadOnlyReason() !== null;
  const isLast = useSession(({ state }) => state.turns.last()?.turnId === turn.turnId);
  const [isDismissed, setDismissed] = useState(wasDismissed);
  const asks = isLast && !isPast && !isDismissed && !turn.isPending && turn.text.trim() !== "";
  const { value } = useRead(
    checkReadableContract,
    asks ? { text: shortenedTo(turn.text, tellingLength) } : null,
  );
  if (!asks || value?.readable !== false) return null;
  return (
    <aside
      aria-label="About this language"
      className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1.5 rounded-lg border border-line bg-panel px-3 py-2 text-[13px]"
    >
      <Languages aria-hidden className="size-4 shrink-0 text-mute" strokeWidth={1.75} />
      <p className="min-w-0 flex-1 basis-64">
        The embedding model in use does not read this language, so what you write is found by its words alone.
        One that reads many languages finds it by meaning, and embeds your memories again in the background.
      </p>
      <Link
        href="/settings?section=local-models"
        prefetch={false}
        className="text-accent underline-offset-2 hover:underline"
      >
        See multilingual models
      </Link>
      <Button
        variant="quiet"
        onClick={() => {
          localStorage.setItem(dismissedKey, "yes");
          setDismissed(true);
        }}
      >
        Not now
      </Button>
    </aside>
  );
}

function wasDismissed(): boolean {
  return typeof localStorage !== "undefined" && localStorage.getItem(dismissedKey) !== null;
}
