/** From what a source sent to the file and mapping that the ordinary check reads. */
import type { Mapping } from '../imports/mapping.ts';
import type { PullContent } from './content.ts';
import { readCbs } from './read/cbs-odata.ts';
import { readJsonStat } from './read/json-stat.ts';
import type { Observation } from './read/observation.ts';
import { readSdmxCsv, readSdmxJson } from './read/sdmx.ts';
import { PullTrouble } from './reason.ts';
import { pullMapping, rowsOfObservations } from './rows.ts';

export interface Converted {
  readonly bytes: Uint8Array;
  readonly mapping: Mapping;
}

const textOf = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new PullTrouble('wrong-format', 'UTF-8');
  }
};

/** A web page that says sorry is no data, whatever its status says. */
const refuseWebPage = (bytes: Uint8Array): void => {
  const start = Buffer.from(bytes.subarray(0, 400)).toString('latin1').trimStart();
  if (/^(<!doctype html|<html)/i.test(start)) throw new PullTrouble('web-page');
};

/** @throws PullTrouble wrong-format, incomplete */
export const jsonOf = (bytes: Uint8Array): unknown => {
  refuseWebPage(bytes);
  const text = textOf(bytes);
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new PullTrouble(/[}\]]\s*$/.test(text) ? 'wrong-format' : 'incomplete', 'JSON');
  }
};

type Cube = Exclude<PullContent, { kind: 'csv' }>;

const observationsOf = ({ kind, selection }: Cube, bytes: Uint8Array): readonly Observation[] => {
  switch (kind) {
    case 'json-stat':
      return readJsonStat(jsonOf(bytes));
    case 'cbs-odata':
      return readCbs(jsonOf(bytes), Object.keys(selection.indicators));
    case 'sdmx-json':
      return readSdmxJson(jsonOf(bytes));
    case 'sdmx-csv':
      refuseWebPage(bytes);
      return readSdmxCsv(textOf(bytes));
  }
};

/**
 * @param pages what the source sent: one, or several that follow each other
 * @throws PullTrouble
 */
export const convert = (content: PullContent, pages: readonly Uint8Array[]): Converted => {
  if (content.kind === 'csv') {
    const bytes = pages[0] ?? new Uint8Array();
    refuseWebPage(bytes);
    if (bytes.length === 0) throw new PullTrouble('incomplete', '0');
    return { bytes, mapping: content.mapping };
  }
  const rows = rowsOfObservations(
    content.selection,
    pages.flatMap((bytes) => observationsOf(content, bytes)),
  );
  return { bytes: new TextEncoder().encode(rows), mapping: pullMapping };
};
