/**
 * Applies RFC 6902 operations to a value without changing it; what was not touched keeps its
 * identity, so only components whose data changed render again.
 */

import type { PatchOperation } from '@/shared/api/types';

type Json = unknown;

/** Throws when a path does not exist or a `test` fails: the reader then fetches the document anew. */
export function applyPatch<Value>(document: Value, operations: readonly PatchOperation[]): Value {
  return operations.reduce<Json>(applyOne, document) as Value;
}

function applyOne(document: Json, operation: PatchOperation): Json {
  const path = keysOf(operation.path);
  switch (operation.op) {
    case 'add':
      return write(document, path, operation.value, 'add');
    case 'replace':
      return write(document, path, operation.value, 'replace');
    case 'remove':
      return write(document, path, undefined, 'remove');
    case 'copy':
      return write(document, path, read(document, keysOf(operation.from ?? '')), 'add');
    case 'move': {
      const from = keysOf(operation.from ?? '');
      return write(write(document, from, undefined, 'remove'), path, read(document, from), 'add');
    }
    case 'test':
      if (JSON.stringify(read(document, path)) === JSON.stringify(operation.value)) return document;
      throw new Error(`Patch test failed at ${operation.path}`);
  }
}

const keysOf = (pointer: string) =>
  pointer === ''
    ? []
    : pointer
        .slice(1)
        .split('/')
        .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));

function read(value: Json, path: readonly string[]): Json {
  return path.reduce<Json>((at, key) => {
    if (typeof at !== 'object' || at === null || !(key in at))
      throw new Error(`No ${key} in patch`);
    return (at as Record<string, Json>)[key];
  }, value);
}

type Change = 'add' | 'replace' | 'remove';

function write(at: Json, path: readonly string[], value: Json, change: Change): Json {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(at)) return writeItem(at, key, rest, value, change);
  if (typeof at !== 'object' || at === null) throw new Error(`No ${key} in patch`);
  const record = at as Record<string, Json>;
  if (rest.length) return { ...record, [key]: write(record[key], rest, value, change) };
  if (change !== 'remove') return { ...record, [key]: value };
  const { [key]: _removed, ...left } = record;
  return left;
}

function writeItem(list: Json[], key: string, rest: string[], value: Json, change: Change): Json {
  const index = key === '-' ? list.length : Number(key);
  const last = change === 'add' && !rest.length ? list.length : list.length - 1;
  if (!Number.isInteger(index) || index < 0 || index > last)
    throw new Error(`No item ${key} in patch`);
  if (rest.length) return list.with(index, write(list[index], rest, value, change));
  if (change === 'add') return list.toSpliced(index, 0, value);
  return change === 'remove' ? list.toSpliced(index, 1) : list.with(index, value);
}
