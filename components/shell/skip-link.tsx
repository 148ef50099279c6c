"use client";

import { usePathname } from "next/navigation";

/** What the first link of each page leads to; a page that is not named has a message box. */
const targets = [
  { page: "/memories", href: "#memories", label: "Skip to the memories" },
  { page: "/lab", href: "#lab", label: "Skip to the lab" },
  { page: "/welcome", href: "#page-title", label: "Skip to the recorded session" },
  { page: "/sessions", href: "#page-title", label: "Skip to the table of sessions" },
  { page: "/settings", href: "#page-title", label: "Skip to the settings" },
  { page: "/compare", href: "#page-title", label: "Skip to the comparison" },
  { page: "/experiment", href: "#page-title", label: "Skip to the experiments" },
] as const;

const messageBox = { href: "#message", label: "Skip to the message box" };

/** The first link of the page, for the keyboard: past the list of sessions, to what the page is for. */
export function SkipLink() {
  const pathname = usePathname();
  const { href, label } = targets.find(({ page }) => pathname.startsWith(page)) ?? messageBox;
  return (
    <a
      href={href}
      className="fixed top-2 left-2 z-50 -translate-y-16 rounded-lg bg-ink px-3 py-2 text-bg focus:translate-y-0"
    >
      {label}
    </a>
  );
}
