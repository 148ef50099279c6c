import type { ConnectionAddress, Dialect } from "@/lib/core/model/connection";
import { maySend, networkReachOf } from "@/lib/core/model/network-reach";
import { err, ok, type Result } from "@/lib/core/result";

/** Longest address, in characters. */
const maxCharacters = 500;

/** Names that lead to this computer or a local network wherever they are asked. */
const localName = /^[^.]+$|(^|\.)(localhost|local|lan|home|internal|home\.arpa)$/;

/**
 * Checks what a person wrote as a provider's address. The error is a sentence that says what is refused and why.
 * Names are looked up only when a connection is made, and the socket is checked then: see `connection-fetch.ts`.
 */
export function readConnectionAddress(text: string): Result<ConnectionAddress, string> {
  const written = text.trim();
  if (written.length > maxCharacters) return err(`An address has at most ${maxCharacters} characters.`);
  if (!/^[a-z][a-z\d+.-]*:\/\//i.test(written) || !URL.canParse(written))
    return err("Write the whole address, such as https://api.example.com/v1 or http://127.0.0.1:11434/v1.");
  const url = new URL(written);
  if (url.protocol !== "http:" && url.protocol !== "https:")
    return err(`Only http and https are spoken here, not ${url.protocol.slice(0, -1)}.`);
  if (url.username !== "" || url.password !== "")
    return err(
      "An address with a name or password in it is refused: it would be shown. Enter the key in its own field.",
    );
  if (url.search !== "" || url.hash !== "") return err("Leave out what follows “?” or “#”.");
  const problem = problemOfHost(url);
  if (problem) return err(problem);
  const baseUrl = `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
  return ok({ baseUrl, origin: url.origin, dialect: suggestedDialect(baseUrl) });
}

function problemOfHost({ protocol, hostname }: URL): string | null {
  const host = hostname.replace(/\.$/, "");
  const reach = networkReachOf(host);
  if (reach === "forbidden")
    return `${host} is an address that no model provider has. Use 127.0.0.1 for this computer.`;
  const isFar = reach === null ? !localName.test(host) : !maySend(protocol, reach);
  if (protocol === "http:" && isFar)
    return "Over plain http the key and the conversation could be read on the way. Use https, or an address on this computer or the local network.";
  return null;
}

/** Scheme, host and port of an address that was checked before. */
export function originOf(baseUrl: string): string {
  return new URL(baseUrl).origin;
}

/** The dialect that an address suggests: only OpenAI itself speaks Responses everywhere. */
export function suggestedDialect(baseUrl: string): Dialect {
  return new URL(baseUrl).hostname === "api.openai.com" ? "responses" : "chat";
}
