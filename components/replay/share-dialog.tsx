"use client";

import { useMutation } from "@tanstack/react-query";
import { Download, MonitorPlay } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { InlineError } from "@/components/ui/inline-error";
import { fetchRead } from "@/lib/client/query/fetch-read";
import { downloadJson, downloadText, fileNameOf } from "@/lib/client/replay/download-json";
import { loadPageTemplate } from "@/lib/client/replay/load-page-template";
import { exportSessionContract } from "@/lib/contract/replay/export-session";
import { replayPage } from "@/lib/core/replay/replay-page";
import type { SanitizeLevel } from "@/lib/core/replay/sanitize-events";

interface ShareDialogProps {
  readonly sessionId: string;
  readonly title: string;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  /** Other ways to hand the session on. */
  readonly children?: ReactNode;
}

const levels = [
  {
    level: "secrets",
    word: "Cover secrets",
    does: "Keys, tokens, passwords and card numbers become dots. Everything else is in the file.",
  },
  {
    level: "texts",
    word: "Leave all texts out",
    does: "Every text becomes a placeholder of the same length. What happened, and what it cost, can still be watched.",
  },
  {
    level: "nothing",
    word: "As it is",
    does: "The whole record, secrets included. Only this one can be verified in every step.",
  },
] as const satisfies readonly { level: SanitizeLevel; word: string; does: string }[];

/** Hands the session on as one file. What leaves is said before it leaves. */
export function ShareDialog({ sessionId, title, isOpen, onOpenChange, children }: ShareDialogProps) {
  const [level, setLevel] = useState<SanitizeLevel>("secrets");
  const name = useId();
  const { mutate, isPending, variables, error } = useMutation({
    mutationFn: async (kind: "page" | "file") => {
      const words = level === "texts" ? "session" : title;
      const asked = fetchRead(exportSessionContract, { sessionId, sanitize: level });
      if (kind === "file") return downloadJson(fileNameOf(words, "agemem.json"), await asked);
      const [template, file] = await Promise.all([loadPageTemplate(), asked]);
      downloadText(fileNameOf(words, "html"), replayPage(template, JSON.stringify(file)), "text/html");
    },
  });
  const download = (kind: "page" | "file") => !isPending && mutate(kind);
  return (
    <Dialog
      open={isOpen}
      onOpenChange={onOpenChange}
      title="Share this session"
      description="One file that holds the whole recording, signed by this studio. Your memories are not in it, only what this session did with them."
    >
      <fieldset className="space-y-1.5">
        <legend className="mb-1.5 text-[13px] font-medium">What is in the file</legend>
        {levels.map((choice) => (
          <label
            key={choice.level}
            className="flex gap-2.5 rounded-lg border border-line px-3 py-2 text-[13px] has-checked:border-accent has-checked:bg-accent/5"
          >
            <input
              type="radio"
              name={name}
              checked={level === choice.level}
              onChange={() => setLevel(choice.level)}
              className="mt-0.5 accent-accent"
            />
            <span>
              <span className="font-medium">{choice.word}</span>
              <span className="block text-mute">{choice.does}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button variant="primary" aria-disabled={isPending} onClick={() => download("page")}>
          <MonitorPlay aria-hidden className="size-3.5" />
          {isPending && variables === "page" ? "Writing the page…" : "Download page that replays itself"}
        </Button>
        <Button aria-disabled={isPending} onClick={() => download("file")}>
          <Download aria-hidden className="size-3.5" />
          {isPending && variables === "file" ? "Writing the file…" : "Download session file"}
        </Button>
      </div>
      <p className="mt-1.5 text-xs text-mute">
        The page is one HTML file of about 2 MB that opens in any browser, without a studio and without a
        network. The session file is smaller, and opens under <em>Open file…</em> of any AgeMem Studio.
      </p>
      <InlineError message={error?.message ?? null} className="mt-1" />
      {children}
    </Dialog>
  );
}
