import { Button } from "@/components/ui/button";
import { CommandLine } from "./command-line";

/** A key that was just made: the only time it is shown. */
export function NewKeyCard({ value, onDone }: { readonly value: string; readonly onDone: () => void }) {
  return (
    <section aria-label="The new key" className="mb-3 rounded-xl border border-accent bg-panel p-4">
      <CommandLine
        label="Your new key. Copy it now: only its hash is kept, so it is not shown again."
        text={value}
      />
      <Button className="mt-3" onClick={onDone}>
        I have copied it
      </Button>
    </section>
  );
}
