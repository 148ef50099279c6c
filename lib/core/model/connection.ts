import { z } from "zod";

/** How a provider is spoken to: OpenAI's Responses, or Chat Completions as every compatible server has them. */
export const dialectSchema = z.enum(["responses", "chat"]);
export type Dialect = z.infer<typeof dialectSchema>;

/** The demo assistant as a connection. */
export const offlineConnectionId = "offline";
/** What the environment names; can be read here and changed only there. */
export const environmentConnectionId = "environment";
/** Models that run inside the app. */
export const localConnectionId = "local";

/** A provider address, without its key: safe to show. */
export interface Connection {
  readonly connectionId: string;
  readonly name: string;
  readonly baseUrl: string;
  readonly dialect: Dialect;
  /** The last four characters of the key, or null when there is none. */
  readonly keyEnding: string | null;
  /** True for the one that the environment names. */
  readonly isReadOnly: boolean;
}

/** What of a key may be shown: its last four characters, and of a short key nothing. */
export function keyEndingOf(key: string): string {
  return key.length >= 12 ? key.slice(-4) : "";
}

/** OpenAI's own address. */
export const openAiBaseUrl = "https://api.openai.com/v1";

/** A provider's address that may be used, in the one form it is stored and compared in. */
export interface ConnectionAddress {
  /** Without a slash at its end; paths such as `/chat/completions` are put behind it. */
  readonly baseUrl: string;
  /** Scheme, host and port: what a key belongs to. */
  readonly origin: string;
  /** What is probably spoken there. */
  readonly dialect: Dialect;
}
