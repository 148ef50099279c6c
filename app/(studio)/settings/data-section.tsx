import { DataPanel } from "@/components/settings/data/data-panel";
import { loadDataSection } from "@/lib/server/settings-data";

/** Where everything lies. */
export async function DataSection() {
  return <DataPanel {...(await loadDataSection())} />;
}
