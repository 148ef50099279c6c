"use client";

import { Download, Menu, Plus, Upload } from "lucide-react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import { numberText } from "@/components/ui/number-text";
import { useMemories } from "@/lib/client/memory/memories-context";
import {
  type MemoriesTab,
  type MemoriesView,
  memoriesTabs,
  viewAddress,
} from "@/lib/client/memory/memories-view";
import type { ChangeView } from "@/lib/client/memory/use-memories-view";
import { useShell } from "@/lib/client/shell/shell-context";

interface MemoriesHeaderProps {
  readonly view: MemoriesView;
  readonly onChange: ChangeView;
  readonly waiting: number;
}

const tabWords = {
  store: "All",
  changes: "Changes",
  waiting: "Waiting",
  health: "Health",
} as const satisfies Record<MemoriesTab, string>;

/** Title, the parts of the page, and moving memories in and out. */
export function MemoriesHeader({ view, onChange, waiting }: MemoriesHeaderProps) {
  const setDrawerOpen = useShell((shell) => shell.setDrawerOpen);
  const open = useMemories((memories) => memories.open);
  return (
    <header className="flex h-13 shrink-0 items-center gap-2 border-b border-line pr-3 pl-4 min-[900px]:px-5">
      <IconButton
        icon={Menu}
        label="Sessions"
        className="-ml-2 min-[900px]:hidden"
        onClick={() => setDrawerOpen(true)}
      />
      <h1 id="page-title" tabIndex={-1} className="font-semibold max-sm:sr-only">
        Memories
      </h1>
      <nav aria-label="Parts of the memories" className="hinted-x h-full min-w-0 overflow-x-auto sm:ml-3">
        <ul className="flex h-full gap-3.5">
          {memoriesTabs.map((tab) => (
            <li key={tab} className="h-full">
              <a
                href={viewAddress({ ...view, tab, asOf: null })}
                aria-current={view.tab === tab ? "page" : undefined}
                onClick={(event) => {
                  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
                  event.preventDefault();
                  onChange({ tab, asOf: null }, "push");
                }}
                className={cn(
                  "inline-flex h-full items-center gap-1.5 border-b-2 border-transparent pt-0.5 text-[13px] text-mute hover:text-ink focus-visible:-outline-offset-2",
                  view.tab === tab && "border-ink font-medium text-ink",
                )}
              >
                {tabWords[tab]}
                {tab === "waiting" && waiting > 0 && (
                  <span className="rounded-full bg-update/12 px-1.5 text-xs text-update tabular-nums">
                    {numberText(waiting)}
                  </span>
                )}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <span className="flex-1" />
      <IconButton icon={Upload} label="Import" onClick={() => open({ kind: "import" })} />
      <IconButton icon={Download} label="Export" onClick={() => open({ kind: "export", memoryIds: null })} />
      <Button variant="primary" aria-keyshortcuts="n" onClick={() => open({ kind: "add" })}>
        <Plus aria-hidden className="size-3.5" />
        <span className="max-sm:sr-only">Add</span>
      </Button>
    </header>
  );
}
