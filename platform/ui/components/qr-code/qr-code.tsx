import { encode } from 'uqr';

/** ISO/IEC 18004, 5.3.8: four modules of white on each side, or scanners do not find the code. */
const quietZone = 4;

/** Dark modules as one path, a run of a row at a time, in units of a module. */
export const modulePath = (rows: readonly (readonly boolean[])[]): string => {
  const runs: string[] = [];
  for (const [y, row] of rows.entries())
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue;
      const end = row.indexOf(false, x);
      const width = (end === -1 ? row.length : end) - x;
      runs.push(`M${x} ${y}h${width}v1h-${width}z`);
      x += width;
    }
  return runs.join('');
};

export interface QrCodeProps {
  /** What a scanner reads: an address or a few words. */
  readonly content: string;
  /** Says what it is, for those who do not see it; what it holds must stand beside it as text. */
  readonly label: string;
}

/**
 * A QR code, dark on white whatever the reader's colours: scanners want it so.
 *
 * @example <QrCode content="otpauth://totp/…" label="QR code with the key of your account" />
 * @throws Error when the content is longer than a code can hold (some two thousand characters)
 */
export const QrCode = ({ content, label }: QrCodeProps) => {
  const { data, size } = encode(content, { ecc: 'M', border: quietZone });
  return (
    <svg
      class="polder-qr"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      width="220"
      height="220"
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={modulePath(data)} fill="#000" />
    </svg>
  );
};
