"use client";

import { Tabs } from "radix-ui";
import { type KeyboardEvent, useState } from "react";
import { DiffCount } from "@/components/inspector/diff/diff-count";
import { DiffTab } from "@/components/inspector/diff/diff-tab";
import { cn } from "@/components/ui/class-names";
import { useSession, useSessionStore } from "@/lib/client/session/session-context";
import type { InspectorTab } from "@/lib/client/session/session-store";
import { ContextTab } from "./context/context-tab";
import { useContextFolds } from "./context/use-context-folds";
import { noFilter } from "./events/event-filter";
import { EventsTab } from "./events/events-tab";
import { MemoriesTab } from "./memory/memories-tab";
import { OperationBar } from "./operation/operation-bar";
import { RewardTab } from "./reward/reward-tab";
import { TabCount } from "./tab-count";
import { TurnTab } from "./turn/turn-tab";

const words = {
  context: "Context",
  diff: "Diff",
  events: "Events",
  memories: "Memories",
  turn: "Turn",
  reward: "Reward",
} as const satisfies Record<InspectorTab, string>;

/** The tabs of a live session. */
const liveTabs = ["context", "events", "memories", "turn", "reward"] as const;

interface InspectorProps {
  /** Which tabs, when not those of a live session: a replay spreads them over two columns. */
  readonly tabs?: readonly InspectorTab[];
  /** False where another inspector beside this one has the six operations. */
  readonly hasOperations?: boolean;
  /** Accessible name of the tabs. */
  readonly label?: string;
}

/** What the model sees and what it does to its memory, live. Escape releases what a click keeps lit. */
export function Inspector({ tabs = liveTabs, hasOperations = true, label = "Inspector" }: InspectorProps) {
  const store = useSessionStore();
  const tab = useShownTab(tabs);
  // Kept here, so that looking at another tab does not lose what was open or filtered.
  const folds = useContextFolds();
  const [filter, setFilter] = useState(noFilter);
  const releaseOnEscape = (event: KeyboardEvent) => {
    const { highlight, setHighlight } = store.getState();
    if (event.key !== "Escape" || event.defaultPrevented || !highlight) return;
    event.preventDefault();
    event.stopPropagation();
    setHighlight(null);
  };
  const choose = (value: string) => {
    const chosen = tabs.find((candidate) => candidate === value);
    const { focus, openInspector } = store.getState();
    if (chosen) openInspector({ ...focus, itemId: null, tab: chosen });
  };
  return (
    <Tabs.Root
      value={tab}
      onValueChange={choose}
      onKeyDown={releaseOnEscape}
      className="@container flex h-full min-h-0 min-w-0 flex-col bg-panel text-sm text-ink"
    >
      <Tabs.List
        aria-label={label}
        className="hinted-x flex h-13 shrink-0 gap-4 overflow-x-auto border-b border-line px-4.5 [--hinted:var(--panel)] @max-[380px]:gap-2 @max-[380px]:px-3.5 @max-[380px]:text-[13px] short:h-10"
      >
        {tabs.map((value) => (
          <Tabs.Trigger
            key={value}
            value={value}
            className={cn(
              "-mx-1.5 inline-flex shrink-0 items-center gap-1.5 border-b-2 px-1.5 border-transparent pt-0.5 text-mute hover:text-ink",
              "data-[state=active]:border-ink data-[state=active]:font-medium data-[state=active]:text-ink focus-visible:-outline-offset-2",
            )}
          >
            {words[value]}
            {value === "diff" && <DiffCount />}
            {value !== "diff" && value !== "reward" && <TabCount tab={value} />}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {tabs.map((value) => (
        <Tabs.Content
          key={value}
          value={value}
          tabIndex={-1}
          className="min-h-0 flex-1 overflow-hidden outline-none data-[state=inactive]:hidden"
        >
          {value === "context" && <ContextTab folds={folds} />}
          {value === "events" && <EventsTab filter={filter} onFilter={setFilter} />}
          {value === "memories" && <MemoriesTab />}
          {value === "turn" && <TurnTab />}
          {value === "diff" && <DiffTab />}
          {value === "reward" && <RewardTab />}
        </Tabs.Content>
      ))}
      {hasOperations && <OperationBar />}
    </Tabs.Root>
  );
}

/** The tab asked for, if it is one of these; else the one that was shown last. */
function useShownTab(tabs: readonly InspectorTab[]): InspectorTab {
  const asked = useSession((session) => session.focus.tab);
  const [shown, setShown] = useState(tabs[0] ?? "context");
  const isHere = tabs.includes(asked);
  if (isHere && shown !== asked) setShown(asked);
  return isHere ? asked : shown;
}
