"use client";

import { GitBranch } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { BranchToolsProvider, useBranchTools } from "@/components/branch/branch-tools";
import { FollowFactButton } from "@/components/inspector/fact/follow-fact-button";
import { FollowFactDialog } from "@/components/inspector/fact/follow-fact-dialog";
import { SelectionFollower } from "@/components/inspector/fact/selection-follower";
import { Inspector } from "@/components/inspector/inspector";
import { JudgeDialog } from "@/components/inspector/judge/judge-dialog";
import { WatchStrip } from "@/components/inspector/strip/watch-strip";
import { Announcer } from "@/components/shell/announcer";
import { Button } from "@/components/ui/button";
import { ChoiceGroup } from "@/components/ui/choice-group";
import { type AddressPart, useReplayAddress } from "@/lib/client/replay/use-replay-address";
import { useReplayKeys } from "@/lib/client/replay/use-replay-keys";
import { useSwipedPanes } from "@/lib/client/replay/use-swiped-panes";
import { useVerdict } from "@/lib/client/replay/use-verdict";
import { WatchProvider } from "@/lib/client/replay/watch-context";
import type { WatchSession } from "@/lib/client/replay/watch-session";
import { AnnouncerProvider } from "@/lib/client/shell/announcer-context";
import { useMediaQuery } from "@/lib/client/shell/use-media-query";
import type { VerifyOptions } from "@/lib/core/replay/verify";
import { PlaybackBar } from "./playback-bar";
import { ReplayKeyboardHelp } from "./replay-keyboard-help";
import { SpokenPlace } from "./spoken-place";
import type { FileSignature } from "./verify-badge";
import { WatchBar, type WatchExit } from "./watch-bar";
import { WatchConversation } from "./watch-conversation";

interface WatchViewProps {
  readonly watch: WatchSession;
  /** The session of this app that is watched; absent for a file. */
  readonly sessionId?: string;
  readonly title: string;
  /** What is known of the log from outside it. */
  readonly known: VerifyOptions;
  /** Of a file: what is known of its signature. */
  readonly signature?: FileSignature;
  readonly exit: WatchExit | null;
  /** Where in its address the page keeps the place; a page that is a file has no query. */
  readonly placeIn?: AddressPart;
  readonly actions?: ReactNode;
  /** Sentences about the recording as a whole, above everything. */
  readonly notes?: readonly string[];
  readonly children?: ReactNode;
}

/** A recording on screen: conversation, context and events as they were, and the foot to move through them. */
export function WatchView({ watch, sessionId, ...rest }: WatchViewProps) {
  return (
    <AnnouncerProvider>
      <WatchProvider watch={watch}>
        <BranchToolsProvider {...(sessionId === undefined ? {} : { sessionId })}>
          <Frame watch={watch} {...rest} />
        </BranchToolsProvider>
      </WatchProvider>
      <Announcer />
    </AnnouncerProvider>
  );
}

/** Height of the plot of the strip, in CSS pixels. */
const stripHeight = { tall: 96, low: 56 };

/** The context through time, lower where the window is. */
function ReplayStrip() {
  const isTall = useMediaQuery("(min-height: 50rem)", true);
  return (
    <section
      aria-label="Context through time"
      className="shrink-0 border-t border-line bg-panel px-3 pt-1 sm:px-5"
    >
      <div className="flex justify-end">
        <FollowFactButton />
      </div>
      <WatchStrip height={isTall ? stripHeight.tall : stripHeight.low} />
    </section>
  );
}

type Pane = "conversation" | "inspector";

const panes = [
  { value: "conversation", word: "Conversation" },
  { value: "inspector", word: "Inspector" },
] as const satisfies readonly { value: Pane; word: string }[];

