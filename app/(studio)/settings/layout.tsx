import type { ReactNode } from "react";
import { StudioFrame } from "../studio-frame";

/** The frame around the settings. */
export default function SettingsLayout({ children }: { readonly children: ReactNode }) {
  return (
    <StudioFrame skipTo={{ href: "#page-title", label: "Skip to the settings" }}>{children}</StudioFrame>
  );
}
