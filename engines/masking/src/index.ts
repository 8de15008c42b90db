export { findPersonalData, type PersonalDataFound, type PersonalDataKind } from './find.ts';
export { type Masked, maskPersonalData } from './mask.ts';
