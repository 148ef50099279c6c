"use client";

import { useTheme } from "next-themes";
import { Toaster as Sonner } from "sonner";

/** Shortest time a message with an undo may stand, in milliseconds; it waits while the pointer or the focus is on it. */
const durationMs = 6_000;

/** Short messages at the edge of the screen. What they offer must also be in the place it happened. */
export function Toaster() {
  const { resolvedTheme } = useTheme();
  return (
    <Sonner
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      position="bottom-left"
      duration={durationMs}
      mobileOffset={{ bottom: 116 }}
      toastOptions={{ className: "!rounded-xl !border-line !bg-panel !text-ink !font-sans" }}
    />
  );
}
