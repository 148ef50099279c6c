// Renders texts as the chat shows answers: whole, and as they arrive. Reads a JSON list of texts from a file; prints a JSON list of markups.
// A process of its own: the suites run with the server's side of every package, which cannot render views.
import { readFileSync } from "node:fs";
import process from "node:process";
import { QueryClientProvider } from "@tanstack/react-query";
import { renderToStaticMarkup } from "react-dom/server";
import { AnswerText } from "@/components/chat/answer-text";
import { TooltipProvider } from "@/components/ui/tooltip-provider";
import { createQueryClient } from "@/lib/client/query/query-client";
import { AnnouncerProvider } from "@/lib/client/shell/announcer-context";

/** An arriving answer is looked at each time it is this many characters longer. */
const pieceLength = 7;

const texts: readonly string[] = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8"));
process.stdout.write(JSON.stringify(texts.map(markupsOf)));

function markupsOf(text: string): readonly string[] {
  const cuts = Array.from({ length: Math.ceil(text.length / pieceLength) }, (_, index) =>
    text.slice(0, (index + 1) * pieceLength),
  );
  return [render(text, false), ...cuts.map((cut) => render(cut, true))];
}

function render(text: string, isStreaming: boolean): string {
  return renderToStaticMarkup(
    <QueryClientProvider client={createQueryClient()}>
      <AnnouncerProvider>
        <TooltipProvider>
          <AnswerText text={text} isStreaming={isStreaming} />
        </TooltipProvider>
      </AnnouncerProvider>
    </QueryClientProvider>,
  );
}
