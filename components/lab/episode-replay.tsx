"use client";

import { useState } from "react";
import { WatchView } from "@/components/replay/watch-view";
import { createWatchSession, type WatchPlace } from "@/lib/client/replay/watch-session";
import { type EpisodeGround, EpisodeGroundProvider } from "@/lib/client/reward/episode-ground";
import { browserFrames } from "@/lib/client/shell/browser-frames";
import type { SessionEvent } from "@/lib/core/log/events";

interface EpisodeReplayProps {
  /** Who plays, as the title says it. */
  readonly speaker: string;
  readonly exit: { readonly href: string; readonly word: string };
  readonly events: readonly SessionEvent[];
  readonly ground: EpisodeGround;
  readonly place: WatchPlace | null;
}

/** Everything that is known of an episode is in its log. */
const ownRecord = {};

/** The recording of one session of an episode, with the reward of the episode beside it. */
export function EpisodeReplay({ speaker, exit, events, ground, place }: EpisodeReplayProps) {
  const [watch] = useState(() =>
    createWatchSession({
      events,
      place,
      readOnlyReason: "This is an episode of the lab: it can be watched, not continued.",
      origin: "file",
      clock: browserFrames,
    }),
  );
  const { question } = ground;
  return (
    <EpisodeGroundProvider ground={ground}>
      <WatchView
        watch={watch}
        title={`${speaker}: ${question.text}`}
        known={ownRecord}
        exit={exit}
        notes={[
          `Gold: ${question.answer ?? "nobody can know"}. The policy never saw it. Long-term memories show what this session changed.`,
        ]}
      />
    </EpisodeGroundProvider>
  );
}
