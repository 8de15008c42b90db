import { defineService } from '../../platform/service.ts';

export default defineService({ name: 'administration' });
