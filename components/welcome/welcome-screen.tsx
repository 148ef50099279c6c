"use client";

import { useQuery } from "@tanstack/react-query";
import { Menu } from "lucide-react";
import { useMemo } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { loadExample } from "@/lib/client/replay/example-session";
import { createWatchSession } from "@/lib/client/replay/watch-session";
import { browserFrames } from "@/lib/client/shell/browser-frames";
import { useShell } from "@/lib/client/shell/shell-context";
import type { SessionFile } from "@/lib/core/replay/session-file";
import { ExamplePlayer } from "./example-player";
import { WaysOn } from "./ways-on";

/** The first page of an empty studio: a recorded session plays, and three ways lead on. */
export function WelcomeScreen() {
  const setDrawerOpen = useShell((shell) => shell.setDrawerOpen);
  const { data: file, isPending } = useQuery({
    queryKey: ["example"],
    queryFn: ({ signal }) => loadExample(signal),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return (
    <main className="flex min-w-0 flex-1 flex-col gap-3 overflow-y-auto px-4 py-4 min-[900px]:px-8">
      <title>Welcome · AgeMem Studio</title>
      <div className="flex items-start gap-2">
        <IconButton
          icon={Menu}
          label="Sessions"
          className="-ml-2 min-[900px]:hidden"
          onClick={() => setDrawerOpen(true)}
        />
        <h1 id="page-title" tabIndex={-1} className="text-lg font-semibold text-pretty sm:text-xl">
          Here a language model decides what to remember, look up and let go. You see every decision and can
          undo it.
        </h1>
      </div>
      {file ? (
        <Example file={file} />
      ) : (
        <>
          <p role="status" className="flex min-h-40 flex-1 items-center justify-center text-mute">
            {isPending ? "Loading the recorded session…" : "The recorded session could not be loaded."}
          </p>
          <WaysOn />
        </>
      )}
    </main>
  );
}

function Example({ file }: { readonly file: SessionFile }) {
  const watch = useMemo(
    () =>
      createWatchSession({
        events: file.events,
        place: { step: 1 },
        readOnlyReason: "This is a recorded session: take it over to go on with it.",
        origin: "file",
        clock: browserFrames,
      }),
    [file],
  );
  return <ExamplePlayer watch={watch} file={file} />;
}
