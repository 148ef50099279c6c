"use client";

import type { ReactNode } from "react";
import { AnnouncerProvider } from "@/lib/client/shell/announcer-context";
import { ShellProvider } from "@/lib/client/shell/shell-context";
import type { ShellSeed } from "@/lib/client/shell/shell-store";
import { Announcer } from "./announcer";
import { KeyboardHelp } from "./keyboard-help";
import { Sidebar } from "./sidebar";
import { SidebarDrawer } from "./sidebar-drawer";

/** What the first link of the page leads to. */
export interface SkipTarget {
  readonly href: string;
  readonly label: string;
}

interface AppShellProps {
  readonly seed: ShellSeed;
  readonly skipTo?: SkipTarget;
  readonly children: ReactNode;
}

const messageBox: SkipTarget = { href: "#message", label: "Skip to the message box" };

/** The frame around every page: sessions on the left, the page beside them. It stays while sessions change. */
export function AppShell({ seed, skipTo = messageBox, children }: AppShellProps) {
  return (
    <ShellProvider seed={seed}>
      <AnnouncerProvider>
        <a
          href={skipTo.href}
          className="fixed top-2 left-2 z-50 -translate-y-16 rounded-lg bg-ink px-3 py-2 text-bg focus:translate-y-0"
        >
          {skipTo.label}
        </a>
        <div className="flex h-dvh overflow-hidden bg-bg">
          <div className="hidden w-58 shrink-0 border-r border-line min-[900px]:block">
            <Sidebar />
          </div>
          {children}
        </div>
        <SidebarDrawer />
        <KeyboardHelp />
        <Announcer />
      </AnnouncerProvider>
    </ShellProvider>
  );
}
