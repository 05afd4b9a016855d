-- Captions show the spoken words; a language of their own was kept with the film and never used.
update public.projects set document = document #- '{settings,captions,language}'
  where document #> '{settings,captions}' ? 'language';
update public.revisions set snapshot = snapshot #- '{settings,captions,language}'
  where snapshot #> '{settings,captions}' ? 'language';
update public.revisions set patch = (
    select coalesce(jsonb_agg(step order by place), '[]')
    from jsonb_array_elements(patch) with ordinality as steps (step, place)
    where step ->> 'path' <> '/settings/captions/language')
  where patch @> '[{"path": "/settings/captions/language"}]';
