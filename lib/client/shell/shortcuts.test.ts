import { describe, expect, it } from "vitest";
import { type KeyPress, shortcutOf } from "./shortcuts";

const press = (key: string, modifiers: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...modifiers,
});

describe("shortcutOf", () => {
  it("knows the keys, with Ctrl and with ⌘", () => {
    expect(shortcutOf(press("/"), false)).toBe("focus-composer");
    expect(shortcutOf(press("?", { shiftKey: true }), false)).toBe("show-keys");
    expect(shortcutOf(press("i", { ctrlKey: true }), false)).toBe("toggle-inspector");
    expect(shortcutOf(press("I", { metaKey: true }), false)).toBe("toggle-inspector");
    expect(shortcutOf(press("O", { ctrlKey: true, shiftKey: true }), false)).toBe("new-session");
    expect(shortcutOf(press("F6", { shiftKey: true }), true)).toBe("previous-region");
  });

  it("lets keys type while the person is typing", () => {
    expect(shortcutOf(press("/"), true)).toBeNull();
    expect(shortcutOf(press("?", { shiftKey: true }), true)).toBeNull();
    expect(shortcutOf(press("i", { ctrlKey: true }), true)).toBe("toggle-inspector");
    expect(shortcutOf(press("Escape"), true)).toBe("stop");
  });

  it("leaves other combinations to the browser", () => {
    expect(shortcutOf(press("/", { ctrlKey: true }), false)).toBeNull();
    expect(shortcutOf(press("i", { ctrlKey: true, shiftKey: true }), false)).toBeNull();
    expect(shortcutOf(press("o", { ctrlKey: true, altKey: true, shiftKey: true }), false)).toBeNull();
  });
});
