"use client";

import { useCallback, useEffect, useState } from "react";
import { type Read, useRead } from "@/lib/client/query/use-read";
import { takeDroppedFile } from "@/lib/client/replay/dropped-file";
import { type OpenedFile, openSessionFile } from "@/lib/client/replay/open-session-file";
import { notesOnFile, watchFile } from "@/lib/client/replay/watch-file";
import type { WatchSession } from "@/lib/client/replay/watch-session";
import { checkSignatureContract } from "@/lib/contract/replay/check-signature";
import { describeSessionFileProblem } from "@/lib/core/replay/session-file";
import type { SignatureCheck } from "@/lib/core/replay/signature";
import type { VerifyOptions } from "@/lib/core/replay/verify";
import { FileChooser } from "./file-chooser";
import { ImportButton } from "./import-button";
import type { FileSignature } from "./verify-badge";
import { WatchView } from "./watch-view";

interface OpenFile extends OpenedFile {
  readonly watch: WatchSession;
  readonly known: VerifyOptions;
}

/** A session file, opened in the browser alone: no server, no account, no model. */
export function FileScreen() {
  const [open, setOpen] = useState<OpenFile | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isReading, setReading] = useState(false);

  const read = useCallback(async (chosen: File) => {
    setReading(true);
    setProblem(null);
    const result = await openSessionFile(chosen).catch(() => null);
    setReading(false);
    if (!result) return setProblem("The browser could not read the file. Choose it again.");
    if (!result.ok) return setProblem(describeSessionFileProblem(result.error));
    const { file } = result.value;
    const known = { alteredFrom: file.sanitised.alteredFrom, brokenAt: file.brokenAt };
    setOpen({ ...result.value, watch: watchFile(file, null), known });
  }, []);

  useEffect(() => {
    const dropped = takeDroppedFile();
    if (dropped) void read(dropped);
  }, [read]);

  const signed = open?.file.signature;
  const signature = useRead(
    checkSignatureContract,
    signed ? { hash: open.file.integrity.hash, signature: signed } : null,
  );
  if (!open)
    return <FileChooser problem={problem} isReading={isReading} onChoose={(file) => void read(file)} />;
  const { file, text, watch, known } = open;
  return (
    <WatchView
      watch={watch}
      title={file.session.title}
      known={known}
      signature={signatureOf(signed !== undefined, signature)}
      exit={{ href: "/replay/file", word: "Close the file" }}
      actions={<ImportButton text={text} onProblem={setProblem} />}
      notes={[...(problem ? [problem] : []), ...notesOnFile(file)]}
    />
  );
}

/** Whether a server was there to check the signature with, and what it said. */
function signatureOf(isSigned: boolean, { value, error }: Read<{ check: SignatureCheck }>): FileSignature {
  if (!isSigned) return "none";
  return value?.check ?? (error === null ? "checking" : "unchecked");
}
