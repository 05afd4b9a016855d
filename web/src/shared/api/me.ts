import { queryOptions } from '@tanstack/react-query';
import { del, get, patch, post } from '@/shared/api/http';
import type { Schemas } from '@/shared/api/types';

/** Wishes a new film starts with. */
export type Defaults = {
  aspect_ratio?: string;
  style?: string;
  tone?: string;
  voice?: string;
  language?: string;
  quality?: string;
};

export type Me = Omit<Schemas['Me'], 'defaults'> & { defaults: Defaults };

export const meKey = ['me'] as const;

export const meQuery = queryOptions({
  queryKey: meKey,
  queryFn: ({ signal }) => get<Me>('/api/me', { signal }),
  staleTime: 60_000,
});

export type MeFields = Partial<Pick<Me, 'name' | 'auto_approve' | 'theme' | 'defaults'>>;
export const changeMe = (fields: MeFields) => patch<Me>('/api/me', { body: fields });

/** PNG, JPEG or WebP; the server makes it a small square. */
export function changeAvatar(file: File): Promise<Me> {
  const body = new FormData();
  body.set('file', file);
  return post<Me>('/api/me/avatar', { body });
}
export const removeAvatar = () => del<Me>('/api/me/avatar');
