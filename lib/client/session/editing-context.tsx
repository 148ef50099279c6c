"use client";

import { createContext, type ReactNode, useContext, useMemo, useState } from "react";

/** Which message is being rewritten; one at a time. */
export interface Editing {
  readonly turnId: string | null;
  begin(turnId: string): void;
  end(): void;
}

const EditingContext = createContext<Editing | null>(null);

/** Lets the messages below be rewritten. */
export function EditingProvider({ children }: { readonly children: ReactNode }) {
  const [turnId, setTurnId] = useState<string | null>(null);
  const editing = useMemo(() => ({ turnId, begin: setTurnId, end: () => setTurnId(null) }), [turnId]);
  return <EditingContext value={editing}>{children}</EditingContext>;
}

/** What is being rewritten, or null where nothing can be: in a recording. */
export function useEditing(): Editing | null {
  return useContext(EditingContext);
}
