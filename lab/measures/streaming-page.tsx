// Runs in a browser: the conversation and the Context tab of a long session while an answer streams, or a bare page with the same stream.
import "@/app/globals.css";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { Transcript } from "@/components/chat/transcript";
import { ContextTab } from "@/components/inspector/context/context-tab";
import { useContextFolds } from "@/components/inspector/context/use-context-folds";
import { QueryProvider } from "@/components/ui/query-provider";
import { TooltipProvider } from "@/components/ui/tooltip-provider";
import { ComposerProvider } from "@/lib/client/session/composer-context";
import { SessionProvider, useSessionStore } from "@/lib/client/session/session-context";
import type { SessionStore } from "@/lib/client/session/session-store";
import { AnnouncerProvider } from "@/lib/client/shell/announcer-context";
import { ShellProvider } from "@/lib/client/shell/shell-context";
import { LongSession } from "@/lib/testing/long-session";

/** What each frame of a stream cost. Times in milliseconds. */
export interface StreamingFrames {
  /** From the arrival of text until it is drawn and laid out. */
  readonly work: readonly number[];
  /** From the beginning of a frame to that of the next. */
  readonly intervals: readonly number[];
  /** Elements in the page at the end. */
  readonly elements: number;
  /** True when the end of the answer was in view in the last frame. */
  readonly isEndInView: boolean;
  /** What the browser calls the layout shift, summed. */
  readonly layoutShift: number;
}

declare global {
  interface Window {
    streamingBench: {
      /** A session of so many turns, and an answer that streams at its end for so many frames. */
      conversation(turns: number, frames: number): Promise<StreamingFrames>;
      /** The same text, put into one paragraph. */
      bare(frames: number): Promise<StreamingFrames>;
    };
  }
}

const itemsPerTurn = 4;
const model = { provider: "bench", modelId: "scripted", label: "Scripted model" };

window.streamingBench = {
  async conversation(turns, frames) {
    const session = new LongSession(turns * itemsPerTurn, true);
    const store = mount(session);
    await settled();
    const [say, startStep] = session.turn("streamed");
    for (const write of [say, startStep]) if (write) store.getState().receiveEvents([write()]);
    await settled();
    return stream(frames, (text) =>
      store.getState().receivePartial({ turnId: "streamed", step: 1, text, reasoning: "" }),
    );
  },
  async bare(frames) {
    const scroll = document.createElement("div");
    scroll.style.cssText = "height:100dvh;overflow-y:auto";
    const paragraph = document.createElement("p");
    scroll.append(paragraph);
    document.body.append(scroll);
    await settled();
    return stream(frames, (text) => {
      paragraph.textContent = text;
      scroll.scrollTop = scroll.scrollHeight;
    });
  },
};

function mount(session: LongSession): SessionStore {
  let store: SessionStore | null = null;
  const seed = {
    sessionId: "bench",
    isNew: false,
    events: session.events.slice(),
    settings: session.state.settings,
    model,
  };
  const host = document.createElement("div");
  document.body.append(host);
  flushSync(() =>
    createRoot(host).render(
      <QueryProvider>
        <TooltipProvider>
          <ShellProvider seed={{ model, inspector: { open: true, widthPx: 420 } }}>
            <AnnouncerProvider>
              <SessionProvider seed={seed}>
                <ComposerProvider>
                  <Screen onStore={(found) => (store = found)} />
                </ComposerProvider>
              </SessionProvider>
            </AnnouncerProvider>
          </ShellProvider>
        </TooltipProvider>
      </QueryProvider>,
    ),
  );
  if (!store) throw new Error("The conversation did not mount.");
  return store as SessionStore;
}

function Screen({ onStore }: { readonly onStore: (store: SessionStore) => void }) {
  onStore(useSessionStore());
  const folds = useContextFolds();
  return (
    <div className="flex h-dvh">
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <Transcript />
      </div>
      <div className="flex w-[420px] flex-col overflow-hidden">
        <ContextTab folds={folds} />
      </div>
    </div>
  );
}

/** A word a frame: sixty tokens a second, faster than anybody reads. */
async function stream(frames: number, show: (text: string) => void): Promise<StreamingFrames> {
  const work: number[] = [];
  const intervals: number[] = [];
  const shifts = watchShifts();
  let text = "";
  let before = await nextFrame();
  for (let frame = 1; frame <= frames; frame += 1) {
    text += wordOf(frame);
    const startedMs = performance.now();
    show(text);
    // What a store changes is drawn in a microtask, before the browser goes on.
    await null;
    await null;
    document.body.getBoundingClientRect();
    work.push(performance.now() - startedMs);
    const now = await nextFrame();
    intervals.push(now - before);
    before = now;
  }
  await settled();
  return {
    work,
    intervals,
    elements: document.querySelectorAll("*").length,
    isEndInView: isInView(`word${frames}`),
    layoutShift: shifts(),
  };
}

/** Sentences, paragraphs, and now and then a list, as answers have them. */
function wordOf(frame: number): string {
  if (frame % 120 === 0) return `word${frame}.\n\n- `;
  if (frame % 40 === 0) return `word${frame}.\n\n`;
  return `word${frame} `;
}

function isInView(word: string): boolean {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.textContent?.includes(word)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const { top, bottom } = range.getBoundingClientRect();
    return top >= 0 && bottom <= window.innerHeight + 1;
  }
  return false;
}

/** Layout that moved without anybody's doing, summed until it is asked for. */
function watchShifts(): () => number {
  let sum = 0;
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if ("value" in entry) sum += Number(entry.value);
  });
  observer.observe({ type: "layout-shift", buffered: true });
  return () => {
    observer.disconnect();
    return sum;
  };
}

/** Until what was asked of the page has been drawn and measured. */
async function settled(): Promise<void> {
  for (let frame = 0; frame < 20; frame += 1) await nextFrame();
}

function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}
