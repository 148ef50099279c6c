import { PlugZap } from "lucide-react";
import { type Client, describeClient } from "@/lib/core/log/client";

/** Stands where one would write: in this session a program outside the studio acts, and the person watches. */
export function ClientNote({ client }: { readonly client: Client }) {
  return (
    <div className="mx-auto w-full max-w-[728px] shrink-0 px-3 pb-3 sm:px-6 sm:pb-4.5">
      <p className="flex items-center gap-2.5 rounded-2xl border border-line bg-panel px-4 py-3 text-[13px] text-mute">
        <PlugZap aria-hidden className="size-4 shrink-0" />
        <span>
          {client.protocol === "file" ? "Imported: " : "In this session "}
          <strong className="font-medium text-ink">{describeClient(client)}</strong>
          {client.protocol === "file"
            ? "."
            : " acts. What it does shows here as it happens; to talk about it, fork it in the replay."}
        </span>
      </p>
    </div>
  );
}
