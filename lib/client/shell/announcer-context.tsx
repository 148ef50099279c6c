"use client";

import { createContext, type ReactNode, useContext, useState } from "react";
import { type Announcer, createAnnouncer } from "./announcer";

const AnnouncerContext = createContext<Announcer | null>(null);

/** Holds the one announcer of the page. */
export function AnnouncerProvider({ children }: { readonly children: ReactNode }) {
  const [announcer] = useState(createAnnouncer);
  return <AnnouncerContext value={announcer}>{children}</AnnouncerContext>;
}

/** The page's announcer: `announce` says one sentence to screen readers. */
export function useAnnouncer(): Announcer {
  const announcer = useContext(AnnouncerContext);
  if (!announcer) throw new Error("useAnnouncer needs an AnnouncerProvider above it.");
  return announcer;
}
