import type { KeyHelp, KeyPress } from "../shell/shortcuts";

/** What a key press asks of a replay. */
export type ReplayCommand =
  | "next"
  | "previous"
  | "next-act"
  | "previous-act"
  | "first"
  | "last"
  | "page-forward"
  | "page-back"
  | "play"
  | "fork"
  | "diff"
  | "live"
  | "search"
  | "show-keys"
  | "next-region"
  | "previous-region";

export const replayKeyHelp: readonly KeyHelp[] = [
  { keys: ["←", "→"], does: "One position back or forward" },
  { keys: ["Shift", "←", "→"], does: "Previous or next memory act" },
  { keys: ["PgUp", "PgDn"], does: "Ten positions back or forward" },
  { keys: ["Home", "End"], does: "First or last position" },
  { keys: ["Space"], does: "Play or pause" },
  { keys: ["D"], does: "Compare with the position before" },
  { keys: ["F"], does: "Fork from here" },
  { keys: ["/"], does: "Search the events" },
  { keys: ["F6"], does: "Next region; with Shift the previous one" },
  { keys: ["Esc"], does: "Return to live" },
  { keys: ["?"], does: "This list" },
];

const plain: Readonly<Record<string, ReplayCommand>> = {
  ArrowRight: "next",
  ArrowLeft: "previous",
  Home: "first",
  End: "last",
  PageDown: "page-forward",
  PageUp: "page-back",
  " ": "play",
  Escape: "live",
  F6: "next-region",
  f: "fork",
  d: "diff",
  "/": "search",
  "?": "show-keys",
};

const shifted: Readonly<Record<string, ReplayCommand>> = {
  ArrowRight: "next-act",
  ArrowLeft: "previous-act",
  F6: "previous-region",
  "?": "show-keys",
  "/": "search",
};

/** The command of a key press, or null. Typing keeps every key, a button its Space. */
export function replayCommandOf(
  press: KeyPress,
  { isTyping, isOnButton }: { readonly isTyping: boolean; readonly isOnButton: boolean },
): ReplayCommand | null {
  if (press.ctrlKey || press.metaKey || press.altKey || isTyping) return null;
  if (isOnButton && press.key === " ") return null;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  return (press.shiftKey ? shifted : plain)[key] ?? null;
}
