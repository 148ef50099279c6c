"use client";

import { useTheme } from "next-themes";
import type { CSSProperties } from "react";
import { Toaster as Sonner } from "sonner";

/** Shortest time a message with an undo may stand, in milliseconds; it waits while the pointer or the focus is on it. */
const durationMs = 6_000;

/** As wide as the list of sessions, above its links: a message never lies over what is being read or written. */
const besideTheChat = { "--width": "200px" } as CSSProperties;

/** Short messages at the edge of the screen. What they offer must also be in the place it happened. */
export function Toaster() {
  const { resolvedTheme } = useTheme();
  return (
    <Sonner
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      position="bottom-left"
      duration={durationMs}
      offset={{ bottom: 252, left: 12 }}
      mobileOffset={{ bottom: 116 }}
      style={besideTheChat}
      toastOptions={{ className: "!rounded-xl !border-line !bg-panel !text-ink !font-sans" }}
    />
  );
}
