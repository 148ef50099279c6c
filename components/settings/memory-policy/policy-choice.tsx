import type { ReactNode } from "react";

interface PolicyChoiceProps<Value extends string> {
  readonly name: string;
  readonly legend: ReactNode;
  readonly options: readonly {
    readonly value: Value;
    readonly label: string;
    readonly explanation: string;
  }[];
  readonly value: Value;
  readonly onChoose: (value: Value) => void;
}

/** One of a few ways, each with what it means. */
export function PolicyChoice<Value extends string>(props: PolicyChoiceProps<Value>) {
  const { name, legend, options, value, onChoose } = props;
  const meaning = options.find((option) => option.value === value)?.explanation ?? "";
  return (
    <fieldset className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <legend className="sr-only">{name}</legend>
      <div className="w-28 shrink-0" aria-hidden>
        {legend}
      </div>
      <div className="flex flex-wrap gap-1 rounded-lg bg-soft p-0.5">
        {options.map((option) => (
          <label
            key={option.value}
            className="cursor-pointer rounded-md px-2.5 py-1 text-[13px] text-mute has-checked:bg-panel has-checked:font-medium has-checked:text-ink has-checked:shadow-sm has-focus-visible:outline-2 has-focus-visible:outline-accent pointer-coarse:py-2.5"
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChoose(option.value)}
              className="sr-only"
            />
            {option.label}
          </label>
        ))}
      </div>
      <p className="min-w-0 flex-1 basis-52 text-xs text-mute">{meaning}</p>
    </fieldset>
  );
}
