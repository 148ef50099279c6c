"use client";

import type { ReactNode } from "react";
import { Group, Panel, Separator } from "react-resizable-panels";
import { LiveStrip } from "@/components/inspector/strip/live-strip";
import { inspectorMinWidthPx, inspectorRailWidthPx } from "@/lib/client/shell/inspector-preference";
import { useInspectorPanel } from "@/lib/client/shell/use-inspector-panel";
import { InspectorColumn } from "./inspector-column";
import { InspectorSheet } from "./inspector-sheet";

/** Narrowest conversation that still reads, in CSS pixels. */
const conversationMinWidthPx = 320;

/** The conversation and beside it the inspector, beneath both the strip: a column that can be dragged, on small screens a sheet. */
export function WorkArea({ children }: { readonly children: ReactNode }) {
  const inspector = useInspectorPanel();
  return (
    <main className="flex min-w-0 flex-1 flex-col">
      <Group orientation="horizontal" className="min-h-0 flex-1" onLayoutChanged={inspector.onLayoutChanged}>
        <Panel id="conversation-panel" minSize={conversationMinWidthPx} className="flex flex-col">
          {children}
        </Panel>
        <Separator
          aria-label="Width of the inspector"
          className="w-px bg-line outline-offset-0 hover:bg-accent data-[separator=active]:bg-accent max-lg:hidden"
        />
        <Panel
          id="inspector-panel"
          collapsible
          collapsedSize={inspectorRailWidthPx}
          minSize={inspectorMinWidthPx}
          defaultSize={inspector.initialWidthPx}
          groupResizeBehavior="preserve-pixel-size"
          panelRef={inspector.panelRef}
          className="flex flex-col bg-panel"
        >
          {inspector.isColumn && <InspectorColumn isOpen={inspector.isOpen} />}
        </Panel>
      </Group>
      {inspector.isColumn && <LiveStrip />}
      <InspectorSheet open={!inspector.isColumn && inspector.isOpen} />
    </main>
  );
}
