/** What the API refuses, as RFC 9457 problem+json with a `code` from film/errors.py. */

export type ApiErrorCode =
  | 'internal'
  | 'not_found'
  | 'invalid'
  | 'conflict'
  | 'locked'
  | 'needs_approval'
  | 'needs_credits'
  | 'plan_moved'
  | 'forbidden'
  | 'too_many'
  | 'too_large'
  | 'unavailable'
  | 'cancelled'
  | 'unauthorized'
  | 'offline';

export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: ApiErrorCode,
    message: string,
    /** Facts beside the sentence: `quote`, `revision`, `changed`, `retry_after_s`. */
    readonly details: Record<string, unknown> = {},
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

export const isCode = (error: unknown, ...codes: ApiErrorCode[]): error is ApiError =>
  error instanceof ApiError && codes.includes(error.code);

const BY_STATUS: Record<number, ApiErrorCode> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  413: 'too_large',
  422: 'invalid',
  429: 'too_many',
  503: 'unavailable',
};

/** Reads a refused response. A body that is no problem document still gives a sentence. */
export async function problemOf(response: Response): Promise<ApiError> {
  const body = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  const { code, detail, title, details, ...rest } = body;
  const kind = typeof code === 'string' ? (code as ApiErrorCode) : BY_STATUS[response.status];
  const words = [detail, title].find((text) => typeof text === 'string' && text) as
    string | undefined;
  const facts = { ...rest, ...(typeof details === 'object' && details ? details : {}) };
  return new ApiError(
    response.status,
    kind ?? 'internal',
    words ?? `The server answered ${response.status}.`,
    facts,
  );
}

/** Any failure as a sentence for a person. */
export function sentenceOf(error: unknown): string {
  if (error instanceof Error && error.message) return error.message;
  return 'Something went wrong. Try again.';
}
