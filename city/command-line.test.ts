import { describe, expect, it } from 'vitest';
import { asksForHelp, CalledWrongly, commandOf, readCommandLine } from './command-line.ts';

const commands = [
  { name: 'start', usage: '' },
  { name: 'backup', usage: '<file>' },
  { name: 'restore', usage: '<file> [--replace]' },
  { name: 'people add', usage: '--name <name> --roles <role,role>' },
  {
    name: 'places areas',
    usage:
      '<file.csv|.gpkg> --source <text> [--code c --level l | --level-field f] [--level-names <level: nl=…; en=… | … or file.json>] [--complete]',
  },
  { name: 'figures load', usage: '<file.csv> --of one|other' },
];
const read = (...args: string[]) => readCommandLine(args, commands);

describe('a command line', () => {
  it('gives a command its words and options', () => {
    expect(read('restore', 'a.polder', '--replace')).toEqual({
      command: commands[2],
      positional: ['a.polder'],
      options: { replace: undefined },
    });
    expect(read('people', 'add', '--name', 'Noor', '--roles=editor').options).toEqual({
      name: 'Noor',
      roles: 'editor',
    });
    const areas = read('places', 'areas', 'a.csv', '--source', 's', '--level-field=f');
    expect(areas.options).toEqual({ source: 's', 'level-field': 'f' });
    expect(read('figures', 'load', 'a.csv', '--of', 'one').options).toEqual({ of: 'one' });
  });

  it.each([
    ['a command that there is not', ['fly'], 'no command “fly”'],
    ['no word where one is needed', ['backup'], '<file> is missing'],
    ['a word too many', ['backup', 'a', 'b'], '“b” is one word too many'],
    ['a word where none is taken', ['start', 'now'], '“now” is one word too many'],
    ['an option that there is not', ['restore', 'a', '--force'], '--force'],
    ['an option without its value', ['places', 'areas', 'a', '--source'], '--source'],
    ['a value for an option that takes none', ['restore', 'a', '--replace=yes'], '--replace'],
    ['an option that is left out', ['people', 'add', '--name', 'Noor'], '--roles is missing'],
    ['an option left empty', ['people', 'add', '--name=', '--roles', 'x'], '--name'],
  ])('with %s is refused', (_, args, message) => {
    expect(() => read(...args)).toThrow(CalledWrongly);
    expect(() => read(...args)).toThrow(message);
  });

  it.each([
    [['restore', 'a', '--force'], 'There is no option --force.'],
    [['places', 'areas', 'a', '--source'], '--source needs a value.'],
    [['places', 'areas', 'a', '--source', '-1'], '--source needs a value; one that begins'],
    [['restore', 'a', '--replace=yes'], '--replace takes no value.'],
  ])('%j is refused in one plain line', (args, message) => {
    expect(() => read(...args)).toThrow(message);
    expect(() => read(...args)).toThrow(/^[^\n]+\n\n {2}polder /);
  });

  it.each([
    [['restore', '--help'], true],
    [['people', 'add', '--name', 'Noor', '-h'], true],
    [['restore', '--', '--help'], false],
    [['restore', 'a'], false],
  ])('%j asks for help: %s', (args, isAsked) => {
    expect(asksForHelp(args)).toBe(isAsked);
    expect(commandOf(args, commands).name).toMatch(/^(?:restore|people add)$/);
  });

  it('shows how the command is called', () => {
    expect(() => read('restore')).toThrow('polder restore <file> [--replace]');
  });
});
