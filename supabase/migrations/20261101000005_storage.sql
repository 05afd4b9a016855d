-- Buckets and who may touch what in them. A file's first folder is its owner's id.
insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types) values
  ('media', 'media', false, 524288000, null),
  ('uploads', 'uploads', false, 104857600, array['image/*', 'video/*', 'audio/*']),
  ('avatars', 'avatars', true, 2097152, array['image/png', 'image/jpeg', 'image/webp'])
on conflict (id) do nothing;

-- Films' files are written by the server only; their owner may read them.
create policy pixora_media_read on storage.objects for select to authenticated
  using (bucket_id = 'media' and (storage.foldername(name))[1] = (select auth.uid())::text);
create policy pixora_own_read on storage.objects for select to authenticated
  using (bucket_id in ('uploads', 'avatars') and (storage.foldername(name))[1] = (select auth.uid())::text);
create policy pixora_own_add on storage.objects for insert to authenticated
  with check (bucket_id in ('uploads', 'avatars') and (storage.foldername(name))[1] = (select auth.uid())::text);
create policy pixora_own_change on storage.objects for update to authenticated
  using (bucket_id in ('uploads', 'avatars') and (storage.foldername(name))[1] = (select auth.uid())::text)
  with check (bucket_id in ('uploads', 'avatars') and (storage.foldername(name))[1] = (select auth.uid())::text);
create policy pixora_own_remove on storage.objects for delete to authenticated
  using (bucket_id in ('uploads', 'avatars') and (storage.foldername(name))[1] = (select auth.uid())::text);
create policy pixora_buckets_read on storage.buckets for select to authenticated
  using (id in ('media', 'uploads', 'avatars'));
