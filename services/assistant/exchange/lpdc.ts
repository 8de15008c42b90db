/** Reads the local product catalogue (LPDC) as vendors of town web sites export it: a catalogue of products in XML. */
import type { ContactPoint } from '../content/article.ts';
import { plainLine, plainText } from './plain-text.ts';
import {
  contentOf,
  createWarnings,
  type ImportedArticle,
  mostArticles,
  type Reading,
  type Skipped,
  type Warnings,
} from './reading.ts';
import { slugOf } from './slug.ts';
import { audienceOf, contactOf, dayOf, linkLine } from './source-words.ts';
import { unreadable } from './trouble.ts';
import { type Element, elementsAt, parseXml, textAt } from './xml.ts';

const catalogueName = 'ProductCatalog';

/** The catalogue: the root, within another element, or as text within it, as web services answer. */
const catalogueIn = (root: Element, isInner = false): Element => {
  if (root.name === catalogueName) return root;
  const [inner] = elementsAt(root, catalogueName);
  if (inner) return inner;
  if (!isInner && root.text.trim().startsWith('<'))
    return catalogueIn(parseXml(root.text.trim()), true);
  throw unreadable('unknown');
};

const joined = (parts: readonly string[], between: string): string =>
  parts.filter((part) => part !== '').join(between);

const linksOf = (product: Element, ...path: readonly string[]): string =>
  joined(
    elementsAt(product, ...path).map((url) =>
      linkLine(plainLine(textAt(url, 'Title')), '', plainText(textAt(url, 'Location'))),
    ),
    '\n',
  );

const addressOf = (address: Element): string => {
  const box = textAt(address, 'BoxNumber');
  const part = (name: string) => plainLine(textAt(address, name));
  return joined(
    [
      joined([part('Street'), part('HouseNumber'), box === '' ? '' : `bus ${plainLine(box)}`], ' '),
      joined([part('ZipCode'), part('Municipality')], ' '),
    ],
    '\n',
  );
};

/** The first department that has an address is where people turn to. */
const readContact = (product: Element, warnings: Warnings): ContactPoint | undefined => {
  const addresses = elementsAt(product, 'DeliveringDepartments', 'Department').flatMap(
    (department) =>
      elementsAt(department, 'Addresses', 'Address').map((address) => ({ department, address })),
  );
  const [first] = addresses;
  if (!first) return undefined;
  if (addresses.length > 1) warnings.add({ kind: 'further-contacts', count: addresses.length - 1 });
  const { department, address } = first;
  return contactOf(
    {
      name: textAt(department, 'Name'),
      telephone: textAt(address, 'Phone'),
      email: textAt(address, 'Email'),
      website: textAt(address, 'Website'),
      hours: textAt(address, 'OpeningHours'),
      address: addressOf(address),
    },
    warnings,
  );
};

const day = (product: Element, name: string, warnings: Warnings): string | undefined => {
  const [element] = elementsAt(product, name);
  const written = element?.text.trim() ?? '';
  if (!element || written === '') return undefined;
  const found = element.isNil ? undefined : dayOf(written);
  // Some exports write a day and say that there is none.
  if (!found) warnings.add({ kind: 'date-unsure', text: written });
  return found;
};

const inDutch = (text: string) => ({ nl: text });

const readProduct = (product: Element): ImportedArticle | Skipped => {
  const warnings = createWarnings();
  const id = textAt(product, 'Id').slice(0, 200);
  const name = plainLine(textAt(product, 'Title')) || plainLine(textAt(product, 'Name'));
  if (name === '') return { id, name, reason: 'no-name' };
  if (id === '') return { id, name, reason: 'no-id' };
  if (/^(?:true|1)$/.test(textAt(product, 'IsInternal'))) return { id, name, reason: 'internal' };
  const text = (field: string): string => plainText(textAt(product, field));
  const modified = textAt(product, 'TimeStampLastUpdate').slice(0, 40);
  const content = contentOf(
    {
      texts: {
        formal: {
          name: inDutch(name),
          summary: inDutch(joined([text('Description'), text('AdditionalInfo')], '\n\n')),
          conditions: inDutch(text('Conditions')),
          bring: inDutch(text('BringToApply')),
          procedure: inDutch(
            joined(
              [
                text('Procedure'),
                linksOf(product, 'Forms', 'Form'),
                linksOf(product, 'InfoUrls', 'Url'),
              ],
              '\n\n',
            ),
          ),
          cost: inDutch(text('AmountToApply')),
          exceptions: inDutch(text('Exceptions')),
          legalBasis: inDutch(text('LegalText')),
        },
        informal: {},
      },
      contact: readContact(product, warnings),
      audiences: elementsAt(product, 'TargetGroups', 'TargetGroup').flatMap((group) =>
        audienceOf(plainLine(textAt(group, 'Value')), warnings),
      ),
      themes: elementsAt(product, 'Themes', 'Theme').map((theme) =>
        plainLine(textAt(theme, 'Value')),
      ),
      validFrom: day(product, 'StartDate', warnings),
      validUntil: day(product, 'EndDate', warnings),
    },
    warnings,
  );
  return {
    source: { kind: 'lpdc', id, ...(modified === '' ? {} : { modified }) },
    slug: slugOf(name),
    content,
    warnings: warnings.all(),
  };
};

/** @throws Problem invalid-input with its trouble and line */
export const readLpdcXml = (text: string): Reading => {
  const products = elementsAt(catalogueIn(parseXml(text)), 'Products', 'Product');
  if (products.length === 0) throw unreadable('no-articles');
  if (products.length > mostArticles) throw unreadable('too-many');
  const read = products.map(readProduct);
  const articles = new Map(
    read.filter((one) => 'content' in one).map((one) => [one.source.id, one]),
  );
  return { articles: [...articles.values()], skipped: read.filter((one) => 'reason' in one) };
};
