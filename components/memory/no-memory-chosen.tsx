import { Keys } from "@/components/ui/keys";

const keys = [
  { keys: ["/"], does: "Search" },
  { keys: ["J", "K"], does: "Next and previous memory" },
  { keys: ["E"], does: "Edit" },
  { keys: ["X"], does: "Select" },
  { keys: ["Del"], does: "Delete" },
  { keys: ["U"], does: "Undo the last change" },
  { keys: ["N"], does: "Add a memory" },
] as const;

/** What is beside the list before a memory is chosen. */
export function NoMemoryChosen() {
  return (
    <aside aria-label="Memory" className="m-auto w-full max-w-72 px-6 text-[13px]">
      <p className="text-mute">
        Choose a memory to see its history, where it came from, which answers used it and what it cost.
      </p>
      <dl className="mt-5 divide-y divide-line pointer-coarse:hidden">
        {keys.map(({ keys: pressed, does }) => (
          <div key={does} className="flex items-center justify-between gap-4 py-1.5">
            <dt className="text-mute">{does}</dt>
            <dd>
              <Keys keys={pressed} />
            </dd>
          </div>
        ))}
      </dl>
    </aside>
  );
}
