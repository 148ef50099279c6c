"use client";

import { ToggleGroup } from "radix-ui";

interface ChoiceGroupProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly word: string }[];
  readonly onChoose: (value: Value) => void;
}

/** A few choices side by side, one of them taken. */
export function ChoiceGroup<Value extends string>({
  label,
  value,
  choices,
  onChoose,
}: ChoiceGroupProps<Value>) {
  return (
    <ToggleGroup.Root
      type="single"
      value={value}
      aria-label={label}
      onValueChange={(chosen) => {
        const choice = choices.find((candidate) => candidate.value === chosen);
        if (choice) onChoose(choice.value);
      }}
      className="inline-flex shrink-0 gap-0.5 rounded-lg border border-line p-0.5"
    >
      {choices.map((choice) => (
        <ToggleGroup.Item
          key={choice.value}
          value={choice.value}
          className="min-h-6 rounded-md px-2 text-xs text-mute tabular-nums hover:text-ink data-[state=on]:bg-soft data-[state=on]:font-medium data-[state=on]:text-ink pointer-coarse:min-h-10 pointer-coarse:px-2.5"
        >
          {choice.word}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
