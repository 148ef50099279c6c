/** What a key press asks for, wherever the focus is. */
export type Shortcut =
  | "focus-composer"
  | "toggle-inspector"
  | "new-session"
  | "next-region"
  | "previous-region"
  | "show-keys"
  | "undo-memory"
  | "stop";

/** The part of a key press that decides. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** One row of the list of keys. */
export interface KeyHelp {
  readonly keys: readonly string[];
  readonly does: string;
}

export const keyHelp: readonly KeyHelp[] = [
  { keys: ["Ctrl", "K"], does: "Find a session, a memory, a page or an operation" },
  { keys: ["Enter"], does: "Send the message" },
  { keys: ["Shift", "Enter"], does: "New line" },
  { keys: ["Esc"], does: "Stop the answer" },
  { keys: ["↑"], does: "Edit the last message, from the empty message box" },
  { keys: ["/"], does: "Go to the message box" },
  { keys: ["Ctrl", "I"], does: "Show or hide the inspector" },
  { keys: ["Ctrl", "Shift", "O"], does: "New session" },
  { keys: ["F6"], does: "Next region; with Shift the previous one" },
  { keys: ["↑", "↓"], does: "Between messages, when one has the focus" },
  { keys: ["U"], does: "Undo the last memory change" },
  { keys: ["?"], does: "This list" },
];

/** Keys that mean something only while nobody types. */
const plainKeys: ReadonlyMap<string, Shortcut> = new Map([
  ["/", "focus-composer"],
  ["?", "show-keys"],
  ["u", "undo-memory"],
]);

/** The shortcut of a key press, or null. Keys that would type a character do nothing while the person is typing. */
export function shortcutOf(press: KeyPress, isTyping: boolean): Shortcut | null {
  const withControl = (press.ctrlKey || press.metaKey) && !press.altKey;
  const key = press.key.toLowerCase();
  if (withControl && !press.shiftKey && key === "i") return "toggle-inspector";
  if (withControl && press.shiftKey && key === "o") return "new-session";
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  if (press.key === "F6") return press.shiftKey ? "previous-region" : "next-region";
  if (press.key === "Escape") return "stop";
  if (isTyping) return null;
  return plainKeys.get(key) ?? null;
}

/** True where a key types text. */
export function isTypingIn(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true;
  return (
    target instanceof HTMLInputElement &&
    !["button", "checkbox", "radio", "range", "submit"].includes(target.type)
  );
}
