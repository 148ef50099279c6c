"use client";

import { Command } from "cmdk";
import { Dialog } from "radix-ui";
import { useEffect, useRef, useState } from "react";
import { useShell } from "@/lib/client/shell/shell-context";
import { PaletteResults } from "./palette-results";

/** Finds anything and does it, with the keyboard alone: Ctrl or Cmd with K, on every page and while typing. */
export function CommandPalette() {
  const isOpen = useShell((shell) => shell.isPaletteOpen);
  const setOpen = useShell((shell) => shell.setPaletteOpen);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isAsked = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
      if (!isAsked || event.key.toLowerCase() !== "k" || event.isComposing) return;
      // Another dialog keeps the page to itself.
      if (!isOpen && document.querySelector('[role="dialog"][data-modal]')) return;
      event.preventDefault();
      setOpen(!isOpen);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [isOpen, setOpen]);
  return (
    <Dialog.Root open={isOpen} onOpenChange={setOpen}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-black/35" />
        <Dialog.Content
          data-modal=""
          aria-describedby={undefined}
          className="fixed top-[max(12px,12dvh)] left-1/2 z-50 w-[min(600px,calc(100vw-24px))] -translate-x-1/2 overflow-hidden rounded-2xl border border-line bg-panel shadow-xl outline-none"
        >
          <Dialog.Title className="sr-only">Find or do</Dialog.Title>
          <Palette onDone={() => setOpen(false)} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Mounted with the dialog, so that every opening begins with an empty search. */
function Palette({ onDone }: { readonly onDone: () => void }) {
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState<string | null>(null);
  const [firstId, setFirstId] = useState("");
  const isMoving = useRef(false);
  return (
    <Command
      label="Find or do"
      shouldFilter={false}
      loop
      value={chosen ?? firstId}
      // Results come in one after the other: the first one is marked until the person moves.
      onValueChange={(id) => isMoving.current && setChosen(id)}
      onKeyDown={({ key }) => {
        isMoving.current = key.startsWith("Arrow") || key === "Home" || key === "End";
      }}
      onPointerMove={() => {
        isMoving.current = true;
      }}
    >
      <Command.Input
        value={search}
        onValueChange={(text) => {
          setSearch(text);
          setChosen(null);
          isMoving.current = false;
        }}
        maxLength={200}
        placeholder="Find a session or a memory, or do something…"
        className="h-12 w-full border-b border-line bg-transparent px-4 text-[15px] text-ink outline-none placeholder:text-mute"
      />
      <Command.List className="max-h-[min(420px,60dvh)] scroll-py-2 overflow-y-auto p-1.5">
        <PaletteResults search={search} onDone={onDone} onFirst={setFirstId} />
      </Command.List>
    </Command>
  );
}
