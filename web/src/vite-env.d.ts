/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** Set for a Supabase of its own; left out = the same origin serves /auth/v1. */
  readonly VITE_SUPABASE_URL?: string;
  readonly VITE_SUPABASE_ANON_KEY?: string;
}
