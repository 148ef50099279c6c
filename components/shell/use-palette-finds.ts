import {
  FolderOpen,
  Keyboard,
  type LucideIcon,
  MessageCircleDashed,
  Settings,
  SquarePen,
} from "lucide-react";
import { useMemo } from "react";
import { toast } from "sonner";
import { beginTemporaryChat } from "@/app/(studio)/chat/session-actions";
import { operationLook } from "@/components/ui/operation-look";
import { usePerform } from "@/lib/client/query/use-act";
import { useRead } from "@/lib/client/query/use-read";
import { useSettled } from "@/lib/client/query/use-settled";
import { useSessionList } from "@/lib/client/session/use-session-list";
import { settingsSections } from "@/lib/client/settings/settings-sections";
import { newId } from "@/lib/client/shell/new-id";
import { matchPalette, type PaletteWords } from "@/lib/client/shell/palette-match";
import { useShellStore } from "@/lib/client/shell/shell-context";
import { wantOperation } from "@/lib/client/shell/wanted-operation";
import { listMemoriesContract } from "@/lib/contract/memory/list-memories";
import { searchSessionsContract } from "@/lib/contract/session/search-sessions";
import { type OperationName, operationNames } from "@/lib/core/log/operations";
import type { SessionListEntry } from "@/lib/core/session/session-list-entry";
import { pages } from "./page-links";

/** One thing to find or do. */
export interface PaletteEntry extends PaletteWords {
  readonly id: string;
  readonly detail?: string;
  readonly icon: LucideIcon | "session" | "pinned" | "archived" | "memory";
  readonly run: () => void;
}

export interface PaletteGroup {
  readonly heading: string;
  readonly entries: readonly PaletteEntry[];
}

/** How long typing must pause before the server is asked, in milliseconds. */
const pauseMs = 200;

/** Rows per group: a palette is for the next key press, not for reading. */
const shown = { sessions: 8, memories: 6, commands: 8 } as const;

/** What a search finds: sessions by title at once and by their texts from the server, memories, operations, pages, settings, keys. */
export function usePaletteFinds(
  search: string,
  open: (href: string) => void,
): { readonly groups: readonly PaletteGroup[]; readonly isSearching: boolean } {
  const wanted = search.trim();
  const settled = useSettled(wanted, pauseMs);
  const asked = wanted === "" || settled === "" ? null : settled;
  const listed = useSessionList();
  const found = useRead(searchSessionsContract, asked === null ? null : { search: asked }, { keep: true });
  const memories = useRead(listMemoriesContract, asked === null ? null : { sessionId: null, search: asked }, {
    keep: true,
  });
  const commands = useCommands(open);
  const groups = useMemo(() => {
    const remote = wanted === "" ? [] : (found.value?.sessions ?? []).filter(({ deleted }) => !deleted);
    const known = matchPalette(listed.map(sessionEntry(open)), wanted, shown.sessions);
    const ids = new Set(known.map(({ id }) => id));
    const more = remote.map(sessionEntry(open)).filter(({ id }) => !ids.has(id));
    const remembered = wanted === "" ? [] : (memories.value?.memories ?? []);
    return [
      { heading: "Sessions", entries: [...known, ...more].slice(0, shown.sessions) },
      {
        heading: "Memories",
        entries: remembered.slice(0, shown.memories).map(
          ({ memoryId, content }): PaletteEntry => ({
            ...{ id: `memory ${memoryId}`, label: content, icon: "memory" },
            run: () => open(`/memories/${encodeURIComponent(memoryId)}`),
          }),
        ),
      },
      { heading: "Do", entries: matchPalette(commands, wanted, wanted === "" ? 10 : shown.commands) },
    ];
  }, [wanted, listed, found.value, memories.value, commands, open]);
  return { groups, isSearching: wanted !== settled || found.isLoading || memories.isLoading };
}

function sessionEntry(open: (href: string) => void) {
  return ({ sessionId, title, pinned, archived }: SessionListEntry): PaletteEntry => ({
    id: `session ${sessionId}`,
    label: title,
    icon: archived ? "archived" : pinned ? "pinned" : "session",
    ...(archived ? { detail: "archived" } : {}),
    run: () => open(`/chat/${sessionId}`),
  });
}

/** What each operation acts on, in the field's words. */
const acts = {
  ADD: "long-term memory store remember",
  UPDATE: "long-term memory change correct",
  DELETE: "long-term memory forget remove",
  RETRIEVE: "context search recall",
  SUMMARY: "context fold shorten compress",
  FILTER: "context drop remove",
} as const satisfies Record<OperationName, string>;

function useCommands(open: (href: string) => void): readonly PaletteEntry[] {
  const shell = useShellStore();
  const perform = usePerform();
  return useMemo(() => {
    const temporary = async () => {
      const begun = await perform(beginTemporaryChat, { sessionId: newId() });
      if (!begun.ok) return void toast.error(begun.error.message);
      shell.getState().beginNewSession();
      open(`/chat/${begun.value.sessionId}`);
    };
    const begin = () => {
      shell.getState().beginNewSession();
      open("/chat");
    };
    const operate = (operation: OperationName) => {
      wantOperation(operation);
      if (!window.location.pathname.startsWith("/chat")) open("/chat");
    };
    return [
      { id: "new", label: "New session", detail: "Ctrl Shift O", icon: SquarePen, run: begin },
      { id: "temporary", label: "Temporary chat", icon: MessageCircleDashed, run: () => void temporary() },
      ...operationNames.map((operation): PaletteEntry => {
        const { word, icon } = operationLook[operation];
        const detail = acts[operation].startsWith("context") ? "Context" : "Long-term memory";
        return {
          ...{
            id: `operation ${operation}`,
            label: word,
            keywords: `${operation} operation ${acts[operation]}`,
          },
          ...{ detail, icon, run: () => operate(operation) },
        };
      }),
      ...pages
        .filter(({ href }) => href !== "/replay/file")
        .map(({ href, label, icon }): PaletteEntry => ({ id: href, label, icon, run: () => open(href) })),
      {
        id: "file",
        label: "Open a session file…",
        keywords: "replay import",
        icon: FolderOpen,
        run: () => open("/replay/file"),
      },
      ...settingsSections.map(
        ({ id, label, purpose }): PaletteEntry => ({
          ...{ id: `settings ${id}`, label: `Settings: ${label}`, keywords: purpose, icon: Settings },
          run: () => open(`/settings?section=${id}`),
        }),
      ),
      {
        ...{ id: "keys", label: "Keyboard shortcuts", keywords: "keys help", detail: "?", icon: Keyboard },
        run: () => shell.getState().setKeyboardHelpOpen(true),
      },
    ];
  }, [shell, perform, open]);
}
