"""Files by name: a folder of this machine, or Supabase Storage."""
