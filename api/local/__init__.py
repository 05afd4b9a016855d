"""Local stand-ins for Supabase's auth and storage servers. Mounted only without SUPABASE_URL."""
