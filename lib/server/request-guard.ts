import "server-only";

/** Largest request body, in bytes: a message of 200,000 characters in any script. */
const maxBodyBytes = 1_000_000;

/**
 * True for a request of our own pages that may change something. Browsers send `Sec-Fetch-Site` and `Origin` by themselves, so a foreign page
 * cannot leave them out.
 */
export function isSameOrigin(request: { readonly headers: Pick<Headers, "get"> }): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") return false;
  const origin = request.headers.get("origin");
  const host = request.headers.get("host");
  if (origin === null || origin === "null" || host === null) return false;
  return URL.canParse(origin) && new URL(origin).host === host;
}

/**
 * True for reads that our own pages, or a person by the address bar, ask for. A foreign page could not see the answer anyway; this keeps
 * it from causing the work.
 */
export function isSameSite(request: { readonly headers: Pick<Headers, "get"> }): boolean {
  const site = request.headers.get("sec-fetch-site");
  return site === null || site === "same-origin" || site === "none";
}

/** The body as text; null when it is larger than allowed. */
export async function readLimited(request: Request, maxBytes = maxBodyBytes): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  if (!request.body) return "";
  for await (const chunk of request.body) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** The value of a JSON text; undefined where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
