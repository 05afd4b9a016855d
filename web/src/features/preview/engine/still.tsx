import type { CSSProperties } from 'react';
import { useOnline } from '@/shared/lib/fetched';

/** Fills its box. */
export const cover: CSSProperties = { width: '100%', height: '100%', objectFit: 'cover' };

/** A scene's still. One that cannot be fetched leaves the dark ground; it is tried again with the line. */
export function Still({ src }: { src: string }) {
  const online = useOnline();
  return (
    <img
      key={String(online)}
      src={src}
      alt=""
      style={cover}
      onError={({ currentTarget }) => {
        currentTarget.hidden = true;
      }}
    />
  );
}
