import "server-only";
import { createSdkLanguageModel } from "@/lib/adapters/ai-sdk/language-model";
import { createExpertPolicy } from "@/lib/adapters/environments/expert-policy";
import { createInProcessChannel } from "@/lib/adapters/live/in-process-channel";
import { createInMemoryStorage } from "@/lib/adapters/memory-storage/in-memory-storage";
import { createOfflineAgent } from "@/lib/adapters/offline-agent/offline-agent";
import { createScriptedPolicy } from "@/lib/adapters/scripted-policy/scripted-policy";
import { randomIds } from "@/lib/adapters/system/random-ids";
import type { Speaker } from "@/lib/core/lab/lab-run";
import type { SessionSettings } from "@/lib/core/log/event-envelope";
import type { EnvironmentWorld } from "@/lib/ports/environment";
import type { LanguageModel } from "@/lib/ports/language-model";
import type { Storage } from "@/lib/ports/storage";
import type { Dependencies } from "@/lib/use-cases/dependencies";
import type { EpisodeWorld } from "@/lib/use-cases/episode/episode-world";
import { createSessionReader } from "@/lib/use-cases/session/read-session";

/** What every episode of a run shares. */
export interface EpisodeWorldOptions {
  /** The embedder, the counter and the scanner of the studio. */
  readonly shared: Pick<Dependencies, "embedder" | "tokenCounter" | "secretScanner">;
  readonly settings: SessionSettings;
  readonly speaker: Speaker;
  /** The model of a speaker of the kind `model`. */
  readonly model: LanguageModel | null;
  /** Where the sessions of an episode are kept while it runs; in memory unless named. */
  readonly storage?: () => Storage;
}

/** When every episode begins: the same for all, because time is a part of how memories are ranked. */
const beginsMs = Date.UTC(2026, 0, 5, 9);
const messageMs = 60_000;

/** Opens one empty studio after the other, for an episode each. */
export function createEpisodeWorlds({
  shared: { embedder, tokenCounter, secretScanner },
  settings,
  speaker,
  model,
  storage = createInMemoryStorage,
}: EpisodeWorldOptions): (environment?: EnvironmentWorld | null) => EpisodeWorld {
  return (environment = null) => {
    const clock = createEpisodeClock(speaker.kind === "model");
    const kept = storage();
    const deps: Dependencies = {
      ...kept,
      embedder,
      tokenCounter,
      secretScanner,
      sessionReader: createSessionReader(kept.eventLog),
      languageModel: speakerModel(speaker, { model, environment, today: () => clock.now() }),
      clock,
      ids: randomIds,
      live: createInProcessChannel(),
      sessionSettings: settings,
    };
    return { deps, nextMessage: clock.nextMessage };
  };
}

/** A minute passes between two messages. Steps of a real model last as long as they do; those of rules one millisecond a look. */
function createEpisodeClock(isRealTime: boolean) {
  const openedMs = performance.now();
  let nowMs = beginsMs;
  const passedMs = () => (isRealTime ? Math.round(performance.now() - openedMs) : 0);
  return {
    now() {
      nowMs += isRealTime ? 0 : 1;
      return new Date(nowMs + passedMs());
    },
    nextMessage(at: string | null) {
      nowMs = at === null ? nowMs + messageMs : Date.parse(at) - passedMs();
    },
  };
}

interface SpeakerParts {
  readonly model: LanguageModel | null;
  readonly environment: EnvironmentWorld | null;
  readonly today: () => Date;
}

function speakerModel(speaker: Speaker, { model, environment, today }: SpeakerParts): LanguageModel {
  if (speaker.kind === "expert") {
    if (!environment) throw new Error("The expert of an environment speaks in its worlds alone.");
    return createExpertPolicy(environment);
  }
  if (speaker.kind === "scripted") return createScriptedPolicy();
  if (speaker.kind === "built-in")
    return createSdkLanguageModel(createOfflineAgent({ today }), speaker, { systemPlace: null });
  if (!model) throw new Error(`The speaker ${speaker.label} has no model.`);
  return model;
}
