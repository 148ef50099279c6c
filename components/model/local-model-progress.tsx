"use client";

import { HardDriveDownload } from "lucide-react";
import { stopDownload } from "@/app/(studio)/settings/local-model-actions";
import { Button } from "@/components/ui/button";
import { InlineError } from "@/components/ui/inline-error";
import type { WantedLocalModel } from "@/lib/client/model/wanted-local-model";
import { useRead } from "@/lib/client/query/use-read";
import { useShell } from "@/lib/client/shell/shell-context";
import { viewLocalModelsContract } from "@/lib/contract/model/view-local-models";
import type { LocalModelsView } from "@/lib/core/model/local-models-view";
import { ProgressLine } from "./progress-line";
import { useActOnLocalModels } from "./use-act-on-local-models";
import { useBeginLocalModel } from "./use-begin-local-model";

/** How far the model is that was asked for; nothing where none was. The same in the chat and in the sheet. */
export function LocalModelProgress() {
  const wanted = useShell(({ wantedLocalModel }) => wantedLocalModel);
  const { value: view } = useRead(viewLocalModelsContract, wanted ? {} : null);
  return wanted && <Progress wanted={wanted} view={view} />;
}

interface ProgressProps {
  readonly wanted: WantedLocalModel;
  readonly view: LocalModelsView | null;
}

function Progress({ wanted, view }: ProgressProps) {
  const want = useShell(({ wantLocalModel }) => wantLocalModel);
  const act = useActOnLocalModels();
  const begin = useBeginLocalModel();
  const { name, offerId, problem } = wanted;
  const download = view?.offers.find((offer) => offer.offerId === offerId)?.download ?? null;
  const stop = () => {
    want(null);
    if (download?.status === "running") void act(stopDownload, { offerId });
  };
  return (
    <section
      aria-label={`${name}, on its way to this computer`}
      className="rounded-xl border border-line bg-panel px-3.5 py-2.5 text-[13px]"
    >
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <HardDriveDownload aria-hidden className="size-4 shrink-0 text-accent" strokeWidth={1.75} />
        <p className="min-w-0 flex-1">
          <span className="font-medium">{name}</span>{" "}
          <span className="text-mute">{problem === null ? stageOf(view, wanted) : "did not arrive."}</span>
        </p>
        {problem !== null && <Button onClick={() => view && void begin(view, wanted)}>Try again</Button>}
        <Button variant="quiet" onClick={stop}>
          {problem === null ? "Stop" : "Dismiss"}
        </Button>
      </div>
      <InlineError message={problem} className="mt-1" />
      {problem === null && view?.runtime.status === "installing" && (
        <ProgressLine
          label="Installing the runtime"
          receivedBytes={view.runtime.receivedBytes}
          totalBytes={view.runtime.totalBytes}
        />
      )}
      {problem === null && view?.runtime.status !== "installing" && download && (
        <ProgressLine label={`Download of ${name}`} {...download} isPaused={download.status !== "running"} />
      )}
    </section>
  );
}

function stageOf(view: LocalModelsView | null, wanted: WantedLocalModel): string {
  const meanwhile = "The demo assistant answers until then.";
  if (view?.runtime.status === "installing") return `is next: what runs it is being installed. ${meanwhile}`;
  const download = view?.offers.find(({ offerId }) => offerId === wanted.offerId)?.download;
  if (download?.status === "checking") return `is here and is being checked. ${meanwhile}`;
  return `is being downloaded. ${meanwhile}`;
}
