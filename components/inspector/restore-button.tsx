import { LinkButton } from "./link-button";
import type { Restore } from "./use-restore";

interface RestoreButtonProps {
  readonly restore: Restore;
  /** The item in words, so that every button has a name of its own. */
  readonly label: string;
  readonly word?: string;
}

/** Brings an item back; says so when it is back already. */
export function RestoreButton({ restore, label, word = "Restore" }: RestoreButtonProps) {
  if (restore.status === "in-context")
    return <span className="text-xs whitespace-nowrap text-mute">in context</span>;
  if (restore.status === "undone-summary") return <span className="text-xs text-mute">undone</span>;
  return (
    <LinkButton
      disabled={restore.isRunning}
      aria-label={`${word}: ${label.slice(0, 60)}`}
      onClick={restore.run}
      className="relative z-10"
    >
      {word}
    </LinkButton>
  );
}
