"use client";

import { HardDriveDownload } from "lucide-react";
import { bytesText } from "@/components/model/size-words";
import { Button } from "@/components/ui/button";
import { useRead } from "@/lib/client/query/use-read";
import { useShell } from "@/lib/client/shell/shell-context";
import { viewLocalModelsContract } from "@/lib/contract/model/view-local-models";
import { localModelToTry } from "@/lib/core/model/local-model-way";
import type { LocalModelsView, OfferedLocalModel } from "@/lib/core/model/local-models-view";
import { LocalModelProgress } from "../local-model-progress";
import { useBeginLocalModel } from "../use-begin-local-model";

/** A small model on this machine by one button; nothing where the machine or its owner does not allow it. */
export function ConnectLocalModel() {
  const { value } = useRead(viewLocalModelsContract, {});
  const isWanted = useShell(({ wantedLocalModel }) => wantedLocalModel !== null);
  const offer = value && localModelToTry(value);
  if (isWanted)
    return (
      <div className="space-y-1.5">
        <LocalModelProgress />
        <p className="text-xs text-mute">It goes on when you close this; the chat shows how far it is.</p>
      </div>
    );
  return offer && <OfferCard view={value} offer={offer} />;
}

interface OfferCardProps {
  readonly view: LocalModelsView;
  readonly offer: OfferedLocalModel;
}

function OfferCard({ view, offer }: OfferCardProps) {
  const begin = useBeginLocalModel();
  const { name } = offer;
  return (
    <section aria-label="A small model on this computer" className="rounded-xl border border-line p-4">
      <p className="flex items-center gap-2 font-medium">
        <HardDriveDownload aria-hidden className="size-4 text-accent" strokeWidth={1.75} />
        Or a small model on this computer
      </p>
      <p className="mt-1 text-[13px] text-mute">
        {name}, about {bytesText(offer.bytes)}, {offer.license}. No key, and nothing leaves this machine.
        Until it is here the demo assistant answers.
      </p>
      <Button className="mt-3" onClick={() => void begin(view, offer)}>
        Download {name} and use it
      </Button>
    </section>
  );
}
