import type { FoundPolicy } from "@/lib/core/model/found-policy";
import type { DownloadState, LocalModelFile, MachineFacts, RuntimeState } from "@/lib/core/model/local-model";
import type { LocalModelOffer } from "@/lib/core/model/local-model-catalogue";
import type { Result } from "@/lib/core/result";

/** Models on the machine that the app runs on. They belong to the machine, not to a person. Work that takes long goes on without its request. */
export interface LocalModelStore {
  machine(): Promise<MachineFacts>;
  runtime(): Promise<RuntimeState>;
  /** Begins to install the runtime, or goes on; progress is in `runtime()`. */
  installRuntime(): Promise<void>;
  stopInstalling(): Promise<void>;
  /** Every model file that is known, whole or not usable with the reason. */
  files(): Promise<readonly LocalModelFile[]>;
  /** Trained policies that are adapters of these files, usable or not, with the reason. */
  policies(): Promise<readonly FoundPolicy[]>;
  /** Downloads that run, were stopped, or failed; what is whole is a file. */
  downloads(): Promise<readonly DownloadState[]>;
  /** Begins a download or resumes it where it stopped. The error is a sentence. */
  download(offer: LocalModelOffer): Promise<Result<null, string>>;
  /** Stops a download and keeps what came. */
  stop(offerId: string): Promise<void>;
  /** Throws what came of a stopped download away. */
  discard(offerId: string): Promise<void>;
  /** Adds a file of the person's own, which stays where it is. The error is a sentence. */
  add(path: string): Promise<Result<LocalModelFile, string>>;
  /** Removes a model: a downloaded file is deleted, a file from outside only forgotten. */
  remove(modelId: string): Promise<Result<null, string>>;
  /** Where the file of a model lies; null for a model that is not known. */
  pathOf(modelId: string): Promise<string | null>;
}
