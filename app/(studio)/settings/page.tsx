import { connection } from "next/server";
import { SettingsScreen } from "@/components/settings/settings-screen";
import { settingsSections } from "@/lib/client/settings/settings-sections";
import { sectionPages } from "./section-pages";

interface SettingsPageProps {
  readonly searchParams: Promise<{ readonly section?: string | string[] }>;
}

/** The settings, one section at a time; an unknown section is the first. */
export default async function SettingsPage({ searchParams }: SettingsPageProps) {
  await connection();
  const { section } = await searchParams;
  const available = settingsSections.map(({ id }) => id).filter((id) => sectionPages[id]);
  const current = available.find((id) => id === section) ?? "model";
  return (
    <SettingsScreen current={current} available={available}>
      {await sectionPages[current]?.()}
    </SettingsScreen>
  );
}
