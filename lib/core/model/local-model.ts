/** What a machine has for running models; sizes in bytes. */
export interface MachineFacts {
  readonly totalMemoryBytes: number;
  readonly cores: number;
  /** How many bytes per second its memory was just seen to deliver: what limits a model's writing. */
  readonly memoryBytesPerSecond: number;
  /** Free space where models are kept. */
  readonly freeDiskBytes: number;
}

/** What a model takes, before it is loaded; sizes in bytes. */
export interface ModelDemand {
  readonly fileBytes: number;
  readonly contextTokens: number;
  /** Null where the file does not say or is not here yet. */
  readonly bytesPerContextToken: number | null;
}

/** Whether a model fits a machine, and how fast it will be. An estimate, and said to be one. */
export interface ModelFit {
  readonly verdict: "fits" | "tight" | "too-large";
  readonly neededBytes: number;
  /** Tokens per second it will write, as a range. */
  readonly tokensPerSecond: { readonly low: number; readonly high: number };
}

/** Bytes of context per token where the file does not say, as a share of the file: measured on models of 0.1 to 4 GB. */
const contextShareOfFile = 1 / 25_000;
/** What the runtime itself needs. */
const overheadBytes = 150 * 1024 ** 2;
const tightShare = 0.6;
const fullShare = 0.9;

/**
 * Every token reads all weights once, so writing is as fast as memory is divided by the size of the file. Measured on two cores: between a
 * third and nine tenths of that.
 */
export function estimateFit(machine: MachineFacts, demand: ModelDemand): ModelFit {
  const perToken = demand.bytesPerContextToken ?? demand.fileBytes * contextShareOfFile;
  const neededBytes = Math.round(demand.fileBytes + perToken * demand.contextTokens + overheadBytes);
  const share = neededBytes / machine.totalMemoryBytes;
  const ideal = machine.memoryBytesPerSecond / Math.max(1, demand.fileBytes);
  return {
    verdict: share > fullShare ? "too-large" : share > tightShare ? "tight" : "fits",
    neededBytes,
    tokensPerSecond: { low: roundSpeed(ideal / 3), high: roundSpeed(ideal * 0.9) },
  };
}

function roundSpeed(tokens: number): number {
  return tokens >= 10 ? Math.round(tokens) : Math.max(0.1, Math.round(tokens * 10) / 10);
}

/** A model file that this app can run. */
export interface LocalModelFile {
  /** The file's name; the log knows no path of the machine. */
  readonly modelId: string;
  readonly name: string;
  readonly fileBytes: number;
  readonly trainedContext: number | null;
  readonly bytesPerContextToken: number | null;
  readonly isEmbedding: boolean;
  /** Where a file lies that the person keeps elsewhere: removing it from the list leaves it. Null for a file in the models folder. */
  readonly outsidePath: string | null;
  /** Why it cannot be used, in a sentence. */
  readonly problem: string | null;
}

/** Where a download stands; `total` is null until the source has said it. */
export interface DownloadState {
  readonly offerId: string;
  readonly status: "running" | "checking" | "stopped" | "failed";
  readonly receivedBytes: number;
  readonly totalBytes: number | null;
  readonly bytesPerSecond: number;
  readonly problem: string | null;
}

/** Where the runtime's installation stands. */
export interface RuntimeState {
  readonly status: "missing" | "installing" | "installed" | "failed";
  readonly receivedBytes: number;
  readonly totalBytes: number;
  readonly problem: string | null;
}
