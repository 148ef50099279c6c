import { Field, fieldControl } from "@/components/ui/field";
import type { Sampling } from "@/lib/core/log/sampling";

interface SamplingFieldsProps {
  readonly sampling: Sampling;
  readonly onChange: (sampling: Sampling) => void;
}

const fields = [
  { value: "temperature", label: "Temperature", min: 0, max: 2, step: "any" },
  { value: "topP", label: "Top-p", min: 0, max: 1, step: "any" },
  { value: "seed", label: "Seed", min: 0, max: 2_147_483_647, step: 1 },
  { value: "maxOutputTokens", label: "Tokens of a step at most", min: 16, max: 1_000_000, step: 1 },
] as const satisfies readonly {
  value: keyof Sampling;
  label: string;
  min: number;
  max: number;
  step: number | "any";
}[];

/** How the model chooses its words. An empty field leaves the value to the server; what is set is recorded with each step. */
export function SamplingFields({ sampling, onChange }: SamplingFieldsProps) {
  return (
    <fieldset className="grid gap-3 sm:grid-cols-2">
      <legend className="sr-only">Sampling</legend>
      {fields.map(({ value, label, ...limits }) => (
        <Field key={value} label={label}>
          <input
            type="number"
            {...limits}
            value={sampling[value] ?? ""}
            placeholder="left to the server"
            onChange={(event) =>
              onChange({
                ...sampling,
                [value]: event.target.value === "" ? null : Number(event.target.value),
              })
            }
            className={fieldControl}
          />
        </Field>
      ))}
    </fieldset>
  );
}
