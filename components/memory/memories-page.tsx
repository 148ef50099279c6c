"use client";

import { MemoriesProvider } from "@/lib/client/memory/memories-context";
import { MemoriesScreen } from "./memories-screen";

/** The page of memories with what it works on. */
export function MemoriesPage() {
  return (
    <MemoriesProvider>
      <MemoriesScreen />
    </MemoriesProvider>
  );
}
