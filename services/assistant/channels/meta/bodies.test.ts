import { describe, expect, it } from 'vitest';
import type { Button } from '../channel.ts';
import { messengerBodies } from './messenger.ts';
import { whatsappBodies } from './whatsapp.ts';

const buttons = (...titles: readonly string[]): readonly Button[] =>
  titles.map((title, place) => ({ id: `choice:1:${place + 1}`, title }));

const many = (count: number) =>
  buttons(...Array.from({ length: count }, (_, place) => `Title ${place + 1}`));

const message = (text: string, own: readonly Button[] = []) => ({
  text,
  buttons: own,
  choose: 'Choose',
});

describe('a message by WhatsApp', () => {
  it('is a text without preview', () => {
    expect(whatsappBodies(message('hello'))).toEqual([
      { type: 'text', text: { body: 'hello', preview_url: false } },
    ]);
  });

  it('has up to three short buttons as such', () => {
    expect(whatsappBodies(message('Which?', buttons('Yes', 'No')))).toEqual([
      {
        type: 'interactive',
        interactive: {
          type: 'button',
          body: { text: 'Which?' },
          action: {
            buttons: [
              { type: 'reply', reply: { id: 'choice:1:1', title: 'Yes' } },
              { type: 'reply', reply: { id: 'choice:1:2', title: 'No' } },
            ],
          },
        },
      },
    ]);
  });

  it.each([
    ['four', many(4)],
    ['ten', many(10)],
    ['long', buttons('Opening hours of the town hall', 'No')],
  ])('has %s buttons as a list', (_, own) => {
    const [body] = whatsappBodies(message('Which?', own));
    expect(body).toMatchObject({
      interactive: { type: 'list', action: { button: 'Choose' } },
    });
    const { interactive } = body as {
      interactive: { action: { sections: { rows: Record<string, string>[] }[] } };
    };
    const rows = interactive.action.sections.flatMap((section) => section.rows);
    expect(rows.map(({ id }) => id)).toEqual(own.map(({ id }) => id));
    for (const { title = '', description = '' } of rows) {
      expect(title.length).toBeLessThanOrEqual(24);
      expect(description.length).toBeLessThanOrEqual(72);
    }
  });

  it('names a long title in full below the short one', () => {
    const [body] = whatsappBodies(message('Which?', buttons('Opening hours of the town hall')));
    expect(JSON.stringify(body)).toContain('"description":"Opening hours of the town hall"');
  });

  it('has no buttons where there are more than a list takes: the text names them', () => {
    expect(whatsappBodies(message('Which?', many(11)))).toMatchObject([{ type: 'text' }]);
  });

  it('goes in pieces, the buttons with the last', () => {
    const long = Array.from({ length: 400 }, () => 'eleven word').join(' ');
    const bodies = whatsappBodies(message(long, buttons('Yes')));
    expect(bodies.map((body) => (body as { type: string }).type)).toEqual(['text', 'interactive']);
    const [text, asked] = bodies as [
      { text: { body: string } },
      { interactive: { body: { text: string } } },
    ];
    expect(text.text.body.length).toBeLessThanOrEqual(4096);
    expect(asked.interactive.body.text.length).toBeLessThanOrEqual(1024);
    expect(`${text.text.body} ${asked.interactive.body.text}`).toBe(long);
  });
});

describe('a message by Messenger', () => {
  it('has quick replies with the last piece', () => {
    const long = Array.from({ length: 250 }, () => 'eleven word').join(' ');
    const bodies = messengerBodies(message(long, buttons('Opening hours of the town hall')));
    expect(bodies).toHaveLength(2);
    expect(bodies[0]).not.toHaveProperty('quick_replies');
    expect(bodies[1]).toMatchObject({
      quick_replies: [
        { content_type: 'text', title: 'Opening hours of th…', payload: 'choice:1:1' },
      ],
    });
  });

  it('has thirteen at most', () => {
    expect(messengerBodies(message('Which?', many(13)))[0]).toHaveProperty('quick_replies');
    expect(messengerBodies(message('Which?', many(14)))).toEqual([{ text: 'Which?' }]);
  });
});
