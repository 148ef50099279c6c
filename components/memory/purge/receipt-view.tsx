import { CircleAlert, ShieldCheck } from "lucide-react";
import { countText } from "@/components/ui/number-text";
import { type PurgeReceipt, survivorPlaces } from "@/lib/core/memory/memory-care";
import { placeWords } from "./place-words";

/** What a purge removed, and the proof: what a search through everything finds afterwards. */
export function ReceiptView({ receipt }: { readonly receipt: PurgeReceipt }) {
  const { versionsRemoved, embeddingsRemoved, eventsErased, alsoPurged, remaining, verified, bytes } =
    receipt;
  return (
    <div className="space-y-3 text-[13px]">
      <ul aria-label="Removed" className="grid grid-cols-2 gap-x-4 gap-y-1 sm:grid-cols-4">
        <li>{countText(versionsRemoved, "version")}</li>
        <li>{countText(embeddingsRemoved, "embedding")}</li>
        <li>{countText(eventsErased, "text")} erased</li>
        {receipt.answersStopped > 0 && (
          <li>{countText(receipt.answersStopped, "running answer")} ended that had read it</li>
        )}
        {bytes === "gone" && <li>The database’s files were written again without it</li>}
        {bytes === "on-server" && (
          <li>On the database server its bytes stay in files and backups until the server removes them</li>
        )}
        <li>{countText(alsoPurged.length, "other memory", "other memories")}</li>
      </ul>
      {verified ? (
        <p className="flex items-start gap-2 text-add" role="status">
          <ShieldCheck aria-hidden className="mt-px size-4 shrink-0" strokeWidth={1.75} />
          Searched again in every chosen place: nothing says it any more.
        </p>
      ) : (
        <p className="flex items-start gap-2 text-danger" role="alert">
          <CircleAlert aria-hidden className="mt-px size-4 shrink-0" strokeWidth={1.75} />
          The search afterwards still found it in a chosen place. Purge again, or look at the list below.
        </p>
      )}
      {remaining.length > 0 && (
        <div>
          <p className="text-mute">It still stands where you left it:</p>
          <ul className="mt-1 list-disc pl-5">
            {survivorPlaces
              .filter((place) => remaining.some((survivor) => survivor.place === place))
              .map((place) => (
                <li key={place}>
                  {placeWords[place].title}:{" "}
                  {countText(remaining.filter((survivor) => survivor.place === place).length, "place")}
                </li>
              ))}
          </ul>
        </div>
      )}
    </div>
  );
}
