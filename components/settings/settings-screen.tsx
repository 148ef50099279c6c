"use client";

import { Menu } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { type SettingsSectionId, settingsSections } from "@/lib/client/settings/settings-sections";
import { useShell } from "@/lib/client/shell/shell-context";
import { SettingsTab } from "./settings-tab";

interface SettingsScreenProps {
  readonly current: SettingsSectionId;
  /** The sections that have something to set. */
  readonly available: readonly SettingsSectionId[];
  readonly children: ReactNode;
}

/** The settings page: its sections as tabs, and the chosen one below. */
export function SettingsScreen({ current, available, children }: SettingsScreenProps) {
  const setDrawerOpen = useShell((shell) => shell.setDrawerOpen);
  const section = settingsSections.find(({ id }) => id === current);
  return (
    <main className="flex min-w-0 flex-1 flex-col">
      <title>{`${section?.label ?? "Settings"} · Settings · AgeMem Studio`}</title>
      <header className="flex h-13 shrink-0 items-center gap-2 px-4 min-[900px]:px-6">
        <IconButton
          icon={Menu}
          label="Sessions"
          className="-ml-2 min-[900px]:hidden"
          onClick={() => setDrawerOpen(true)}
        />
        <h1 id="page-title" tabIndex={-1} className="font-semibold">
          Settings
        </h1>
      </header>
      <nav
        aria-label="Sections of the settings"
        className="hinted-x shrink-0 overflow-x-auto border-b border-line px-2.5 min-[900px]:px-4"
      >
        <ul className="flex gap-1">
          {settingsSections
            .filter(({ id }) => available.includes(id))
            .map(({ id, label }) => (
              <SettingsTab key={id} id={id} label={label} isCurrent={id === current} />
            ))}
        </ul>
      </nav>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto w-full max-w-[760px] px-4 pt-5 pb-16 min-[900px]:px-6">
          <p className="mb-5 text-[13px] text-mute">{section?.purpose}.</p>
          {children}
        </div>
      </div>
    </main>
  );
}
