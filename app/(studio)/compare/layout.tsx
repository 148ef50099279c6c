import type { ReactNode } from "react";
import { StudioFrame } from "@/app/(studio)/studio-frame";

/** The frame around a comparison. */
export default function CompareLayout({ children }: { readonly children: ReactNode }) {
  return <StudioFrame>{children}</StudioFrame>;
}
