"use client";

import { Brand } from "./brand";
import { ModelCard } from "./model-card";
import { NewSessionLink } from "./new-session-link";
import { PageLinks } from "./page-links";
import { PaletteButton } from "./palette-button";
import { SessionList } from "./session-list";
import { TemporaryChatButton } from "./temporary-chat-button";
import { ThemeSwitch } from "./theme-switch";

/** Left column: new session, the list of sessions, the other pages, and who is speaking. */
export function Sidebar() {
  return (
    <nav
      aria-label="Sessions"
      data-region="sessions"
      tabIndex={-1}
      className="flex h-full min-h-0 flex-col px-3 pt-3.5 pb-2 outline-offset-[-2px]"
    >
      <div className="flex items-center justify-between pb-2.5 pl-1.5">
        <Brand />
        <ThemeSwitch />
      </div>
      <div className="flex gap-1.5">
        <NewSessionLink />
        <TemporaryChatButton />
      </div>
      <PaletteButton />
      <SessionList />
      <div className="mt-auto border-t border-line">
        <PageLinks />
        <div className="flex border-t border-line pt-2">
          <ModelCard />
        </div>
      </div>
    </nav>
  );
}
