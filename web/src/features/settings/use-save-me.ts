import { useMutation, useQueryClient } from '@tanstack/react-query';
import { changeMe, meKey, type Me, type MeFields } from '@/shared/api/me';
import { profile as words } from '@/shared/i18n/account';
import { notify } from '@/shared/ui/toast';

/** Keeps a change of the profile; shows it at once and takes it back when it is refused. */
export function useSaveMe() {
  const queries = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: changeMe,
    onMutate: (fields: MeFields) => {
      const before = queries.getQueryData<Me>(meKey);
      if (before) queries.setQueryData(meKey, { ...before, ...fields });
      return before;
    },
    onSuccess: () => notify.done(words.saved),
    onError: (error, _fields, before) => {
      queries.setQueryData(meKey, before);
      notify.failed(error);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: meKey }),
  });
  return mutate;
}
