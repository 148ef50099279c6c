"use client";

import { useEffect, useRef } from "react";
import { downloadModel, installRuntime } from "@/app/(studio)/settings/local-model-actions";
import { keepWantedLocalModel, readWantedLocalModel } from "@/lib/client/model/wanted-local-model";
import { useRead } from "@/lib/client/query/use-read";
import { useAnnouncer } from "@/lib/client/shell/announcer-context";
import { useShell, useShellStore } from "@/lib/client/shell/shell-context";
import { viewLocalModelsContract } from "@/lib/contract/model/view-local-models";
import { type LocalAct, nextLocalAct } from "@/lib/core/model/local-model-way";
import { useActOnLocalModels } from "./use-act-on-local-models";
import { useChosenLocalModel } from "./use-chosen-local-model";

/** How often it is looked how far things are, in milliseconds. */
const lookEveryMs = 1_000;

/**
 * Leads a wanted model to where it answers: installs what runs it, downloads it, uses it. Part of the frame, so that it goes on whatever page
 * or sheet is on screen, and after a reload.
 */
export function useLocalModelWay(): void {
  const shell = useShellStore();
  const wanted = useShell(({ wantedLocalModel }) => wantedLocalModel);
  const announcer = useAnnouncer();
  const choose = useChosenLocalModel();
  const act = useActOnLocalModels();
  const isGoing = wanted !== null && wanted.problem === null;
  const { value: view } = useRead(viewLocalModelsContract, isGoing ? {} : null, { everyMs: lookEveryMs });
  const next = isGoing && view ? nextLocalAct(view, wanted) : null;

  useEffect(() => {
    const kept = readWantedLocalModel(localStorage);
    if (kept) shell.getState().wantLocalModel(kept);
    return shell.subscribe((now, before) => {
      if (now.wantedLocalModel !== before.wantedLocalModel)
        keepWantedLocalModel(localStorage, now.wantedLocalModel);
    });
  }, [shell]);

  const perform = async (todo: LocalAct): Promise<void> => {
    if (!wanted) return;
    const fail = (problem: string) => shell.getState().wantLocalModel({ ...wanted, problem });
    const refusal = await performed(todo);
    if (refusal !== null) return fail(refusal);
    if (todo.kind !== "use") return;
    shell.getState().wantLocalModel(null);
    announcer.announce({ text: `${wanted.name} answers from now on.`, urgency: "polite" });
  };
  const performed = async (todo: LocalAct): Promise<string | null> => {
    if (!wanted || !view) return null;
    if (todo.kind === "install") return act(installRuntime, {});
    if (todo.kind === "download") return act(downloadModel, { offerId: wanted.offerId });
    if (todo.kind === "use") return choose(todo.modelId, wanted.name);
    if (todo.kind !== "failed") return null;
    if (todo.what === "install") return view.runtime.problem ?? "The runtime could not be installed.";
    const offer = view.offers.find(({ offerId }) => offerId === wanted.offerId);
    return offer?.download?.problem ?? "The download failed.";
  };
  const latest = useRef({ perform, next });
  useEffect(() => {
    latest.current = { perform, next };
  });
  const nextKind = next?.kind ?? null;
  useEffect(() => {
    const { perform: go, next: todo } = latest.current;
    if (nextKind !== null && todo) void go(todo);
  }, [nextKind]);
}
