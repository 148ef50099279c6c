"use client";

import type { ReactNode } from "react";
import { ConnectSheet } from "@/components/model/connect/connect-sheet";
import { useLocalModelWay } from "@/components/model/use-local-model-way";
import { AnnouncerProvider } from "@/lib/client/shell/announcer-context";
import { ShellProvider } from "@/lib/client/shell/shell-context";
import type { ShellSeed } from "@/lib/client/shell/shell-store";
import { useLiveStore } from "@/lib/client/shell/use-live-store";
import { Announcer } from "./announcer";
import { CommandPalette } from "./command-palette";
import { KeyboardHelp } from "./keyboard-help";
import { SessionPurge } from "./purge-session-dialog";
import { SessionFileDrop } from "./session-file-drop";
import { Sidebar } from "./sidebar";
import { SidebarDrawer } from "./sidebar-drawer";
import { SkipLink } from "./skip-link";
import { StorageBanner } from "./storage-banner";

interface AppShellProps {
  readonly seed: ShellSeed;
  readonly children: ReactNode;
}

/** The frame around every page: sessions on the left, the page beside them. It stays while pages and sessions change. */
export function AppShell({ seed, children }: AppShellProps) {
  return (
    <ShellProvider seed={seed}>
      <AnnouncerProvider>
        <SkipLink />
        <LiveStore />
        <LocalModelWay />
        <div className="flex h-dvh flex-col overflow-hidden bg-bg">
          <StorageBanner />
          <div className="flex min-h-0 flex-1 overflow-hidden">
            <div className="hidden w-58 shrink-0 border-r border-line min-[900px]:block">
              <Sidebar />
            </div>
            {children}
          </div>
        </div>
        <SessionFileDrop />
        <SidebarDrawer />
        <KeyboardHelp />
        <CommandPalette />
        <ConnectSheet />
        <SessionPurge />
        <Announcer />
      </AnnouncerProvider>
    </ShellProvider>
  );
}

/** Nothing on screen: it leads a wanted model of this machine to where it answers. */
function LocalModelWay() {
  useLocalModelWay();
  return null;
}

/** Nothing on screen: it keeps what every page shows current. */
function LiveStore() {
  useLiveStore();
  return null;
}
