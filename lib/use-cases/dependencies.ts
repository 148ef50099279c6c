import type { SessionSettings } from "@/lib/core/log/event-envelope";
import type { Profile } from "@/lib/core/model/profile";
import type { TurnLimits } from "@/lib/core/session/turn-limits";
import type { Clock } from "@/lib/ports/clock";
import type { Embedder } from "@/lib/ports/embedder";
import type { EventLog } from "@/lib/ports/event-log";
import type { IdGenerator } from "@/lib/ports/id-generator";
import type { LanguageModel } from "@/lib/ports/language-model";
import type { LiveChannel } from "@/lib/ports/live-channel";
import type { MemoryLibrary } from "@/lib/ports/memory-library";
import type { MemoryStore } from "@/lib/ports/memory-store";
import type { OwnerSettingsStore } from "@/lib/ports/owner-settings-store";
import type { SecretScanner } from "@/lib/ports/secret-scanner";
import type { SessionDirectory } from "@/lib/ports/session-directory";
import type { TokenCounter } from "@/lib/ports/token-counter";
import type { SessionReader } from "./session/read-session";

/** Everything outside that a use-case may need. The container builds it once per process. */
export interface Dependencies {
  readonly eventLog: EventLog;
  readonly memoryStore: MemoryStore;
  readonly memoryLibrary: MemoryLibrary;
  readonly sessionDirectory: SessionDirectory;
  readonly sessionReader: SessionReader;
  readonly ownerSettings: OwnerSettingsStore;
  readonly languageModel: LanguageModel;
  readonly embedder: Embedder;
  readonly tokenCounter: TokenCounter;
  readonly secretScanner: SecretScanner;
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly live: LiveChannel;
  /** What a new session starts with. */
  readonly sessionSettings: SessionSettings;
  /** What one answer may take; without it there are no limits but those of steps and calls. */
  readonly turnLimits?: TurnLimits;
  /** How the model is asked to act; that of the studio unless named. */
  readonly profile?: Profile;
}
