"use client";

import { useTheme } from "next-themes";
import { useEffect, useRef } from "react";
import { usePlayhead } from "@/lib/client/replay/watch-context";
import type { OperationName } from "@/lib/core/log/operations";
import type { ReplayAct, ReplayPosition } from "@/lib/core/replay/steps";

/** Height of the track in CSS pixels. */
const height = 32;

/** Acts of one position that get a mark of their own, side by side from top to bottom. */
const shownActs = 3;

/** A colored tick for every act: one canvas, because ten thousand elements would be laid out with every frame. */
export function ScrubberTicks() {
  const canvas = useRef<HTMLCanvasElement | null>(null);
  const positions = usePlayhead((playhead) => playhead.positions);
  const { resolvedTheme } = useTheme();
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    // The theme changes the colors that are drawn with.
    element.dataset.theme = resolvedTheme ?? "light";
    const redraw = () => draw(element, positions);
    const observer = new ResizeObserver(redraw);
    observer.observe(element);
    return () => observer.disconnect();
  }, [positions, resolvedTheme]);
  return <canvas ref={canvas} aria-hidden className="absolute inset-0 size-full" />;
}

function draw(canvas: HTMLCanvasElement, positions: readonly ReplayPosition[]): void {
  const width = canvas.clientWidth;
  const ratio = window.devicePixelRatio;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const brush = canvas.getContext("2d");
  if (!brush || width === 0) return;
  brush.scale(ratio, ratio);
  const style = getComputedStyle(canvas);
  const color = (name: string) => style.getPropertyValue(`--${name}`);
  brush.fillStyle = color("line");
  brush.fillRect(0, height / 2 - 1, width, 2);
  const last = Math.max(1, positions.length - 1);
  const isSparse = positions.length <= width / 6;
  for (const [index, position] of positions.entries()) {
    const x = Math.round((index / last) * (width - 4));
    if (position.acts.length > 0) drawActs(brush, x, position.acts.slice(0, shownActs), color);
    else if (isSparse) {
      brush.fillStyle = color("mute");
      brush.fillRect(x + 1.5, height / 2 - 3, 1, 6);
    }
  }
}

function drawActs(
  brush: CanvasRenderingContext2D,
  x: number,
  acts: readonly ReplayAct[],
  color: (name: string) => string,
): void {
  const part = 20 / acts.length;
  for (const [place, act] of acts.entries()) {
    brush.globalAlpha = act.rejected ? 0.45 : 1;
    brush.fillStyle = color(act.operation ? colorNames[act.operation] : "mute");
    brush.fillRect(x, 6 + place * part, 4, part - (acts.length > 1 ? 1 : 0));
  }
  brush.globalAlpha = 1;
}

const colorNames = {
  ADD: "add",
  UPDATE: "update",
  DELETE: "delete",
  RETRIEVE: "retrieve",
  SUMMARY: "summary",
  FILTER: "filter",
} as const satisfies Record<OperationName, string>;
