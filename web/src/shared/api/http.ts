/** One way to call the API: with the person's token, JSON in and out, refusals as ApiError. */

import { accessToken } from '@/shared/auth/auth';
import { ApiError, problemOf } from '@/shared/api/errors';

export type CallOptions = {
  query?: Record<string, string | number | boolean | null | undefined>;
  /** An object goes as JSON, FormData and Blob as they are. */
  body?: unknown;
  /** The revision the edit was made on; the API answers 409 when the film has moved on. */
  ifMatch?: number;
  idempotencyKey?: string;
  signal?: AbortSignal;
  /** False for the few endpoints anybody may read. */
  signedIn?: boolean;
};

export const get = <Out>(path: string, options?: CallOptions) => call<Out>('GET', path, options);
export const post = <Out>(path: string, options?: CallOptions) => call<Out>('POST', path, options);
export const patch = <Out>(path: string, options?: CallOptions) =>
  call<Out>('PATCH', path, options);
export const put = <Out>(path: string, options?: CallOptions) => call<Out>('PUT', path, options);
export const del = <Out>(path: string, options?: CallOptions) => call<Out>('DELETE', path, options);

async function call<Out>(method: string, path: string, options: CallOptions = {}): Promise<Out> {
  const response = await send(path + search(options.query), {
    method,
    headers: await headersFor(options),
    body: encode(options.body),
    signal: options.signal,
  });
  if (!response.ok) throw await problemOf(response);
  if (response.status === 204) return undefined as Out;
  const type = response.headers.get('content-type') ?? '';
  return (type.includes('json') ? await response.json() : await response.text()) as Out;
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new ApiError(
      0,
      'offline',
      'Pixora cannot be reached. Check your connection and try again.',
    );
  }
}

async function headersFor(options: CallOptions): Promise<Record<string, string>> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (isJson(options.body)) headers['Content-Type'] = 'application/json';
  if (options.ifMatch !== undefined) headers['If-Match'] = String(options.ifMatch);
  if (options.idempotencyKey) headers['Idempotency-Key'] = options.idempotencyKey;
  if (options.signedIn !== false) headers.Authorization = `Bearer ${await accessToken()}`;
  return headers;
}

const isJson = (body: unknown) =>
  body !== undefined && !(body instanceof FormData) && !(body instanceof Blob);

const encode = (body: unknown) =>
  isJson(body) ? JSON.stringify(body) : (body as FormData | Blob | undefined);

function search(query: CallOptions['query']): string {
  const entries = Object.entries(query ?? {}).filter(
    ([, value]) => value !== undefined && value !== null,
  );
  if (!entries.length) return '';
  return `?${new URLSearchParams(entries.map(([key, value]) => [key, String(value)]))}`;
}
