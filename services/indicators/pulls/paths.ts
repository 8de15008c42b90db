export const pullsPath = '/work/indicators/pulls';

export const sourcePath = (id: number, more = ''): string => `${pullsPath}/${id}${more}`;
