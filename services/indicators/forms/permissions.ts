/** Each opens its pages; an entry also asks for an assignment to its area. */
export const fillPermission = 'indicators.fill-forms';
export const signPermission = 'indicators.sign-forms';
export const buildPermission = 'indicators.build-forms';
