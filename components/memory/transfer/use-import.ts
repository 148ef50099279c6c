"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { applyImport } from "@/app/(studio)/memories/transfer-actions";
import type { DecodedFile } from "@/lib/client/memory/decode-file";
import { choicesOf, type EntryWish, type PlannedEntry, planImport } from "@/lib/client/memory/import-plan";
import { type CompareImport, compareEntries, writeImport } from "@/lib/client/memory/import-run";
import { useMemoriesChanged } from "@/lib/client/memory/use-memories-changed";
import { fetchRead } from "@/lib/client/query/fetch-read";
import { usePerform } from "@/lib/client/query/use-act";
import { newId } from "@/lib/client/shell/new-id";
import { compareImportContract } from "@/lib/contract/memory/compare-import";
import type { ImportOutcome } from "@/lib/core/memory/transfer/import-choice";
import type { TransferFile } from "@/lib/core/memory/transfer/transfer-entry";

/** Files beyond this, in bytes, are more than a browser should take into memory at once. */
const largestFile = 200_000_000;

/** How far an import is. */
export type ImportStage =
  | { readonly stage: "choose"; readonly problem: string | null }
  | { readonly stage: "read" }
  | { readonly stage: "compare"; readonly done: number; readonly of: number }
  | {
      readonly stage: "preview";
      readonly file: TransferFile;
      readonly plan: readonly PlannedEntry[];
      /** How the bytes were read; null for text that was pasted. */
      readonly decoded: DecodedFile | null;
    }
  | { readonly stage: "write"; readonly done: number; readonly of: number }
  | {
      readonly stage: "done";
      readonly mode: "propose" | "write";
      readonly importId: string;
      readonly outcome: ImportOutcome;
      readonly problem: string | null;
    };

/** An import from file to receipt. The file is read in the browser: what is not a memory never leaves this computer's page. */
export interface Import {
  readonly now: ImportStage;
  readFile(file: File): Promise<void>;
  readText(text: string): Promise<void>;
  /** Reads the file of the preview once more, in another encoding. */
  readAs(encoding: string): Promise<void>;
  write(mode: "propose" | "write", wishes: ReadonlyMap<number, EntryWish>): Promise<void>;
  /** Stops what is running between two parts. */
  stop(): void;
  startOver(): void;
}

const compareImport: CompareImport = (part, signal) => fetchRead(compareImportContract, part, signal);

/** Runs one import at a time. */
export function useImport(): Import {
  const perform = usePerform();
  const memoriesChanged = useMemoriesChanged();
  const [now, setNow] = useState<ImportStage>({ stage: "choose", problem: null });
  const chosen = useRef<{ readonly name: string; readonly bytes: Uint8Array } | null>(null);
  const running = useRef<AbortController | null>(null);
  const stop = useCallback(() => running.current?.abort(), []);
  useEffect(() => stop, [stop]);

  const begin = (stage: "compare" | "write") => {
    const controller = new AbortController();
    running.current = controller;
    const report = (done: number, of: number) => setNow({ stage, done, of });
    return { signal: controller.signal, report };
  };

  const look = async (text: string, name: string, decoded: DecodedFile | null) => {
    const { readTransferFile } = await import("@/lib/core/memory/transfer/read-transfer-file");
    const read = readTransferFile(text, name);
    if (!read.ok) return setNow({ stage: "choose", problem: problemOf(read.error.problem, decoded) });
    const file = decoded?.note ? { ...read.value, notes: [decoded.note, ...read.value.notes] } : read.value;
    const compared = await compareEntries(compareImport, file.entries, begin("compare"));
    if (compared.problem !== null) return setNow({ stage: "choose", problem: compared.problem });
    setNow({ stage: "preview", file, plan: planImport(file, compared.value), decoded });
  };

  const lookAtBytes = async (file: { name: string; bytes: Uint8Array }, encoding?: string) => {
    setNow({ stage: "read" });
    chosen.current = file;
    const { decodeFile } = await import("@/lib/client/memory/decode-file");
    const decoded = decodeFile(file.bytes, encoding);
    return look(decoded.text, file.name, decoded);
  };

  const readText = (text: string) => {
    chosen.current = null;
    return look(text, "", null);
  };

  const readFile = async (file: File) => {
    if (file.size > largestFile)
      return setNow({
        stage: "choose",
        problem: `The file has ${Math.round(file.size / 1e6)} MB; at most ${largestFile / 1e6} MB can be read. Split it.`,
      });
    const bytes = await file.arrayBuffer().catch(() => null);
    if (bytes === null) return setNow({ stage: "choose", problem: "The browser could not read this file." });
    return lookAtBytes({ name: file.name, bytes: new Uint8Array(bytes) });
  };

  const readAs = async (encoding: string) => {
    if (chosen.current) await lookAtBytes(chosen.current, encoding);
  };

  const write = async (mode: "propose" | "write", wishes: ReadonlyMap<number, EntryWish>) => {
    if (now.stage !== "preview") return;
    const importId = newId();
    const choices = choicesOf(now.plan, wishes);
    const { value: outcome, problem } = await writeImport(
      (part) => perform(applyImport, part),
      { importId, mode, choices },
      begin("write"),
    );
    setNow({ stage: "done", mode, importId, outcome, problem });
    memoriesChanged();
  };

  return {
    now,
    readFile,
    readText,
    readAs,
    write,
    stop,
    startOver: () => setNow({ stage: "choose", problem: null }),
  };
}

/** A file that cannot be used may only have been read in the wrong encoding. */
function problemOf(problem: string, decoded: DecodedFile | null): string {
  return decoded?.note ? `${problem} ${decoded.note}` : problem;
}
