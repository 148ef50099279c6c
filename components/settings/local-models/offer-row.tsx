"use client";

import { useState } from "react";
import { discardDownload, downloadModel, stopDownload } from "@/app/(studio)/settings/local-model-actions";
import { ProgressLine } from "@/components/model/progress-line";
import { bytesText, fitText } from "@/components/model/size-words";
import type { ActOnLocalModels } from "@/components/model/use-act-on-local-models";
import { Button } from "@/components/ui/button";
import { InlineError } from "@/components/ui/inline-error";
import type { DownloadState } from "@/lib/core/model/local-model";
import type { OfferedLocalModel } from "@/lib/core/model/local-models-view";

interface OfferRowProps {
  readonly offer: OfferedLocalModel;
  readonly act: ActOnLocalModels;
}

/** One model that can be downloaded: what it is good for, whether it fits, and its download. */
export function OfferRow({ offer, act }: OfferRowProps) {
  const { offerId, name, download, fit } = offer;
  const [problem, setProblem] = useState<string | null>(null);
  const run = async (action: typeof stopDownload) => setProblem(await act(action, { offerId }));
  const isRunning = download?.status === "running" || download?.status === "checking";
  return (
    <li className="rounded-xl border border-line bg-panel p-4">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-56">
          <h3 className="font-medium">{name}</h3>
          <p className="mt-0.5 text-[13px]">{offer.purpose}</p>
          <p className="mt-0.5 text-xs text-mute">
            about {bytesText(offer.bytes)} · {offer.license}
          </p>
          <p className={`mt-0.5 text-xs ${fit.verdict === "too-large" ? "text-danger" : "text-mute"}`}>
            {fitText(fit)}
          </p>
        </div>
        <div className="flex flex-wrap gap-1.5">
          {isRunning ? (
            <Button aria-label={`Stop downloading ${name}`} onClick={() => void run(stopDownload)}>
              Stop
            </Button>
          ) : (
            <Button
              aria-label={`${download ? "Resume downloading" : "Download"} ${name}`}
              aria-disabled={fit.verdict === "too-large" || undefined}
              onClick={() => fit.verdict !== "too-large" && void run(downloadModel)}
            >
              {download ? "Resume" : "Download"}
            </Button>
          )}
          {download && !isRunning && (
            <Button variant="quiet" onClick={() => void run(discardDownload)}>
              Discard
            </Button>
          )}
        </div>
      </div>
      {download && <DownloadLine name={name} download={download} />}
      <InlineError message={problem ?? download?.problem ?? null} className="mt-2" />
    </li>
  );
}

function DownloadLine({ name, download }: { readonly name: string; readonly download: DownloadState }) {
  if (download.status === "checking")
    return (
      <p role="status" className="mt-2.5 text-xs text-mute">
        All of it is here. Checking that it arrived undamaged…
      </p>
    );
  return (
    <ProgressLine label={`Download of ${name}`} {...download} isPaused={download.status !== "running"} />
  );
}
