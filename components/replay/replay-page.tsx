// The script of a page that replays one session by itself: no studio, no server, no network. `scripts/lib/build-replay-page.mjs` builds it.
import { createRoot } from "react-dom/client";
import { QueryProvider } from "@/components/ui/query-provider";
import { ThemeProvider } from "@/components/ui/theme-provider";
import { TooltipProvider } from "@/components/ui/tooltip-provider";
import { notesOnFile, watchFile } from "@/lib/client/replay/watch-file";
import type { WatchPlace } from "@/lib/client/replay/watch-session";
import { sessionElementId } from "@/lib/core/replay/replay-page";
import { describeSessionFileProblem, readSessionFile } from "@/lib/core/replay/session-file";
import { WatchView } from "./watch-view";

// The session stands behind this script, so that a page that was cut still says what is wrong with it.
document.addEventListener("DOMContentLoaded", () => {
  const text = document.getElementById(sessionElementId)?.textContent ?? "";
  const sentence = document.getElementById("unopened");
  const read = readSessionFile(text);
  if (!read.ok) {
    if (sentence) sentence.textContent = describeSessionFileProblem(read.error);
    return;
  }
  sentence?.remove();
  const file = read.value;
  const host = document.createElement("div");
  document.body.append(host);
  createRoot(host).render(
    <ThemeProvider nonce={undefined}>
      <QueryProvider>
        <TooltipProvider>
          <WatchView
            watch={watchFile(file, placeOf(window.location.hash))}
            title={file.session.title}
            known={{ alteredFrom: file.sanitised.alteredFrom, brokenAt: file.brokenAt }}
            signature={file.signature === undefined ? "none" : "unchecked"}
            exit={null}
            placeIn="fragment"
            notes={notesOnFile(file)}
          />
        </TooltipProvider>
      </QueryProvider>
    </ThemeProvider>,
  );
});

/** The place that the fragment of the address names, like `#step=3`; null is the end. */
function placeOf(fragment: string): WatchPlace | null {
  const [, unit, number] = /^#(step|event)=(\d+)$/.exec(fragment) ?? [];
  if (number === undefined) return null;
  return unit === "step" ? { step: Number(number) } : { event: Number(number) };
}
