import packageFile from "@/package.json";

/** The version of this release, as programs outside are told it. */
export const studioVersion: string = packageFile.version;
