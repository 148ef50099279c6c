"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { SessionLog } from "@/lib/core/episode/episode-log";
import type { Task, TaskQuestion } from "@/lib/core/episode/task";

/** What a session on screen is part of: the sessions of its episode before it, and the gold of what is asked in it. */
export interface EpisodeGround {
  readonly logsBefore: readonly SessionLog[];
  readonly task: Task;
  readonly question: TaskQuestion;
}

const EpisodeGroundContext = createContext<EpisodeGround | null>(null);

/** Says that the session inside is part of an episode of the lab. */
export function EpisodeGroundProvider({
  ground,
  children,
}: {
  readonly ground: EpisodeGround;
  readonly children: ReactNode;
}) {
  return <EpisodeGroundContext value={ground}>{children}</EpisodeGroundContext>;
}

/** The episode that the session on screen is part of; null in an ordinary conversation. */
export function useEpisodeGround(): EpisodeGround | null {
  return useContext(EpisodeGroundContext);
}
