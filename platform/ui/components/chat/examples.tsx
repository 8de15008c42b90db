import type { ExampleSet } from '../../example.ts';
import { Chat, ChatMessage } from './chat.tsx';

export const examples: ExampleSet = {
  component: 'Chat',
  about: 'A conversation, the reader on one side and who answers on the other.',
  examples: [
    {
      title: 'A question and its answer',
      show: () => (
        <Chat label="Conversation">
          <ChatMessage who="You" isOwn>
            <p>What does a passport cost?</p>
          </ChatMessage>
          <ChatMessage who="Assistant" footer={<span>Last checked on 3 November 2026</span>}>
            <p>A passport for an adult costs € 78.</p>
          </ChatMessage>
        </Chat>
      ),
    },
  ],
};
