import type { Connection, ConnectionAddress } from "@/lib/core/model/connection";
import type { ConnectionCheck, FoundServer, ListedModel } from "@/lib/core/model/offer";
import type { Result } from "@/lib/core/result";

/** What a test asks a connection for; null leaves a check out. */
export interface ConnectionTest {
  readonly ownerId: string;
  readonly connection: Connection;
  readonly modelId: string | null;
  readonly embeddingModelId: string | null;
  readonly signal: AbortSignal;
}

/** What the app asks of model providers beside answers. */
export interface ProviderGateway {
  /** Checks an address that a person wrote; the error is a sentence that says what is refused and why. */
  readAddress(text: string): Result<ConnectionAddress, string>;
  /** What the provider offers; the error is a sentence. */
  listModels(request: {
    readonly ownerId: string;
    readonly connection: Connection;
  }): Promise<Result<readonly ListedModel[], string>>;
  /** Model servers on the usual ports of this computer; takes about a second at most. */
  discover(): Promise<readonly FoundServer[]>;
  /** Tries what the app needs, with a few short requests. */
  test(request: ConnectionTest): Promise<readonly ConnectionCheck[]>;
}
