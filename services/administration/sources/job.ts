import { record } from '../../../platform/audit/audit.ts';
import type { JobDefinition } from '../../../platform/jobs/jobs.ts';
import type { City } from '../../../platform/service.ts';
import { runImport } from './import.ts';
import { finishImport, importById } from './store.ts';

export const importJobName = 'administration.load-places';

/** Loads a large file of areas or addresses; `subject` is the import's id. */
export const importJob: JobDefinition<City> = {
  name: importJobName,
  label: {
    nl: 'Gebieden of adressen inlezen',
    en: 'Load areas or addresses',
    de: 'Gebiete oder Adressen einlesen',
    da: 'Indlæs områder eller adresser',
  },
  attempts: 1, // a file that is wrong is wrong the second time too
  run: async (city, { subject, startedBy }, progress) => {
    const waiting = await importById(city.db, subject);
    if (waiting.fileId === null) return; // done before the program was stopped
    const { file, bytes } = await city.files.read(city.db, waiting.fileId);
    await progress.report(waiting.fileName, 0, 1);
    await city.write(async (tx) => {
      const result = await runImport(tx, waiting.kind, { name: file.name, bytes }, waiting.options);
      await finishImport(tx, waiting.id, result);
      const event = {
        actor: startedBy,
        action: `administration.${waiting.kind}-loaded`,
        subject: waiting.id,
      };
      await record(tx, { ...event, details: result }, city.now());
    });
    await city.files.remove(city.db, waiting.fileId);
    await progress.report(waiting.fileName, 1, 1);
  },
};
