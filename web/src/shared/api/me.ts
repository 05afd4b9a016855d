import { queryOptions } from '@tanstack/react-query';
import { get, patch } from '@/shared/api/http';

/** Wishes a new film starts with. */
export type Defaults = {
  aspect_ratio?: string;
  style?: string;
  tone?: string;
  voice?: string;
  language?: string;
  quality?: string;
};

export type Me = {
  id: string;
  email: string | null;
  is_anonymous: boolean;
  is_admin: boolean;
  name: string;
  avatar_url: string;
  /** Credits that may be spent at a time without being asked. */
  auto_approve: number;
  theme: string;
  defaults: Defaults;
};

export const meKey = ['me'] as const;

export const meQuery = queryOptions({
  queryKey: meKey,
  queryFn: ({ signal }) => get<Me>('/api/me', { signal }),
  staleTime: 60_000,
});

export type MeFields = Partial<
  Pick<Me, 'name' | 'avatar_url' | 'auto_approve' | 'theme' | 'defaults'>
>;
export const changeMe = (fields: MeFields) => patch<Me>('/api/me', { body: fields });
