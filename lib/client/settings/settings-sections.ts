/** The parts of the settings page, in the order of their tabs. `id` is the value of `?section=`. */
export const settingsSections = [
  { id: "model", label: "Models", purpose: "Which model answers, and where it is reached" },
  { id: "embeddings", label: "Embeddings", purpose: "How texts are compared by meaning" },
  { id: "budget", label: "Budget", purpose: "How much a model may read at once" },
  { id: "memory-policy", label: "Memory", purpose: "What the agent may remember by itself" },
  { id: "local-models", label: "Local models", purpose: "Models that run inside the app" },
  { id: "api", label: "API", purpose: "How other programs reach your memories" },
  { id: "data", label: "Data", purpose: "Where everything lies, and how to take it along" },
] as const satisfies readonly SettingsSection[];

interface SettingsSection {
  readonly id: string;
  readonly label: string;
  readonly purpose: string;
}

export type SettingsSectionId = (typeof settingsSections)[number]["id"];
