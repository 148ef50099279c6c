"use client";

import { FlaskConical, Menu } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { cn } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import { InlineError } from "@/components/ui/inline-error";
import { useRead } from "@/lib/client/query/use-read";
import { useConversationOf } from "@/lib/client/session/use-session-list";
import { useShell } from "@/lib/client/shell/shell-context";
import { listExperimentsContract } from "@/lib/contract/branch/list-experiments";
import { experimentAddress } from "./experiment-address";
import { ExperimentPlan } from "./experiment-plan";
import { ExperimentView } from "./experiment-view";

interface ExperimentScreenProps {
  readonly sessionId: string;
  /** The answer that a new experiment is about; null for the last one. */
  readonly turnId: string | null;
  /** The experiment on screen; null while a new one is planned. */
  readonly shownId: string | null;
}

/** Experiments on a session's answers: what was tried, and what came of it. */
export function ExperimentScreen({ sessionId, turnId, shownId }: ExperimentScreenProps) {
  const router = useRouter();
  const setDrawerOpen = useShell((shell) => shell.setDrawerOpen);
  const title = useConversationOf(sessionId)?.title ?? null;
  const listed = useRead(listExperimentsContract, { sessionId }, { keep: true });
  const experiments = listed.value?.experiments ?? [];
  const shown = experiments.find(({ experimentId }) => experimentId === shownId) ?? null;
  return (
    <main className="flex min-w-0 flex-1 flex-col">
      <title>Experiments · AgeMem Studio</title>
      <header className="flex min-h-13 shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-b border-line px-4 py-1.5 min-[900px]:px-5">
        <IconButton
          icon={Menu}
          label="Sessions"
          className="-ml-2 min-[900px]:hidden"
          onClick={() => setDrawerOpen(true)}
        />
        <FlaskConical aria-hidden className="size-4 text-accent" strokeWidth={1.75} />
        <h1 id="page-title" tabIndex={-1} className="font-semibold">
          Experiments
        </h1>
        {title !== null && (
          <Link
            href={`/chat/${encodeURIComponent(sessionId)}`}
            prefetch={false}
            dir="auto"
            className="min-w-0 truncate text-[13px] text-mute hover:underline"
          >
            {title}
          </Link>
        )}
        <nav aria-label="Experiments of this session" className="ml-auto flex min-w-0 flex-wrap gap-1">
          {experiments.map((experiment) => (
            <TabLink
              key={experiment.experimentId}
              href={experimentAddress(sessionId, { show: experiment.experimentId })}
              isCurrent={experiment.experimentId === shownId}
            >
              {experiment.title}
            </TabLink>
          ))}
          {experiments.length > 0 && (
            <TabLink href={experimentAddress(sessionId, {})} isCurrent={shownId === null}>
              New
            </TabLink>
          )}
        </nav>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <InlineError message={listed.error} className="m-4" />
        {shownId === null ? (
          <ExperimentPlan
            key={turnId}
            sessionId={sessionId}
            turnId={turnId}
            onPlanned={(experimentId) => {
              listed.reload();
              router.replace(experimentAddress(sessionId, { show: experimentId, run: "1" }));
            }}
          />
        ) : shown ? (
          <ExperimentView
            key={shown.experimentId}
            sessionId={sessionId}
            experiment={shown}
            onChanged={listed.reload}
            onDeleted={() => {
              listed.reload();
              router.replace(experimentAddress(sessionId, {}));
            }}
          />
        ) : (
          <p role="status" className="p-6 text-mute">
            {listed.value === null || listed.isLoading
              ? "Loading…"
              : "This experiment is not here any more; it was deleted."}
          </p>
        )}
      </div>
    </main>
  );
}

function TabLink({
  href,
  isCurrent,
  children,
}: {
  readonly href: string;
  readonly isCurrent: boolean;
  readonly children: string;
}) {
  return (
    <Link
      href={href}
      prefetch={false}
      dir="auto"
      aria-current={isCurrent ? "page" : undefined}
      className={cn(
        "inline-flex min-h-7 max-w-44 items-center truncate rounded-lg px-2.5 text-[13px] hover:bg-soft pointer-coarse:min-h-11",
        isCurrent ? "bg-soft font-medium" : "text-mute",
      )}
    >
      <span className="truncate">{children}</span>
    </Link>
  );
}
