"use client";

import { useState, useSyncExternalStore } from "react";
import { useSessionList } from "@/lib/client/session/use-session-list";
import { groupSessions } from "@/lib/client/shell/group-sessions";
import { useDays } from "@/lib/client/shell/use-days";
import type { SessionListEntry } from "@/lib/core/session/session-list-entry";
import { SessionFilter } from "./session-filter";
import { SessionLink } from "./session-link";

/** A filter is worth its place from this many sessions on. */
const filterFrom = 9;

/** Rows that the page itself brings: what a tall screen shows. The browser draws the others from the list that it has anyway. */
const rowsInPage = 30;

/** The owner's sessions: pinned ones, the others by day, archived ones folded at the end. */
export function SessionList() {
  const sessions = useSessionList();
  const [search, setSearch] = useState("");
  const days = useDays();
  const wanted = search.trim().toLowerCase();
  const drawn = useIsBrowser() ? sessions : sessions.slice(0, rowsInPage);
  const shown = wanted ? drawn.filter((session) => session.title.toLowerCase().includes(wanted)) : drawn;
  return (
    <>
      {sessions.length >= filterFrom && <SessionFilter value={search} onChange={setSearch} />}
      <div className="-mx-1 mt-1 min-h-0 flex-1 overflow-y-auto px-1 pb-3">
        {sessions.length === 0 && (
          <p className="px-2 pt-4 text-[13px] text-mute">Your sessions will be listed here.</p>
        )}
        {wanted !== "" && shown.length === 0 && (
          <p className="px-2 pt-4 text-[13px] text-mute">No session has this in its title.</p>
        )}
        {groupSessions(shown, days).map((group) =>
          group.name === "Archived" && wanted === "" ? (
            <ArchivedSessions key={group.name} sessions={group.sessions} />
          ) : (
            <section key={group.name}>
              <h2 className="px-2 pt-4 pb-1 text-xs text-mute">{group.name}</h2>
              <SessionRows sessions={group.sessions} />
            </section>
          ),
        )}
      </div>
    </>
  );
}

/** False in the page as it arrives, true once the browser has taken it over. */
function useIsBrowser(): boolean {
  return useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
}

/** Out of the way, and one click from being there again. */
function ArchivedSessions({ sessions }: { readonly sessions: readonly SessionListEntry[] }) {
  return (
    <details className="pt-4">
      <summary className="flex min-h-7 items-center rounded-lg px-2 text-xs text-mute hover:text-ink pointer-coarse:min-h-11">
        Archived <span className="ml-1.5 tabular-nums">{sessions.length}</span>
      </summary>
      <SessionRows sessions={sessions} />
    </details>
  );
}

function SessionRows({ sessions }: { readonly sessions: readonly SessionListEntry[] }) {
  return (
    <ul className="space-y-px">
      {sessions.map((session) => (
        <SessionLink key={session.sessionId} session={session} />
      ))}
    </ul>
  );
}
