/** `indicators.batch-published` reads as “indicators: batch published”; English, as the code is. */
export const actionWords = (action: string): string => {
  const dot = action.indexOf('.');
  const words = (part: string) => part.replaceAll('-', ' ');
  return dot === -1
    ? words(action)
    : `${words(action.slice(0, dot))}: ${words(action.slice(dot + 1))}`;
};