function Frame({
  watch,
  title,
  known,
  signature,
  exit,
  placeIn = "query",
  actions,
  notes = [],
  children,
}: Omit<WatchViewProps, "sessionId">) {
  const tools = useBranchTools();
  const forkHere = () => {
    const { sequence } = watch.store.getState().state;
    if (sequence > 0) tools?.fork({ kind: "sequence", sequence });
  };
  const verification = useVerdict(watch, known);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const { pane, choose, rowRef } = useSwipedPanes<Pane>(["conversation", "inspector"]);
  const isWide = useMediaQuery("(min-width: 64rem)", true);
  const hasThirdColumn = useMediaQuery("(min-width: 80rem)", true);
  const all = [...(watch.missing ? [watch.missing] : []), ...notes];
  useReplayAddress(placeIn);
  useReplayKeys({
    fork: () => forkHere(),
    returnToLive: () => exit && window.location.assign(exit.href),
    showKeys: () => setHelpOpen(true),
  });
  // Whatever asks for the inspector wants to see it, on a small screen too.
  useEffect(
    () =>
      watch.store.subscribe((now, before) => {
        if (now.focus !== before.focus) choose("inspector");
      }),
    [watch, choose],
  );
  return (
    // Where the window is low the page scrolls: its head leaves, and conversation or context have the rest.
    <main className="flex h-dvh flex-col overflow-hidden bg-bg short:overflow-y-auto">
      <WatchBar
        title={title}
        verification={verification}
        {...(signature ? { signature } : {})}
        exit={exit}
        actions={
          <>
            {tools && (
              <Button onClick={forkHere}>
                <GitBranch aria-hidden className="size-3.5" />
                <span className="max-md:sr-only">Fork</span>
              </Button>
            )}
            {actions}
          </>
        }
      />
      {all.map((note) => (
        <p key={note} role="status" className="border-b border-line bg-soft px-5 py-1.5 text-[13px]">
          {note}
        </p>
      ))}
      {!isWide && (
        <div className="flex shrink-0 justify-center border-b border-line bg-bg py-1.5 short:sticky short:top-0 short:z-10 short:py-1">
          <ChoiceGroup label="Show" value={pane} choices={panes} onChoose={choose} />
        </div>
      )}
      <div
        ref={rowRef}
        className="flex min-h-0 flex-1 max-lg:snap-x max-lg:snap-mandatory max-lg:overflow-x-auto max-lg:overflow-y-hidden max-lg:overscroll-x-contain max-lg:[scrollbar-width:none] short:h-[calc(100dvh-5.5rem)] short:flex-none"
      >
        <section
          aria-label="Conversation then"
          className="flex min-w-0 flex-col contain-layout max-lg:w-full max-lg:shrink-0 max-lg:snap-start max-lg:snap-always lg:flex-1"
        >
          <WatchConversation />
        </section>
        <aside
          aria-label="Inspector"
          data-region="inspector"
          tabIndex={-1}
          className="flex min-w-0 flex-col border-line outline-offset-[-2px] contain-layout max-lg:w-full max-lg:shrink-0 max-lg:snap-start max-lg:snap-always lg:w-[400px] lg:border-l"
        >
          <Inspector
            tabs={
              hasThirdColumn
                ? ["context", "diff", "turn", "reward"]
                : ["context", "diff", "events", "memories", "turn", "reward"]
            }
          />
        </aside>
        {hasThirdColumn && isWide && (
          <aside
            aria-label="Events and memories"
            data-region="events"
            tabIndex={-1}
            className="flex w-[380px] min-w-0 flex-col contain-layout border-l border-line outline-offset-[-2px]"
          >
            <Inspector tabs={["events", "memories"]} hasOperations={false} label="Events and memories" />
          </aside>
        )}
      </div>
      <ReplayStrip />
      <PlaybackBar />
      <FollowFactDialog />
      <JudgeDialog />
      <SelectionFollower />
      <SpokenPlace />
      <ReplayKeyboardHelp isOpen={isHelpOpen} onOpenChange={setHelpOpen} />
      {children}
    </main>
  );
}
