"use client";

import { HardDriveDownload } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import {
  chooseLocalModel,
  downloadModel,
  installRuntime,
  stopDownload,
} from "@/app/(studio)/settings/local-model-actions";
import { ProgressLine } from "@/components/model/progress-line";
import { bytesText } from "@/components/model/size-words";
import { useLocalModels } from "@/components/model/use-local-models";
import { Button } from "@/components/ui/button";
import { InlineError } from "@/components/ui/inline-error";
import { useAct } from "@/lib/client/query/use-act";
import { useRead } from "@/lib/client/query/use-read";
import { useShell } from "@/lib/client/shell/shell-context";
import { viewLocalModelsContract } from "@/lib/contract/model/view-local-models";
import { localConnectionId } from "@/lib/core/model/connection";
import { type LocalAct, localModelToTry, nextLocalAct } from "@/lib/core/model/local-model-way";
import type { LocalModelsView, OfferedLocalModel } from "@/lib/core/model/local-models-view";

interface ConnectLocalModelProps {
  readonly onUsed: () => void;
}

/** A small model on this machine by one button; nothing where the machine or its owner does not allow it. */
export function ConnectLocalModel({ onUsed }: ConnectLocalModelProps) {
  const { value } = useRead(viewLocalModelsContract, {});
  // The one that was begun stays the one, also when it is here and no longer on offer.
  const [offer, setOffer] = useState<OfferedLocalModel | null>(null);
  const best = value && !offer ? localModelToTry(value) : null;
  if (best) setOffer(best);
  if (!value || !offer) return null;
  return <LocalModelWay first={value} offer={offer} onUsed={onUsed} />;
}

/** Installs what runs it, downloads it, uses it: one after the other, and the download goes on when the sheet is closed. */
function LocalModelWay({
  first,
  offer,
  onUsed,
}: ConnectLocalModelProps & { readonly first: LocalModelsView; readonly offer: OfferedLocalModel }) {
  const { view, act } = useLocalModels(first);
  const [isWanted, setWanted] = useState(offer.download?.status === "running");
  const [problem, setProblem] = useState<string | null>(null);
  const choosing = useAct(chooseLocalModel);
  const setModel = useShell((shell) => shell.setModel);
  const router = useRouter();
  const next = isWanted ? nextLocalAct(view, offer) : null;
  const doNext = next?.kind ?? null;
  const modelId = next?.kind === "use" ? next.modelId : null;

  const perform = async (kind: LocalAct["kind"]): Promise<string | null> => {
    if (kind === "install") return act(installRuntime, {});
    if (kind === "download") return act(downloadModel, { offerId: offer.offerId });
    if (kind === "failed" || modelId === null || !(await choosing.run({ modelId }))) return "";
    setModel({ provider: localConnectionId, modelId, label: offer.name });
    router.refresh();
    onUsed();
    return null;
  };
  const latest = useRef(perform);
  useEffect(() => {
    latest.current = perform;
  });
  useEffect(() => {
    if (doNext === null || doNext === "wait") return;
    void latest.current(doNext).then((refused) => {
      if (refused === null) return;
      setWanted(false);
      if (refused !== "") setProblem(refused);
    });
  }, [doNext]);

  const begin = async () => {
    setProblem(null);
    // What failed before is tried again, because somebody asks for it now.
    const failed = nextLocalAct(view, offer);
    if (failed.kind === "failed")
      setProblem(
        failed.what === "install"
          ? await act(installRuntime, {})
          : await act(downloadModel, { offerId: offer.offerId }),
      );
    setWanted(true);
  };
  const present = view.offers.find(({ offerId }) => offerId === offer.offerId);
  const failure = problem ?? choosing.error ?? view.runtime.problem ?? present?.download?.problem ?? null;
  return (
    <section aria-label="A small model on this computer" className="rounded-xl border border-line p-4">
      <p className="flex items-center gap-2 font-medium">
        <HardDriveDownload aria-hidden className="size-4 text-accent" strokeWidth={1.75} />
        Or a small model on this computer
      </p>
      <p className="mt-1 text-[13px] text-mute">
        {offer.name}, about {bytesText(offer.bytes)}, {offer.license}. No key, and nothing leaves this
        machine. Until it is here the demo assistant answers.
      </p>
      {isWanted && view.runtime.status === "installing" && (
        <ProgressLine
          label="Installing the runtime"
          receivedBytes={view.runtime.receivedBytes}
          totalBytes={view.runtime.totalBytes}
        />
      )}
      {present?.download && (
        <ProgressLine
          label={`Download of ${offer.name}`}
          {...present.download}
          isPaused={present.download.status !== "running"}
        />
      )}
      <InlineError message={failure} className="mt-2" />
      <div className="mt-3 flex gap-2">
        {isWanted ? (
          <Button
            onClick={() => {
              setWanted(false);
              void act(stopDownload, { offerId: offer.offerId });
            }}
          >
            Stop
          </Button>
        ) : (
          <Button onClick={() => void begin()}>Download {offer.name} and use it</Button>
        )}
      </div>
    </section>
  );
}
