"use client";

import { Sheet } from "@/components/ui/sheet";
import { useShell } from "@/lib/client/shell/shell-context";
import { Sidebar } from "./sidebar";

/** The list of sessions on small screens. */
export function SidebarDrawer() {
  const isOpen = useShell((shell) => shell.isDrawerOpen);
  const setOpen = useShell((shell) => shell.setDrawerOpen);
  return (
    <Sheet
      open={isOpen}
      onOpenChange={setOpen}
      title="Sessions"
      side="left"
      className="w-72 max-w-[calc(100vw-40px)] bg-bg"
    >
      <Sidebar />
    </Sheet>
  );
}
