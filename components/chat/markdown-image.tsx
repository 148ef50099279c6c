import type { ComponentProps } from "react";

/** An image of an answer, as text: loading it would tell its server that the answer was read, and what the address holds. */
export function MarkdownImage({ alt, src }: ComponentProps<"img">) {
  return (
    <span className="text-mute">
      [Image not loaded: {alt ? `${alt}, ` : ""}
      {typeof src === "string" ? src : "no address"}]
    </span>
  );
}
