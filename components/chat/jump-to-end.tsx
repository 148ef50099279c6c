"use client";

import { ArrowDown } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useSession } from "@/lib/client/session/session-context";

interface JumpToEndProps {
  readonly isAtEnd: boolean;
  readonly onJump: () => void;
}

/** Leads back to the end once the reader has scrolled away, and says whether something came meanwhile. */
export function JumpToEnd({ isAtEnd, onJump }: JumpToEndProps) {
  const sequence = useSession((session) => session.state.sequence);
  const [seenSequence, setSeenSequence] = useState(sequence);
  if (isAtEnd && seenSequence !== sequence) setSeenSequence(sequence);
  if (isAtEnd) return null;
  return (
    <Button
      onClick={() => {
        onJump();
        focusLastArticle();
      }}
      className="absolute bottom-3 left-1/2 min-h-8 -translate-x-1/2 rounded-full px-3.5 shadow-md shadow-black/8"
    >
      <ArrowDown aria-hidden className="size-4" strokeWidth={1.75} />
      {sequence > seenSequence ? "New messages" : "Latest answer"}
    </Button>
  );
}

/** The button is gone after the jump; without this the keyboard would fall back to the top of the page. */
function focusLastArticle(): void {
  const articles = document.querySelectorAll<HTMLElement>('[data-region="conversation"] article');
  articles[articles.length - 1]?.focus({ preventScroll: true });
}
