import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Section } from '@/features/settings/section';
import { useSaveMe } from '@/features/settings/use-save-me';
import { changeAvatar, meKey, removeAvatar, type Me } from '@/shared/api/me';
import { account, profile as words } from '@/shared/i18n/account';
import { Button } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { notify } from '@/shared/ui/toast';

/** Name and picture. A field is kept when it is left. */
export function ProfileSection({ me }: { me: Me }) {
  const save = useSaveMe();
  const [name, setName] = useState(me.name);
  const keep = () => name.trim() !== me.name && save({ name: name.trim() });
  return (
    <Section id="profile" title={words.profile}>
      <AvatarField me={me} />
      <Field label={words.name}>
        <Input
          autoComplete="name"
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.target.value)}
          onBlur={keep}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
          className="max-w-sm"
        />
      </Field>
      {me.email && (
        <Field label={account.email}>
          <Input readOnly value={me.email} className="max-w-sm text-fg-2" />
        </Field>
      )}
    </Section>
  );
}

function AvatarField({ me }: { me: Me }) {
  const queries = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const show = (next: Promise<Me>) =>
    void next.then((answer) => queries.setQueryData(meKey, answer)).catch(notify.failed);
  const letter = (me.name || me.email || 'G').charAt(0).toUpperCase();
  return (
    <div className="flex items-center gap-4">
      <span className="grid size-16 place-items-center overflow-hidden rounded-full bg-raise text-lg font-medium">
        {me.avatar_url ? (
          <img src={me.avatar_url} alt={words.avatar} className="size-full object-cover" />
        ) : (
          letter
        )}
      </span>
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg,image/webp"
        aria-label={words.avatarChange}
        className="sr-only"
        tabIndex={-1}
        onChange={({ target }) => target.files?.[0] && show(changeAvatar(target.files[0]))}
      />
      <Button tone="outline" onClick={() => input.current?.click()}>
        {words.avatarChange}
      </Button>
      {me.avatar_url && <Button onClick={() => show(removeAvatar())}>{words.avatarRemove}</Button>}
    </div>
  );
}
