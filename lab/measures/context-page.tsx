// Runs in a browser: the inspector's Context tab over a long session, measured as events arrive.
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { ContextTab } from "@/components/inspector/context/context-tab";
import { useContextFolds } from "@/components/inspector/context/use-context-folds";
import { QueryProvider } from "@/components/ui/query-provider";
import { TooltipProvider } from "@/components/ui/tooltip-provider";
import { SessionProvider, useSessionStore } from "@/lib/client/session/session-context";
import type { SessionStore } from "@/lib/client/session/session-store";
import type { SessionEvent } from "@/lib/core/log/events";
import { LongSession } from "@/lib/testing/long-session";

/** How many turns are shown as they come. */
const rounds = 12;
const touchedItems = 3;

/** Milliseconds from an event's arrival to the laid-out page, by the kind of event; each list in order of arrival. */
export type RenderTimes = Readonly<Record<string, readonly number[]>>;

declare global {
  interface Window {
    measureContext(items: number, withinBudget: boolean): Promise<RenderTimes>;
  }
}

window.measureContext = async (items, withinBudget) => {
  const session = new LongSession(items, withinBudget);
  const { root, store } = mount(session);
  await nextFrame();
  const times: Record<string, number[]> = {};
  for (let round = 1; round <= rounds; round += 1) {
    for (const write of writersOf(session, round)) {
      const event = write();
      const startedMs = performance.now();
      flushSync(() => store.getState().receiveEvents([event]));
      document.body.getBoundingClientRect();
      times[event.type] = [...(times[event.type] ?? []), performance.now() - startedMs];
      await nextFrame();
    }
  }
  root.unmount();
  return times;
};

function mount(session: LongSession) {
  let store: SessionStore | null = null;
  const model = { provider: "bench", modelId: "scripted", label: "Scripted model" };
  const { settings } = session.state;
  const seed = {
    sessionId: "bench",
    isNew: false,
    events: session.events.slice(),
    settings,
    model,
  };
  const root = createRoot(document.body);
  flushSync(() =>
    root.render(
      <QueryProvider>
        <TooltipProvider>
          <SessionProvider seed={seed}>
            <Panel onStore={(found) => (store = found)} />
          </SessionProvider>
        </TooltipProvider>
      </QueryProvider>,
    ),
  );
  if (!store) throw new Error("The panel did not mount.");
  return { root, store: store as SessionStore };
}

function Panel({ onStore }: { readonly onStore: (store: SessionStore) => void }) {
  onStore(useSessionStore());
  return <ContextTab folds={useContextFolds()} />;
}

function writersOf(session: LongSession, round: number): readonly (() => SessionEvent)[] {
  let filtered: readonly string[] = [];
  const filter = () => {
    const event = session.filterOldest(touchedItems);
    filtered = event.type === "context-filtered" ? event.removedItemIds : [];
    return event;
  };
  return [...session.turn(`extra-${round}`), filter, () => session.restore(filtered)];
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}
