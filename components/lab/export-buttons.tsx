"use client";

import { Button } from "@/components/ui/button";
import { saveFile } from "@/lib/client/memory/export-memories";
import { exportRun, type RunFormat, runFormats } from "@/lib/core/lab/export-run";
import type { ExportedRun } from "@/lib/core/lab/run-table";

const words: Readonly<Record<RunFormat, string>> = {
  csv: "CSV",
  markdown: "Markdown",
  json: "JSON",
  html: "HTML",
};

/** Saves the run as a file to pass on. */
export function ExportButtons({ exported }: { readonly exported: ExportedRun }) {
  const save = (format: RunFormat) => {
    const { name, mediaType, text } = exportRun(exported, format);
    saveFile(name, mediaType, text);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in.
    <span role="group" aria-label="Save this run as a file" className="ml-auto flex flex-wrap gap-1.5">
      {runFormats.map((format) => (
        <Button key={format} onClick={() => save(format)}>
          {words[format]}
        </Button>
      ))}
    </span>
  );
}
