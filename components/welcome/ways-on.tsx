"use client";

import { ArrowRight, GitBranch, type LucideIcon, Plug, SquarePen } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { cn } from "@/components/ui/class-names";
import { InlineError } from "@/components/ui/inline-error";
import { isOffline } from "@/lib/client/model/model-name";
import { importSessionFile } from "@/lib/client/replay/import-session";
import { newId } from "@/lib/client/shell/new-id";
import { useShell } from "@/lib/client/shell/shell-context";
import { createSessionFile, type SessionFile } from "@/lib/core/replay/session-file";
import { beginningAt } from "@/lib/core/replay/take-over";

interface WaysOnProps {
  /** The recording on screen, and the place in it. */
  readonly example?: { readonly file: SessionFile; readonly sequence: number };
}

const look = "flex min-h-16 min-w-0 items-center gap-3 rounded-xl border px-4 py-2.5 text-left text-[13px]";
const plain = "border-line bg-panel hover:border-mute/50";

/** Take the recording over, begin one's own, or connect a model. */
export function WaysOn({ example }: WaysOnProps) {
  const setConnectOpen = useShell((shell) => shell.setConnectOpen);
  const model = useShell((shell) => shell.model);
  const beginNewSession = useShell((shell) => shell.beginNewSession);
  return (
    <ul className="grid shrink-0 grid-cols-1 gap-3 *:min-w-0 md:grid-cols-3">
      {example && (
        <li>
          <TakeOverButton {...example} />
        </li>
      )}
      <li>
        <Link href="/chat" prefetch={false} onClick={beginNewSession} className={cn(look, plain)}>
          <Way
            icon={SquarePen}
            title="Start my own"
            detail={`An empty session with ${isOffline(model) ? "the demo assistant" : model.label}`}
          />
        </Link>
      </li>
      <li>
        <button type="button" onClick={() => setConnectOpen(true)} className={cn(look, plain, "w-full")}>
          <Way icon={Plug} title="Connect a model" detail="A key, a local server, or one download" />
        </button>
      </li>
    </ul>
  );
}

/** Makes a session of the recording up to the turn on screen, to write the next message in. */
function TakeOverButton({ file, sequence }: Required<WaysOnProps>["example"]) {
  const [isRunning, setRunning] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { turns } = beginningAt(file.events, sequence);
  const takeOver = async () => {
    if (isRunning) return;
    setRunning(true);
    const beginning = createSessionFile({
      events: beginningAt(file.events, sequence).events,
      title: file.session.title,
      exportedAt: file.exportedAt,
      sanitize: "nothing",
    });
    const imported = await importSessionFile(JSON.stringify(beginning), newId());
    if ("href" in imported) return window.location.assign(imported.href);
    setRunning(false);
    setProblem(imported.problem);
  };
  return (
    <>
      <button
        type="button"
        aria-disabled={isRunning}
        onClick={() => void takeOver()}
        className={cn(look, "w-full border-ink bg-ink text-bg hover:bg-ink/88")}
      >
        <Way
          icon={GitBranch}
          title={isRunning ? "Taking over…" : "Take over from here"}
          detail={`As your own session, after turn ${turns}`}
          isSolid
        />
      </button>
      <InlineError message={problem} className="mt-1" />
    </>
  );
}

interface WayProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly detail: string;
  readonly isSolid?: boolean;
}

function Way({ icon: Icon, title, detail, isSolid = false }: WayProps) {
  return (
    <>
      <Icon aria-hidden className={cn("size-4.5 shrink-0", !isSolid && "text-accent")} strokeWidth={1.75} />
      <span className="min-w-0 flex-1">
        <span className="block text-sm font-medium">{title}</span>
        <span className={cn("block truncate", isSolid ? "text-bg/80" : "text-mute")}>{detail}</span>
      </span>
      <ArrowRight aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />
    </>
  );
}
