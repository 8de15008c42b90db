import type { ExampleSet } from '../../example.ts';
import { QrCode } from './qr-code.tsx';

export const examples: ExampleSet = {
  component: 'QR code',
  about: 'To take an address or a key to a phone. What it holds stands beside it as text.',
  examples: [
    {
      title: 'An address',
      show: () => <QrCode content="https://polderdam.example" label="QR code: polderdam.example" />,
    },
  ],
};
