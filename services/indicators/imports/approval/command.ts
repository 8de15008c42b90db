import { record } from '../../../../platform/audit/audit.ts';
import type { City, CommandArguments } from '../../../../platform/service.ts';
import { readSetting, writeSetting } from '../../../../platform/settings/settings.ts';
import { commandLine } from '../command-arguments.ts';
import { approvalSetting, approvals } from './rule.ts';

/** `polder indicators approval` */
export const approvalCommand = async (city: City, { positional, print }: CommandArguments) => {
  const [wanted] = positional;
  if (wanted === undefined) {
    print(`Figures are published by: ${await readSetting(city.db, approvalSetting)}`);
    return;
  }
  const chosen = approvals.find((one) => one === wanted);
  if (chosen === undefined) throw new Error(`“${wanted}” is neither of: ${approvals.join(', ')}`);
  await city.db.transaction(async (tx) => {
    await writeSetting(tx, approvalSetting, chosen, commandLine, city.now());
    await record(
      tx,
      { actor: 'system', action: 'indicators.approval-changed', subject: chosen },
      city.now(),
    );
  });
  print(
    chosen === 'own'
      ? 'A steward may now publish alone'
      : 'Figures are now published once a second person approves',
  );
};
