import { QueryClientProvider } from "@tanstack/react-query";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { TooltipProvider } from "@/components/ui/tooltip-provider";
import { createQueryClient } from "@/lib/client/query/query-client";
import { readKey } from "@/lib/client/query/read-query";
import { SessionProvider } from "@/lib/client/session/session-context";
import { AnnouncerProvider } from "@/lib/client/shell/announcer-context";
import { listMemoriesContract } from "@/lib/contract/memory/list-memories";
import { emptySession } from "@/lib/core/session/session-state";
import { AnswerText } from "./answer-text";

const seed = {
  sessionId: "session-1",
  isNew: false,
  events: [],
  settings: emptySession.settings,
  model: { provider: "test", modelId: "scripted", label: "Scripted model" },
};

const memory = {
  memoryId: "mem_ab12cd34ef",
  version: 1,
  content: "Mara lives in Tromsø.",
  memoryType: "general",
  metadata: {},
  origin: "said-by-person",
  source: null,
  by: "agent",
  at: "2026-11-22T10:00:00.000Z",
  sessionId: "session-1",
  eventId: "event-1",
  validFrom: 1,
  validTo: null,
} as const;

function render(text: string, isStreaming = false): string {
  const queries = createQueryClient();
  const stored = { memories: [memory], count: 1 };
  queries.setQueryData(readKey(listMemoriesContract, { sessionId: null, search: "" }), stored);
  return renderToStaticMarkup(
    <QueryClientProvider client={queries}>
      <SessionProvider seed={seed}>
        <AnnouncerProvider>
          <TooltipProvider>
            <AnswerText text={text} isStreaming={isStreaming} />
          </TooltipProvider>
        </AnnouncerProvider>
      </SessionProvider>
    </QueryClientProvider>,
  );
}

const hostile = [
  "![x](https://evil.example/leak.png)",
  "![x][ref]\n\n[ref]: https://evil.example/leak.png",
  "[click](javascript:alert(1))",
  "[click](JaVaScRiPt:alert(1))",
  "[click](data:text/html,<script>alert(1)</script>)",
  "[click](vbscript:x)",
  "<img src=https://evil.example/x onerror=alert(1)>",
  "<script>alert(1)</script>",
  "<iframe src='https://evil.example'></iframe>",
  "<a href='https://evil.example' onclick='x()'>a</a>",
  "<style>body{background:url(https://evil.example)}</style>",
  "<svg><image href='https://evil.example/x.svg'/></svg>",
  "<form action='https://evil.example'><input name=a></form>",
  "```html\n<img src=https://evil.example/x>\n```",
  "```mermaid\ngraph TD; A-->B\n```",
  "<link rel=stylesheet href=https://evil.example/x.css>",
];

describe("AnswerText", () => {
  it("never makes an element that loads, runs or sends, streaming or not, in pieces or whole", () => {
    for (const text of hostile) {
      for (let end = 1; end <= text.length; end += 3) {
        const markup = render(text.slice(0, end), true) + render(text.slice(0, end));
        expect(markup).not.toMatch(
          /<(img|script|iframe|style|image|form|object|embed|link|video|audio|base|meta)\b/i,
        );
        expect(markup).not.toMatch(/<[a-z][^>]*\s(src|srcset|action|style|onerror|onclick)=/i);
        expect(markup).not.toMatch(/<[a-z][^>]*href="(?!https?:|mailto:)/i);
      }
    }
  });

  it("shows where a link leads, opens it apart, and passes nothing on", () => {
    const markup = render("See [the docs](https://example.com/a).");
    expect(markup).toContain('href="https://example.com/a"');
    expect(markup).toContain('title="https://example.com/a"');
    expect(markup).toContain('rel="noopener noreferrer"');
    expect(markup).toContain("(example.com/a)");
  });

  it("shows raw HTML as the text it is", () => {
    expect(render("a <b>bold</b> claim")).toContain("&lt;b&gt;bold&lt;/b&gt;");
  });

  it("makes a chip of a known memory and leaves an unknown one as text", () => {
    const markup = render("You live in Tromsø [mem_ab12cd34ef], I think [mem_nope].");
    expect(markup).toContain('aria-label="Memory 1: Mara lives in Tromsø."');
    expect(markup).toContain("[mem_nope]");
    expect(markup).not.toContain("[mem_ab12cd34ef]");
  });

  it("keeps headings of an answer below those of the page", () => {
    expect(render("# Plan\n\n## Day one")).toMatch(/<h2.*Plan.*<h3.*Day one/s);
  });
});
