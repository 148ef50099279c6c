"use client";

import { useReadOnlyReason } from "@/lib/client/session/session-context";
import { LinkButton } from "../ui/link-button";
import { useAnswerFocus } from "./use-answer-focus";
import type { Restore } from "./use-restore";

interface RestoreButtonProps {
  readonly restore: Restore;
  /** The item in words, so that every button has a name of its own. */
  readonly label: string;
  readonly word?: string;
}

/** Brings an item back; says so when it is back already. */
export function RestoreButton({ restore, label, word = "Restore" }: RestoreButtonProps) {
  const { expectAnswer, answerRef } = useAnswerFocus();
  const readOnlyReason = useReadOnlyReason();
  if (restore.status === "in-context") {
    return (
      <span ref={answerRef} tabIndex={-1} className="text-xs whitespace-nowrap text-mute">
        in context
      </span>
    );
  }
  if (restore.status === "undone-summary") return <span className="text-xs text-mute">undone</span>;
  if (readOnlyReason !== null) return null;
  return (
    <LinkButton
      aria-disabled={restore.isRunning}
      aria-label={`${word}: ${label.slice(0, 60)}`}
      onClick={() => {
        expectAnswer();
        restore.run();
      }}
      className="relative z-10"
    >
      {word}
    </LinkButton>
  );
}
