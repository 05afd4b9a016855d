/** How a script may scroll: at once for a person who asked for less motion. */
export const scrolling = (): 'smooth' | 'instant' =>
  matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
