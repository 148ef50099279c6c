import type { ComponentProps } from "react";
import { type MarkdownElement, textOf } from "@/lib/client/session/markdown-node";
import { safeLink } from "@/lib/client/session/safe-link";

/** A link of an answer: only plain web and mail addresses, always with the address in sight. Everything else stays text. */
export function MarkdownLink({
  href,
  children,
  node,
}: ComponentProps<"a"> & { node?: MarkdownElement | undefined }) {
  const link = safeLink(href, textOf(node));
  if (!link) return <span>{children}</span>;
  return (
    <a
      href={link.href}
      title={link.href}
      target="_blank"
      rel="noopener noreferrer"
      className="text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-accent"
    >
      {children}
      {link.address && <span className="ml-1 text-[0.85em] text-mute">({link.address})</span>}
    </a>
  );
}
