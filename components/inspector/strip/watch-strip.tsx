"use client";

import { useMemo } from "react";
import { usePlayhead, useWatch } from "@/lib/client/replay/watch-context";
import { useSession } from "@/lib/client/session/session-context";
import { type ContextStrip, contextStrip } from "@/lib/core/replay/context-strip";
import { indexAtSequence } from "@/lib/core/replay/steps";
import { StripFigure } from "./strip-figure";
import type { StripGeometry } from "./strip-geometry";
import { operationsHeight } from "./strip-picture";

/** The context through time in a recording: a click goes there, and what is still to come is pale. */
export function WatchStrip({ height }: { readonly height: number }) {
  const { playhead } = useWatch();
  const recording = useSession((session) => session.recording);
  const strip = useMemo(
    () => (recording ? contextStrip(recording.events, recording.state) : null),
    [recording],
  );
  if (!recording || !strip || strip.columns.length < 2) return null;
  return (
    <StripFigure
      strip={strip}
      state={recording.state}
      height={height}
      topPad={18}
      onPick={(column) => {
        const { positions, goTo } = playhead.getState();
        goTo(indexAtSequence(positions, strip.columns[column]?.sequence ?? 0));
      }}
      overlay={(geometry) => <Present strip={strip} geometry={geometry} />}
    />
  );
}

/** The line of the place that is watched. It alone is drawn again while the playhead moves. */
function Present({ strip, geometry }: { readonly strip: ContextStrip; readonly geometry: StripGeometry }) {
  const sequence = usePlayhead(({ positions, index }) => positions[index]?.sequence ?? 0);
  const column = columnAt(strip, sequence);
  const { columnWidth, height, width } = geometry;
  const x = Math.min(width, (column + 1) * columnWidth);
  const word = strip.columns[column]?.isNow ? "end" : `step ${strip.columns[column]?.step ?? 0}`;
  const pill = word.length * 6.2 + 14;
  const pillX = Math.max(0, Math.min(x - pill / 2, width - pill));
  return (
    <g pointerEvents="none">
      <rect
        x={x}
        y={-2}
        width={Math.max(0, width - x)}
        height={height + operationsHeight}
        fill="var(--panel)"
        opacity={0.68}
      />
      <line x1={x} x2={x} y1={-4} y2={height + operationsHeight} stroke="var(--ink)" strokeWidth={1.6} />
      <rect x={pillX} y={-18} width={pill} height={16} rx={8} fill="var(--ink)" />
      <text
        x={pillX + pill / 2}
        y={-6.5}
        textAnchor="middle"
        fontSize={10.5}
        fontWeight={600}
        fill="var(--bg)"
      >
        {word}
      </text>
    </g>
  );
}

/** The column that a place of the log belongs to. */
function columnAt({ columns }: ContextStrip, sequence: number): number {
  let low = 0;
  let high = columns.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((columns[middle]?.sequence ?? 0) < sequence) low = middle + 1;
    else high = middle;
  }
  return low;
}
