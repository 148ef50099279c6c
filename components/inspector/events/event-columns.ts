/** Columns of the list, one grid for the heading and every row. Duration and time give way where the panel is narrow. */
export const eventColumns =
  "grid grid-cols-[82px_minmax(0,1fr)_50px_18px] gap-1.5 @min-[360px]:grid-cols-[82px_minmax(0,1fr)_50px_50px_18px] @min-[440px]:grid-cols-[82px_minmax(0,1fr)_50px_50px_18px_40px]";
