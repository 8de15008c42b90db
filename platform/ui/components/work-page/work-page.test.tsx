import { describe, expect, it } from 'vitest';
import { examplePage, faults, markup } from '../../testing.ts';
import { navGroups, WorkPage } from './work-page.tsx';

const work = [
  { href: '/work/desk', label: 'Desk', icon: 'inbox', group: 'Daily' },
  { href: '/work/people', label: 'People', group: 'Manage' },
  { href: '/work/cases', label: 'Cases', group: 'Daily' },
];

describe('WorkPage', () => {
  const page = examplePage('en', { nav: { resident: [], work }, path: '/work/cases' });
  const html = markup(
    <WorkPage
      page={page}
      title="Cases"
      actions={<a href="/work/cases/new">New</a>}
      breadcrumb={[{ label: 'Work', href: '/work' }]}
    />,
  );

  it('has one h1, and stays out of search engines', () => {
    expect(html.match(/<h1>Cases<\/h1>/g)).toHaveLength(1);
    expect(html).toContain('content="noindex"');
    expect(faults(html)).toEqual([]);
  });

  it('has a menu that opens without a script', () => {
    expect(html).toContain('<details class="polder-menu"><summary');
  });

  it('leads back to the first page of the workspace', () => {
    expect(html.match(/class="polder-side__link" href="\/work"><svg/g)).toHaveLength(2);
    const home = markup(
      <WorkPage page={{ ...page, path: '/work' }} title="Hello" breadcrumb={[]} />,
    );
    expect(home.match(/href="\/work" aria-current="page"/g)).toHaveLength(2);
  });

  it('marks where the reader is', () => {
    expect(html.match(/href="\/work\/cases" aria-current="page"/g)).toHaveLength(2);
  });
});

describe('navGroups', () => {
  it('keeps items of a group together, in the order in which groups appear', () => {
    expect(navGroups(work).map((group) => [group.name, group.items.length])).toEqual([
      ['Daily', 2],
      ['Manage', 1],
    ]);
  });
});
