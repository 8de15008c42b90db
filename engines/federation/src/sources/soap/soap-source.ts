/** A source behind SOAP: operations are tables, their input is what has to be given. */
import { FederationError, SourceError } from '../../federation-error.ts';
import { merged } from '../../merged.ts';
import type { Node } from '../../plan/node.ts';
import type { SourceSchema } from '../../schema.ts';
import type { Batch } from '../../values.ts';
import type { Budget } from '../http/budget.ts';
import {
  type Asked,
  type Choice,
  chooseOperation,
  combinations,
  rowReader,
} from '../http/choice.ts';
import { createHttpClient, type HttpClient } from '../http/client.ts';
import { delivered } from '../http/delivered.ts';
import { healthBy } from '../http/health.ts';
import { tablesOf } from '../http/operation-tables.ts';
import { textOfValue } from '../http/values-out.ts';
import type { XmlElement } from '../http/xml.ts';
import type { Source, SourceFactory } from '../source.ts';
import { readField, rowsIn } from './answer.ts';
import { createWriter, describedOperation, type Writer } from './described.ts';
import type { Field, Message, Operation, Parameter } from './operation.ts';
import { type SoapOptions, type SoapSettings, soapOptions } from './options.ts';
import { createSecurity } from './security.ts';
import { writtenOperation } from './written.ts';

type SoapChoice = Choice<Operation, Field, Parameter>;

const XML_TYPE = /^(?:text\/xml|application\/(?:soap\+)?xml)\s*(?:;|$)/i;

const operationsOf = async (
  source: string,
  settings: SoapSettings,
): Promise<readonly Operation[]> => {
  const security = await createSecurity(settings.security).catch(() => {
    throw new FederationError('configuration', `${source}: the key or certificate cannot be read`);
  });
  let writer: Writer | undefined;
  const operations: Operation[] = [];
  for (const options of settings.operations) {
    if (options.kind === 'written') {
      operations.push(writtenOperation(source, options, settings, security));
      continue;
    }
    if (settings.wsdl === undefined) {
      throw new FederationError(
        'configuration',
        `${source}: operation ${options.operation} needs a WSDL`,
      );
    }
    writer ??= await createWriter(source, settings.wsdl, settings, security);
    operations.push(describedOperation(source, options, writer));
  }
  return operations;
};

const headersOf = (
  { action }: Message,
  { version }: SoapSettings,
): Readonly<Record<string, string>> =>
  version === '1.1'
    ? { 'content-type': 'text/xml; charset=utf-8', soapaction: `"${action}"` }
    : { 'content-type': `application/soap+xml; charset=utf-8; action="${action}"` };

/** The rows of one request. */
async function* rowsOf(
  source: string,
  { choice, asked }: { choice: SoapChoice; asked: readonly Asked<Parameter>[] },
  settings: SoapSettings,
  { client, budget }: { client: HttpClient; budget: Budget },
): AsyncGenerator<Batch> {
  const texts = new Map(
    asked.flatMap(({ parameter, values: [value] }) => {
      if (value === undefined) return [];
      const text = textOfValue(value, parameter.type);
      const isCompact = settings.dates === 'compact' && parameter.type.name === 'date';
      return [[parameter, isCompact ? text.replaceAll('-', '') : text] as const];
    }),
  );
  const message = choice.operation.write(texts);
  const answer = await client.send(
    {
      method: 'POST',
      url: new URL(settings.endpoint),
      headers: headersOf(message, settings),
      body: message.xml,
      // Faults come with these (SOAP 1.1 section 6.2, SOAP 1.2 part 2 section 7.5.2.2).
      statuses: [400, 500],
    },
    budget,
  );
  if (answer.status === 404) throw new SourceError(source, 'schema-changed', 'HTTP 404');
  if (!XML_TYPE.test(answer.headers.get('content-type') ?? '')) {
    throw new SourceError(
      source,
      'rejected',
      answer.status === 200 ? 'not XML' : `HTTP ${answer.status}`,
    );
  }
  const found = rowsIn(source, choice.operation, answer.text);
  if (answer.status >= 400) throw new SourceError(source, 'rejected', `HTTP ${answer.status}`);
  const read = rowReader<XmlElement, Field, Parameter>(choice, asked, readField(source));
  const rows = found.map(read).filter((row) => row !== undefined);
  if (rows.length > 0) yield rows;
}

/** @throws FederationError `configuration` from `discover`, when options and description do not agree */
export const createSoapSource: SourceFactory<SoapOptions> = (name, given): Source => {
  const settings = soapOptions.parse(given);
  const client = createHttpClient(name, settings, new URL(settings.endpoint));
  let operations: readonly Operation[] = [];

  const choose = (plan: Node): SoapChoice | undefined =>
    chooseOperation<Field, Parameter, Operation>(plan, operations, settings.maximumRequests);

  return {
    name,
    kind: 'soap',

    discover: async (): Promise<SourceSchema> => {
      const found = await operationsOf(name, settings);
      const tables = tablesOf(name, found);
      operations = found;
      return { tables };
    },

    canExecute: (plan) => choose(plan) !== undefined,

    describe: (plan) => {
      const choice = choose(plan);
      if (!choice) return { text: 'no operation answers this', parameters: 0 };
      const names = choice.groups.flatMap(([first]) =>
        first ? [`${first.parameter.name}=…`] : [],
      );
      return {
        text: `SOAP ${choice.operation.id}(${names.join(', ')})`,
        parameters: choice.groups.flat().reduce((sum, { values }) => sum + values.length, 0),
      };
    },

    execute: (plan, limits) => {
      const choice = choose(plan);
      if (!choice) throw new SourceError(name, 'rejected', 'plan');
      return delivered(name, choice.selection, limits, settings.maximumBytes, (budget) => {
        const streams = [...combinations(choice.groups)].map((asked) =>
          rowsOf(name, { choice, asked }, settings, { client, budget }),
        );
        return merged(streams, settings.concurrency);
      });
    },

    health: (signal) =>
      healthBy(name, client, new URL(settings.healthUrl ?? settings.endpoint), signal),

    close: async () => client.close(),
  };
};
