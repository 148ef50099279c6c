"use client";

import { Eye, Maximize2, Pause, Play, SkipBack, SkipForward } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { OneLineMeter } from "@/components/inspector/context/one-line-meter";
import { WatchStrip } from "@/components/inspector/strip/watch-strip";
import { Scrubber } from "@/components/replay/scrubber";
import { WatchConversation } from "@/components/replay/watch-conversation";
import { ChoiceGroup } from "@/components/ui/choice-group";
import { IconButton } from "@/components/ui/icon-button";
import { numberText } from "@/components/ui/number-text";
import { keepDroppedFile } from "@/lib/client/replay/dropped-file";
import { usePlayhead, useWatch, WatchProvider } from "@/lib/client/replay/watch-context";
import type { WatchSession } from "@/lib/client/replay/watch-session";
import { useSession } from "@/lib/client/session/session-context";
import { useMediaQuery } from "@/lib/client/shell/use-media-query";
import type { SessionFile } from "@/lib/core/replay/session-file";
import { positionsOf } from "@/lib/core/replay/steps";
import { ExampleCaption } from "./example-caption";
import { ExampleContext } from "./example-context";
import { WaysOn } from "./ways-on";

interface ExamplePlayerProps {
  readonly watch: WatchSession;
  readonly file: SessionFile;
}

/** The recorded session in Watch mode: conversation, context, caption and strip move together. It plays by itself unless motion is declined. */
export function ExamplePlayer({ watch, file }: ExamplePlayerProps) {
  const isStill = useMediaQuery("(prefers-reduced-motion: reduce)", true);
  useEffect(() => {
    const { setSpeed, togglePlay, pause, isPlaying } = watch.playhead.getState();
    setSpeed(0.5);
    if (!isStill && !isPlaying) togglePlay();
    return pause;
  }, [watch, isStill]);
  const isTall = useMediaQuery("(min-height: 50rem)", true);
  return (
    <WatchProvider watch={watch}>
      <section
        aria-label="A recorded session"
        data-region="example"
        tabIndex={-1}
        className="flex min-h-130 flex-1 flex-col overflow-hidden rounded-2xl border border-line bg-panel outline-offset-[-2px]"
      >
        <PlayerHead file={file} />
        <div className="flex min-h-0 flex-1 border-t border-line">
          <div className="flex min-w-0 flex-1 flex-col bg-bg">
            <WatchConversation />
          </div>
          <aside
            aria-label="Context"
            className="flex w-[400px] min-w-0 flex-col border-l border-line max-[1180px]:w-[320px] max-md:hidden"
          >
            <div className="border-b border-line px-4 py-2 text-xs">
              <OneLineMeter />
            </div>
            <ExampleContext />
          </aside>
        </div>
        <ExampleCaption />
        <div className="px-4 pt-1">
          <WatchStrip height={isTall ? 104 : 64} />
        </div>
        <PlayerControls />
      </section>
      <TakeOver file={file} />
    </WatchProvider>
  );
}

function PlayerHead({ file }: { readonly file: SessionFile }) {
  const router = useRouter();
  const turns = useSession((session) => session.recording?.state.turns.size ?? 0);
  const steps = positionsOf(file.events, "steps").length;
  const openWhole = () => {
    keepDroppedFile(new File([JSON.stringify(file)], "example.agemem.json", { type: "application/json" }));
    router.push("/replay/file");
  };
  return (
    <header className="flex items-center gap-2.5 px-4 py-2">
      <span className="inline-flex items-center gap-1.5 rounded-full bg-accent/10 px-2.5 py-0.5 text-xs font-medium text-accent">
        <Eye aria-hidden className="size-3.5" />
        Watch
      </span>
      <h2 className="min-w-0 truncate font-semibold">{file.session.title}</h2>
      <p className="min-w-0 truncate text-xs text-mute tabular-nums max-sm:hidden">
        a recorded session · {numberText(turns)} turns, {numberText(steps)} steps · no model is called
      </p>
      <span className="flex-1" />
      <IconButton icon={Maximize2} label="Open in the replay" onClick={openWhole} />
    </header>
  );
}

const speeds = [
  { value: "0.5", word: "½×" },
  { value: "1", word: "1×" },
  { value: "2", word: "2×" },
] as const;

function PlayerControls() {
  const { playhead } = useWatch();
  const isPlaying = usePlayhead((state) => state.isPlaying);
  const speed = usePlayhead((state) => state.speed);
  const index = usePlayhead((state) => state.index);
  const total = usePlayhead((state) => state.positions.length);
  const { jumpToAct, togglePlay, setSpeed } = playhead.getState();
  const isAtEnd = index >= total - 1;
  return (
    <div className="flex items-center gap-2.5 px-4 pb-2">
      <IconButton icon={SkipBack} label="Previous memory act" onClick={() => jumpToAct(-1)} />
      <IconButton
        icon={isPlaying ? Pause : Play}
        label={isPlaying ? "Pause" : isAtEnd ? "Replay from start" : "Play"}
        className="rounded-full bg-ink text-bg hover:bg-ink/88 hover:text-bg"
        onClick={togglePlay}
      />
      <IconButton icon={SkipForward} label="Next memory act" onClick={() => jumpToAct(1)} />
      <span className="w-14 shrink-0 text-center text-[13px] tabular-nums">
        {numberText(index + 1)} / {numberText(total)}
      </span>
      <Scrubber />
      <div className="max-sm:hidden">
        <ChoiceGroup
          label="Speed"
          value={String(speed)}
          choices={speeds}
          onChoose={(chosen) => setSpeed(chosen === "2" ? 2 : chosen === "1" ? 1 : 0.5)}
        />
      </div>
    </div>
  );
}

/** The ways on, of which the first goes on from the place on screen. */
function TakeOver({ file }: { readonly file: SessionFile }) {
  const sequence = usePlayhead(({ positions, index }) => positions[index]?.sequence ?? 0);
  return <WaysOn example={{ file, sequence }} />;
}
