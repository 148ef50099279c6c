"use client";

import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { useRefreshedBranchTree } from "@/lib/client/branch/use-branch-tree";
import { useIsOfThisApp, useSession } from "@/lib/client/session/session-context";
import type { WhatIf } from "@/lib/core/branch/counterfactual";
import type { ForkPlace } from "@/lib/core/branch/fork-request";
import { ForkDialog } from "./fork-dialog";
import { InfluenceDialog } from "./influence-dialog";
import { WhatIfDialog } from "./what-if-dialog";

/** What any row of the screen can ask for: an answer made again, a fork, or which memories mattered. */
export interface BranchTools {
  askWhatIf(what: WhatIf): void;
  fork(place: ForkPlace): void;
  measureInfluence(turnId: string): void;
}

const BranchToolsContext = createContext<BranchTools | null>(null);

interface BranchToolsProviderProps {
  /** The session that is forked; the one on screen when absent. A recording of a branch may be in what it shares with its parent. */
  readonly sessionId?: string;
  readonly children: ReactNode;
}

/** Holds the dialogs of branches for one session. Beside a session file there is nothing to ask for. */
export function BranchToolsProvider({ sessionId: given, children }: BranchToolsProviderProps) {
  const canBranch = useIsOfThisApp();
  useRefreshedBranchTree();
  const shown = useSession((session) => session.sessionId);
  const sessionId = given ?? shown;
  const [what, setWhat] = useState<WhatIf | null>(null);
  const [place, setPlace] = useState<ForkPlace | null>(null);
  const [turnId, setTurnId] = useState<string | null>(null);
  const tools = useMemo<BranchTools>(
    () => ({ askWhatIf: setWhat, fork: setPlace, measureInfluence: setTurnId }),
    [],
  );
  return (
    <BranchToolsContext value={canBranch ? tools : null}>
      {children}
      {what && (
        <WhatIfDialog
          key={JSON.stringify(what)}
          sessionId={sessionId}
          what={what}
          onClose={() => setWhat(null)}
        />
      )}
      {place && <ForkDialog sessionId={sessionId} place={place} onClose={() => setPlace(null)} />}
      {turnId !== null && (
        <InfluenceDialog sessionId={sessionId} turnId={turnId} onClose={() => setTurnId(null)} />
      )}
    </BranchToolsContext>
  );
}

/** What can be asked for here, or null where nothing can: in a file that no server knows. */
export function useBranchTools(): BranchTools | null {
  return useContext(BranchToolsContext);
}
