import { RectangleHorizontal, RectangleVertical, Square } from 'lucide-react';
import type { Aspect } from '@/shared/api/types';
import { Segmented } from '@/shared/ui/segmented';

const ASPECTS = [
  { value: '16:9', label: '16:9', icon: <RectangleHorizontal aria-hidden /> },
  { value: '9:16', label: '9:16', icon: <RectangleVertical aria-hidden /> },
  { value: '1:1', label: '1:1', icon: <Square aria-hidden /> },
] as const;

export function AspectPicker({
  value,
  onChange,
}: {
  value: Aspect;
  onChange: (aspect: Aspect) => void;
}) {
  return (
    <Segmented compact label="Aspect ratio" value={value} options={ASPECTS} onChange={onChange} />
  );
}

/** CSS aspect-ratio of a film. */
export const aspectStyle = (aspect: Aspect) => ({ aspectRatio: aspect.replace(':', ' / ') });
