/** Describes indicators: definitions, their versions, and what happened beside the figures. */
export const definePermission = 'indicators.define';
