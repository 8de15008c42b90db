import { describe, expect, it } from 'vitest';
import { CalledWrongly, readCommandLine } from '../command-line.ts';
import { querySettings, queryUsage } from './query-options.ts';

const settingsOf = (...typed: readonly string[]) =>
  querySettings(
    readCommandLine(
      ['query', 'select 1', '--sources', 's.json', ...typed],
      [{ name: 'query', usage: queryUsage }],
    ).options,
  );

describe('the options of polder query', () => {
  it('have their usual values', () => {
    expect(settingsOf()).toEqual({
      sources: 's.json',
      form: 'table',
      isExplained: false,
      isStrict: false,
      deadline: undefined,
      subject: { id: '', roles: [], purpose: '' },
    });
  });

  it('are taken as they are typed', () => {
    expect(
      settingsOf(
        ...['--csv', '--strict', '--deadline', '250', '--user', 'officer-9'],
        ...['--role', 'planner, enforcement,', '--purpose', 'urn:activity:terraces'],
      ),
    ).toEqual({
      sources: 's.json',
      form: 'csv',
      isExplained: false,
      isStrict: true,
      deadline: 250,
      subject: {
        id: 'officer-9',
        roles: ['planner', 'enforcement'],
        purpose: 'urn:activity:terraces',
      },
    });
    expect(settingsOf('--json', '--explain')).toMatchObject({ form: 'json', isExplained: true });
  });

  it.each([
    ['a deadline in words', ['--deadline', 'abc'], '--deadline is “abc”: give whole milliseconds'],
    ['a negative deadline', ['--deadline=-1'], '--deadline is “-1”'],
    ['a deadline of nothing', ['--deadline', '0'], '--deadline is “0”'],
    ['a deadline with a unit', ['--deadline', '5s'], '--deadline is “5s”'],
    ['a fraction of a millisecond', ['--deadline', '0.5'], '--deadline is “0.5”'],
    ['a number for programmers', ['--deadline', '0x10'], '--deadline is “0x10”'],
    ['a deadline without its number', ['--deadline'], '--deadline'],
    ['two forms at once', ['--csv', '--json'], '--json and --csv exclude each other'],
    ['rows and a plan at once', ['--csv', '--explain'], 'ask for the plan without --csv'],
    ['an option that there is not', ['--cvs'], '--cvs'],
  ])('with %s are refused, with the usage', (_, typed, message) => {
    expect(() => settingsOf(...typed)).toThrow(CalledWrongly);
    expect(() => settingsOf(...typed)).toThrow(message);
    expect(() => settingsOf(...typed)).toThrow(`polder query ${queryUsage}`);
  });
});
