"use client";

import { Check, Contrast, type LucideIcon, Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { DropdownMenu } from "radix-ui";
import { IconButton } from "@/components/ui/icon-button";

const themes: readonly { readonly name: string; readonly label: string; readonly icon: LucideIcon }[] = [
  { name: "system", label: "Like the system", icon: Monitor },
  { name: "light", label: "Light", icon: Sun },
  { name: "dark", label: "Dark", icon: Moon },
];

/** Light, dark, or what the system says. */
export function ThemeSwitch() {
  const { theme, setTheme } = useTheme();
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>
        <IconButton icon={Contrast} label="Theme" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          side="bottom"
          align="end"
          sideOffset={6}
          className="z-50 min-w-44 rounded-xl border border-line bg-panel p-1 text-[13px] text-ink shadow-lg shadow-black/8"
        >
          <DropdownMenu.RadioGroup value={theme ?? "system"} onValueChange={setTheme}>
            {themes.map(({ name, label, icon: Icon }) => (
              <DropdownMenu.RadioItem
                key={name}
                value={name}
                className="flex min-h-8 items-center gap-2.5 rounded-lg px-2 outline-none data-[highlighted]:bg-soft pointer-coarse:min-h-11"
              >
                <Icon aria-hidden className="size-4 text-mute" strokeWidth={1.75} />
                <span className="flex-1">{label}</span>
                <DropdownMenu.ItemIndicator>
                  <Check aria-hidden className="size-4" />
                </DropdownMenu.ItemIndicator>
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
