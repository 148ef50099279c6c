/** A link that may be followed, and what to show beside its text so that nobody is led astray. */
export interface SafeLink {
  readonly href: string;
  /** The address to show; null when the text already is the address. */
  readonly address: string | null;
}

const allowedProtocols = new Set(["http:", "https:", "mailto:"]);

/** Longest address shown beside a link, in characters; the whole one is in the title. */
const addressMaxCharacters = 60;

/** Checks a link of an answer. Null for everything that is not a plain web or mail address: it is then shown as text. */
export function safeLink(href: string | undefined, text: string): SafeLink | null {
  if (!href || !URL.canParse(href)) return null;
  const url = new URL(href);
  if (!allowedProtocols.has(url.protocol)) return null;
  const address = withoutProtocol(url.href);
  const isAddress = withoutProtocol(text.trim()) === address;
  return { href: url.href, address: isAddress ? null : shortened(address) };
}

function withoutProtocol(address: string): string {
  return address.replace(/^(https?:\/\/|mailto:)/i, "").replace(/\/$/, "");
}

function shortened(address: string): string {
  return address.length > addressMaxCharacters ? `${address.slice(0, addressMaxCharacters)}…` : address;
}
