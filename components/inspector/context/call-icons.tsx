import { Wrench } from "lucide-react";
import { cn } from "@/components/ui/class-names";
import { operationLook } from "@/components/ui/operation-look";
import type { ContextItem } from "@/lib/core/log/context-item";
import { operationOfTool } from "@/lib/core/log/operations";

/** The operations that an item calls or answers, as icons with their names. */
export function CallIcons({ item }: { readonly item: ContextItem }) {
  const tools = item.toolCalls?.map((call) => call.toolName) ?? (item.toolName ? [item.toolName] : []);
  if (tools.length === 0) return null;
  const verb = item.toolCalls ? "calls" : "result of";
  return (
    <span className="flex shrink-0 items-center gap-0.5">
      {countedTools(tools).map(({ tool, count }) => {
        const operation = operationOfTool(tool);
        const look = operation ? operationLook[operation] : null;
        const Icon = look?.icon ?? Wrench;
        return (
          <span
            key={tool}
            role="img"
            aria-label={`${verb} ${look?.word ?? tool}`}
            title={look?.word ?? tool}
            className={cn("flex items-center text-[11px]", look?.text ?? "text-mute")}
          >
            <Icon aria-hidden className="size-3.5" strokeWidth={2.25} />
            {count > 1 && <span className="tabular-nums">×{count}</span>}
          </span>
        );
      })}
    </span>
  );
}

function countedTools(tools: readonly string[]): readonly { tool: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const tool of tools) counts.set(tool, (counts.get(tool) ?? 0) + 1);
  return [...counts].map(([tool, count]) => ({ tool, count }));
}
