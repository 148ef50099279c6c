"use client";

import Link from "next/link";
import { type ChangeEvent, useState } from "react";
import { fieldControl } from "@/components/ui/field";
import { InlineError } from "@/components/ui/inline-error";
import { type ImportedFile, importSessionFile } from "@/lib/client/replay/import-session";
import { newId } from "@/lib/client/shell/new-id";

/** Takes the file of another agent's run, and says what came of it. */
export function ImportRun() {
  const [isReading, setReading] = useState(false);
  const [outcome, setOutcome] = useState<ImportedFile | { readonly problem: string } | null>(null);
  const take = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    if (!file) return;
    setReading(true);
    setOutcome(await importSessionFile(await file.text(), newId()));
    setReading(false);
    target.value = "";
  };
  return (
    <>
      <label className="block text-xs">
        <span className="mb-1 block text-mute">File of a run, up to 9 MB</span>
        <input
          type="file"
          accept=".json,.jsonl,.ndjson,.txt"
          className={fieldControl}
          onChange={(event) => void take(event)}
        />
      </label>
      <div role="status" className="text-[13px]">
        {isReading && <p className="mt-2 text-mute">Reading…</p>}
        {outcome && "href" in outcome && (
          <div className="mt-3 rounded-xl border border-line bg-panel p-4">
            <p>
              {outcome.source ? `Taken in from ${outcome.source}. ` : "Taken in. "}
              <Link href={outcome.href} className="font-medium text-accent hover:underline">
                Open the session
              </Link>
            </p>
            {outcome.missing.length > 0 && (
              <ul className="mt-2 list-disc space-y-1 pl-5 text-mute">
                {outcome.missing.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            )}
          </div>
        )}
      </div>
      <InlineError message={outcome && "problem" in outcome ? outcome.problem : null} className="mt-2" />
    </>
  );
}
