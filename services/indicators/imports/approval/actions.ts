import type { ByLanguage } from '../../../../platform/messages/languages.ts';

/** What people read in the audit trail of submitting and approving. */
export const approvalActions: Readonly<Record<string, ByLanguage>> = {
  'indicators.batch-submitted': {
    nl: 'Levering voorgelegd',
    en: 'Batch submitted for approval',
    de: 'Lieferung zur Freigabe eingereicht',
    da: 'Levering sendt til godkendelse',
  },
  'indicators.batch-approved': {
    nl: 'Levering goedgekeurd',
    en: 'Batch approved',
    de: 'Lieferung freigegeben',
    da: 'Levering godkendt',
  },
  'indicators.batch-returned': {
    nl: 'Levering teruggestuurd',
    en: 'Batch sent back',
    de: 'Lieferung zurückgegeben',
    da: 'Levering sendt tilbage',
  },
  'indicators.batch-submission-cancelled': {
    nl: 'Voorleggen van levering teruggenomen',
    en: 'Submission of batch taken back',
    de: 'Einreichung der Lieferung zurückgenommen',
    da: 'Indsendelse af levering taget tilbage',
  },
  'indicators.approval-changed': {
    nl: 'Regel voor goedkeuring gewijzigd',
    en: 'Rule for approval changed',
    de: 'Regel für die Freigabe geändert',
    da: 'Regel for godkendelse ændret',
  },
};
