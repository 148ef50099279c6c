import { z } from "zod";
import { cleanText } from "../text/clean-text";
import { name } from "./words";

/** How a program outside the studio speaks to it: by MCP, by OpenAI's two protocols, by the HTTP API, or by a file of its run. */
export const clientProtocols = ["mcp", "chat-completions", "responses", "api", "file"] as const;
export type ClientProtocol = (typeof clientProtocols)[number];

/** Who acts in a session that belongs to a program outside the studio: as it names itself, which nobody can check. */
export const clientSchema = z.object({
  name: name(),
  version: name().optional(),
  protocol: z.enum(clientProtocols),
});
export type Client = z.infer<typeof clientSchema>;

const longestName = 80;

/** A client as it may be recorded: what it says of itself on one line, without control characters, and not long. */
export function clientOf(
  said: { readonly name?: string | undefined; readonly version?: string | undefined },
  protocol: ClientProtocol,
): Client {
  const version = plainName(said.version ?? "");
  return {
    name: plainName(said.name ?? "") || "Unnamed client",
    ...(version === "" ? {} : { version }),
    protocol,
  };
}

const protocolWords = {
  mcp: "MCP",
  "chat-completions": "chat completions",
  responses: "the Responses API",
  api: "the HTTP API",
  file: "a file",
} as const satisfies Record<ClientProtocol, string>;

/** "Claude Code over MCP", "Codex from a file". */
export function describeClient({ name: called, protocol }: Client): string {
  return `${called} ${protocol === "file" ? "from" : "over"} ${protocolWords[protocol]}`;
}

function plainName(text: string): string {
  const line = (cleanText(text) ?? "").replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
  return [...line].slice(0, longestName).join("").trim();
}
