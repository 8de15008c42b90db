import type { PageContext } from '../../../../platform/ui/page.ts';
import type { Place } from '../../profile/load.ts';
import type { Business } from '../load.ts';
import { Customers } from './customers.tsx';
import { OtherBusinesses } from './other-businesses.tsx';
import { Premises } from './premises.tsx';
import { Spending } from './spending.tsx';

export interface BusinessPartProps {
  readonly page: PageContext;
  readonly place: Place;
  readonly business: Business;
}

/** A neighbourhood as someone sees it who has, or wants, a business there. */
export const BusinessReading = (props: BusinessPartProps) => (
  <>
    <Customers {...props} />
    <Spending {...props} />
    <OtherBusinesses {...props} />
    <Premises {...props} />
  </>
);
