"use client";

import { memo, useId } from "react";
import { percentText } from "@/components/ui/number-text";
import { operationLook } from "@/components/ui/operation-look";
import type { BudgetKind } from "@/lib/core/context/budget";
import type { SessionSettings } from "@/lib/core/log/event-envelope";
import type { ContextStrip, StripEnd } from "@/lib/core/replay/context-strip";
import type { StripGeometry } from "./strip-geometry";

/** Heights beneath the plot, in CSS pixels. */
export const operationsHeight = 20;
export const turnsHeight = 16;

const bandFill = {
  system: "var(--kind-system)",
  tools: "var(--kind-tools)",
  person: "var(--kind-person)",
  agent: "var(--kind-agent)",
  retrieved: "var(--kind-retrieved)",
  summaries: "var(--kind-summaries)",
} as const satisfies Record<BudgetKind, string>;

const tailColor = {
  summary: "var(--summary)",
  filter: "var(--filter)",
  agent: "var(--mute)",
  app: "var(--mute)",
  person: "var(--mute)",
} as const satisfies Record<StripEnd["by"], string>;

interface StripPictureProps {
  readonly strip: ContextStrip;
  readonly geometry: StripGeometry;
  readonly settings: SessionSettings;
  readonly labelOf: (itemId: string) => string;
  /** Where the rest is shown pale behind what is lit. */
  readonly isPale?: boolean;
}

/** The bands, what took them, the marks, the operations and the turns. Drawn again only when the record or the size changes. */
export const StripPicture = memo(function StripPicture({
  strip,
  geometry,
  settings,
  labelOf,
  isPale = false,
}: StripPictureProps) {
  const id = useId();
  const { width, height, columnWidth, topTokens } = geometry;
  return (
    <g opacity={isPale ? 0.22 : 1}>
      <defs>
        <linearGradient id={`${id}summary`}>
          <stop offset="0" stopColor={tailColor.summary} stopOpacity={0.45} />
          <stop offset="1" stopColor={tailColor.summary} />
        </linearGradient>
        <linearGradient id={`${id}filter`}>
          <stop offset="0" stopColor={tailColor.filter} stopOpacity={0.85} />
          <stop offset="1" stopColor={tailColor.filter} stopOpacity={0.1} />
        </linearGradient>
      </defs>
      {geometry.bands.map(({ kind, path }) => (
        <path key={kind} d={path} fill={bandFill[kind]} stroke="var(--panel)" strokeWidth={0.4} />
      ))}
      {geometry.tails.map(({ key, by, path }) => (
        <path
          key={key}
          d={path}
          fill={by === "summary" || by === "filter" ? `url(#${id}${by})` : tailColor[by]}
          fillOpacity={by === "summary" || by === "filter" ? 1 : 0.25}
        />
      ))}
      {geometry.cuts.map(({ column, by, y }) => (
        <line
          key={`${by} ${column}`}
          x1={(column + 1) * columnWidth}
          x2={(column + 1) * columnWidth}
          y1={y - 3}
          y2={height}
          stroke={tailColor[by]}
          strokeWidth={1.5}
          strokeDasharray="2 2"
        />
      ))}
      {/* Words on pale bands could not be read. */}
      {(isPale ? [] : geometry.labels).map(({ itemId, kind, x, y, width: room }) => (
        <text
          key={`${itemId} ${x}`}
          x={x}
          y={y + 4}
          fontSize={11}
          fill={kind === "person" ? "var(--ink)" : "var(--panel)"}
        >
          {cutTo(labelOf(itemId), room)}
        </text>
      ))}
      <Mark
        at={strip.softTokens}
        word={`warning at ${percentText(settings.softMark)}`}
        dash="1.5 3"
        {...{ geometry }}
      />
      <Mark
        at={strip.hardTokens}
        word={`limit at ${percentText(settings.hardMark)}`}
        dash="5 3"
        {...{ geometry }}
      />
      <line x1={0} x2={width} y1={height} y2={height} stroke="var(--line)" />
      <Operations strip={strip} geometry={geometry} />
      <Turns strip={strip} geometry={geometry} />
      {topTokens < strip.softTokens && (
        <line x1={0} x2={width} y1={0.5} y2={0.5} stroke="var(--line)" strokeDasharray="1.5 3" />
      )}
    </g>
  );
});

function Mark({
  at,
  word,
  dash,
  geometry: { width, height, topTokens },
}: {
  readonly at: number;
  readonly word: string;
  readonly dash: string;
  readonly geometry: StripGeometry;
}) {
  if (at > topTokens) return null;
  const y = height - (at / topTokens) * height;
  return (
    <>
      <line x1={0} x2={width} y1={y} y2={y} stroke="var(--mute)" strokeWidth={1.2} strokeDasharray={dash} />
      <text
        {...(width < 500 ? { x: width - 2, textAnchor: "end" } : { x: 3 })}
        y={y - 3}
        fontSize={10.5}
        fill="var(--mute)"
      >
        {word}
      </text>
    </>
  );
}

/** Icons where they fit, else a tick in the operation's color. */
function Operations({
  strip: { columns },
  geometry: { columnWidth, height },
}: Pick<StripPictureProps, "strip" | "geometry">) {
  const middle = height + operationsHeight / 2 + 1;
  return columns.map(({ step, isNow, operations }, column) => {
    const fitting = operations.slice(0, Math.max(1, Math.floor(columnWidth / 13)));
    return fitting.map((operation, place) => {
      const { icon: Icon } = operationLook[operation];
      const x = column * columnWidth + (columnWidth * (place + 1)) / (fitting.length + 1);
      const color = `var(--${operation.toLowerCase()})`;
      const key = `${step} ${isNow} ${place}`;
      return columnWidth > 12 ? (
        <Icon
          key={key}
          aria-hidden
          x={x - 6}
          y={middle - 6}
          width={12}
          height={12}
          strokeWidth={2.4}
          color={color}
        />
      ) : (
        <rect key={key} x={x - 1.5} y={middle - 6} width={3} height={12} rx={1.5} fill={color} />
      );
    });
  });
}

function Turns({
  strip: { columns },
  geometry: { columnWidth, height },
}: Pick<StripPictureProps, "strip" | "geometry">) {
  const starts = columns.flatMap(({ turn }, column) =>
    turn > 0 && turn !== columns[column - 1]?.turn ? [{ turn, column }] : [],
  );
  return starts.map(({ turn, column }, index) => {
    const x = column * columnWidth;
    const room = ((starts[index + 1]?.column ?? columns.length) - column) * columnWidth;
    return (
      <g key={turn}>
        <line x1={x} x2={x} y1={height} y2={height + operationsHeight + turnsHeight} stroke="var(--line)" />
        {room > 18 && (
          <text x={x + 4} y={height + operationsHeight + 11} fontSize={10.5} fill="var(--mute)">
            {index === 0 && room > 46 ? `turn ${turn}` : turn}
          </text>
        )}
      </g>
    );
  });
}

/** As many characters as fit, at the mean width of this font. */
function cutTo(text: string, width: number): string {
  const fitting = Math.floor(width / 5.9);
  return text.length <= fitting ? text : `${text.slice(0, Math.max(1, fitting - 1)).trimEnd()}…`;
}
