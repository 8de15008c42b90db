/** Tells those who look at a conversation or at the inbox that there is something new. */
import { EventEmitter } from 'node:events';
import type { City } from '../../../platform/service.ts';

const emitters = new WeakMap<City['database'], EventEmitter>();

const emitterOf = (database: City['database']): EventEmitter => {
  const known = emitters.get(database);
  if (known) return known;
  const made = new EventEmitter();
  made.setMaxListeners(0); // one for each open page
  emitters.set(database, made);
  return made;
};

/** To be called in the transaction that changes it; readers look again a moment later, once it stands. */
export const announce = (database: City['database']): void => {
  emitterOf(database).emit('change');
};

/** @returns how to stop */
export const onChange = (database: City['database'], listener: () => void): (() => void) => {
  const emitter = emitterOf(database);
  emitter.on('change', listener);
  return () => emitter.off('change', listener);
};
