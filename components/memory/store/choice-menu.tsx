"use client";

import { Check, ChevronDown } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { cn } from "@/components/ui/class-names";

interface ChoiceMenuProps {
  /** What is chosen here: "Type". */
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly word: string }[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  /** Several at once; the menu then stays open. */
  readonly several?: boolean;
  /** Something is always chosen, and the button says what. */
  readonly required?: boolean;
  readonly align?: "start" | "end";
}

/** A filter as a button that says what is chosen, with its choices below. */
export function ChoiceMenu({
  label,
  options,
  chosen,
  onChange,
  several = false,
  required = false,
  align = "start",
}: ChoiceMenuProps) {
  const words = options.filter(({ value }) => chosen.includes(value)).map(({ word }) => word);
  const isOn = chosen.length > 0 && !required;
  const toggle = (value: string) => {
    if (several)
      return onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
    return onChange(chosen.includes(value) && !required ? [] : [value]);
  };
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        className={cn(
          "inline-flex min-h-7 max-w-56 items-center gap-1 rounded-lg border pr-1.5 pl-2.5 text-[13px] pointer-coarse:min-h-11",
          isOn
            ? "border-ink bg-ink text-bg"
            : "border-line bg-panel text-mute hover:bg-soft hover:text-ink data-[state=open]:bg-soft",
        )}
      >
        <span className="truncate">
          {words.length === 0
            ? label
            : required || words.length === 1
              ? words[0]
              : `${label}: ${words.length}`}
        </span>
        <ChevronDown aria-hidden className="size-3.5 shrink-0" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align={align}
          sideOffset={6}
          collisionPadding={12}
          aria-label={label}
          className="z-50 max-h-[min(360px,var(--radix-dropdown-menu-content-available-height))] max-w-72 min-w-44 overflow-y-auto rounded-xl border border-line bg-panel p-1 text-[13px] text-ink shadow-lg shadow-black/8"
        >
          {options.length === 0 && <p className="px-2 py-1.5 text-mute">Nothing to choose from yet.</p>}
          {options.map(({ value, word }) => (
            <DropdownMenu.CheckboxItem
              key={value}
              checked={chosen.includes(value)}
              onCheckedChange={() => toggle(value)}
              onSelect={(event) => {
                if (several) event.preventDefault();
              }}
              className="flex min-h-8 items-center gap-2.5 rounded-lg px-2 outline-none data-[highlighted]:bg-soft pointer-coarse:min-h-11"
            >
              <span className="min-w-0 flex-1 truncate">{word}</span>
              <span className="size-4 shrink-0">
                <DropdownMenu.ItemIndicator>
                  <Check aria-hidden className="size-4" />
                </DropdownMenu.ItemIndicator>
              </span>
            </DropdownMenu.CheckboxItem>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
