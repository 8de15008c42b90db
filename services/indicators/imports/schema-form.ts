import type { FileMessages } from '../messages/files/index.ts';
import { schemaBytesAtMost, type TableSchema, tableSchemaShape } from './table-schema.ts';

export type ReadSchema =
  | { readonly ok: true; readonly schema: TableSchema | undefined }
  | { readonly ok: false; readonly message: string };

/** Reads a schema as it was pasted; empty is none. */
export const readSchema = (text: string, words: FileMessages): ReadSchema => {
  if (text === '') return { ok: true, schema: undefined };
  if (text.length > schemaBytesAtMost) return { ok: false, message: words.schema.tooLong };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { ok: false, message: words.schema.wrong(error instanceof Error ? error.message : '') };
  }
  const parsed = tableSchemaShape.safeParse(json);
  if (parsed.success) return { ok: true, schema: parsed.data };
  const [issue] = parsed.error.issues;
  return {
    ok: false,
    message: words.schema.wrong(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`),
  };
};
