"use client";

import { memo } from "react";
import { type Components, Streamdown } from "streamdown";
import { CitationNumbers, citationNumbersOf } from "@/lib/client/session/citation-numbers";
import { citationTagName, rehypeCitations } from "@/lib/client/session/rehype-citations";
import { MarkdownCode } from "./markdown-code";
import { MarkdownImage } from "./markdown-image";
import { MarkdownLink } from "./markdown-link";
import { MarkdownTable } from "./markdown-table";
import { MemoryCitation } from "./memory-citation";

// Plain elements instead of the renderer's own: ours are styled by `.answer-text`, and its image and link would load and ask.
const components = {
  a: MarkdownLink,
  img: MarkdownImage,
  pre: MarkdownCode,
  table: MarkdownTable,
  [citationTagName]: MemoryCitation,
  // An answer is below the title of the page, which is its only h1, and skips no level.
  h1: "h2",
  h2: "h3",
  h3: "h4",
  h4: "h5",
  h5: "h6",
  h6: "h6",
  p: "p",
  ul: "ul",
  ol: "ol",
  li: "li",
  blockquote: "blockquote",
  code: "code",
  hr: "hr",
  strong: "strong",
  sup: "sup",
  sub: "sub",
  section: "section",
  thead: "thead",
  tbody: "tbody",
  tr: "tr",
  th: "th",
  td: "td",
  // The renderer types every element as one with unknown properties; each of ours knows its own.
} as Components;

// Without the renderer's `rehype-raw` there is no HTML in the output: markup in an answer is shown as the text it is.
const rehypePlugins = [rehypeCitations];
const noLinkDialog = { enabled: false };

interface AnswerTextProps {
  readonly text: string;
  readonly isStreaming: boolean;
}

/** An answer's Markdown. Model text is data: no images, no HTML, only plain links with their address in sight. */
export const AnswerText = memo(function AnswerText({ text, isStreaming }: AnswerTextProps) {
  return (
    <CitationNumbers value={citationNumbersOf(text)}>
      <div dir="auto">
        <Streamdown
          mode={isStreaming ? "streaming" : "static"}
          className="answer-text"
          components={components}
          rehypePlugins={rehypePlugins}
          controls={false}
          linkSafety={noLinkDialog}
        >
          {text}
        </Streamdown>
      </div>
    </CitationNumbers>
  );
});
