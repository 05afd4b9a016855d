import { Clapperboard, Coins, Command, Keyboard, LogIn, LogOut, Settings2 } from 'lucide-react';
import { useRef } from 'react';
import { useNavigate } from 'react-router';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { meQuery } from '@/shared/api/me';
import { signOut, useAuth } from '@/shared/auth/auth';
import { common } from '@/shared/i18n/common';
import { COMMAND } from '@/shared/lib/keys';
import { togglePalette } from '@/shared/lib/palette';
import { Menu, MenuItem, MenuLine } from '@/shared/ui/menu';
import { notify } from '@/shared/ui/toast';

const initials = (name: string) =>
  name
    .split(/[\s@._-]+/)
    .filter(Boolean)
    .slice(0, 2)
    .map((word) => word[0]?.toUpperCase())
    .join('') || 'G';

/** Who is here, and the ways to the pages about them. */
export function AccountMenu() {
  const { user, status } = useAuth();
  const navigate = useNavigate();
  const button = useRef<HTMLButtonElement>(null);
  const go = (path: string) => () => void navigate(path);
  const { data: me } = useQuery({
    ...meQuery,
    enabled: status === 'anonymous' || status === 'named',
  });
  const name = me?.name || user?.email || common.guest;
  const queries = useQueryClient();
  /** The page goes at once, however long the server takes; whoever comes next finds nothing of it. */
  const leave = async () => {
    await navigate('/');
    await signOut();
    queries.clear();
  };
  return (
    <Menu
      trigger={
        <button
          ref={button}
          type="button"
          aria-label={`${initials(name)}, ${common.account}: ${name}`}
          className="tap-icon ms-1 grid size-8 shrink-0 place-items-center overflow-hidden rounded-full bg-raise text-xs font-medium"
        >
          {me?.avatar_url ? (
            <img src={me.avatar_url} alt="" className="size-full object-cover" />
          ) : (
            initials(name)
          )}
        </button>
      }
    >
      <p className="max-w-60 truncate px-2 py-1.5 text-xs text-fg-3">{name}</p>
      <MenuItem icon={<Clapperboard />} onSelect={go('/films')}>
        {common.films}
      </MenuItem>
      <MenuItem icon={<Coins />} onSelect={go('/credits')}>
        {common.usage}
      </MenuItem>
      <MenuItem icon={<Settings2 />} onSelect={go('/settings')}>
        {common.settings}
      </MenuItem>
      <MenuLine />
      <MenuItem
        icon={<Command />}
        kbd={`${COMMAND}K`}
        onSelect={() => togglePalette('palette', button.current)}
      >
        {common.search}
      </MenuItem>
      <MenuItem
        icon={<Keyboard />}
        kbd="?"
        className="pointer-coarse:hidden"
        onSelect={() => togglePalette('shortcuts', button.current)}
      >
        {common.shortcuts}
      </MenuItem>
      <MenuLine />
      {status === 'named' ? (
        <MenuItem icon={<LogOut />} onSelect={() => void leave().catch(notify.failed)}>
          {common.signOut}
        </MenuItem>
      ) : (
        <MenuItem icon={<LogIn />} onSelect={go('/sign-up')}>
          {status === 'anonymous' ? common.keepWork : common.signUp}
        </MenuItem>
      )}
    </Menu>
  );
}
