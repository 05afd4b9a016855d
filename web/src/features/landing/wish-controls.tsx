import { useQuery } from '@tanstack/react-query';
import { LENGTHS_S, useWish } from '@/features/landing/wish';
import { capitalised, choicesQuery, languageName } from '@/shared/api/choices';
import { landing } from '@/shared/i18n/landing';
import { AspectPicker } from '@/shared/ui/aspect-picker';
import { Select } from '@/shared/ui/input';

/** Ratio, length, style, tone, voice and language. What is left open, the planner decides. */
export function WishControls() {
  const { wish, set } = useWish();
  const { data } = useQuery(choicesQuery);
  return (
    <>
      <AspectPicker
        value={wish.aspect_ratio || '16:9'}
        onChange={(aspect_ratio) => set({ aspect_ratio })}
      />
      <Select
        chip
        aria-label={landing.length}
        value={wish.duration_s}
        onChange={(event) => set({ duration_s: Number(event.target.value) || '' })}
      >
        <option value="">{landing.anyLength}</option>
        {LENGTHS_S.map((seconds) => (
          <option key={seconds} value={seconds}>
            {landing.lengthSeconds(seconds)}
          </option>
        ))}
      </Select>
      <Choice label={landing.style} any={landing.anyStyle} field="style" options={data?.styles} />
      <Choice label={landing.tone} any={landing.anyTone} field="tone" options={data?.tones} />
      <Choice
        label={landing.voice}
        any={landing.anyVoice}
        field="voice"
        options={data?.voices.map((voice) => voice.name)}
      />
      <Select
        chip
        aria-label={landing.language}
        value={wish.language}
        onChange={(event) => set({ language: event.target.value })}
      >
        {(data?.languages ?? [wish.language]).map((code) => (
          <option key={code} value={code}>
            {languageName(code)}
          </option>
        ))}
      </Select>
    </>
  );
}

function Choice({
  label,
  any,
  field,
  options,
}: {
  label: string;
  any: string;
  field: 'style' | 'tone' | 'voice';
  options?: string[];
}) {
  const value = useWish((state) => state.wish[field]);
  const set = useWish((state) => state.set);
  const offered = options ?? [];
  const shown = value && !offered.includes(value) ? [value, ...offered] : offered;
  return (
    <Select
      chip
      aria-label={label}
      value={value}
      onChange={(event) => set({ [field]: event.target.value })}
    >
      <option value="">{any}</option>
      {shown.map((option) => (
        <option key={option} value={option}>
          {capitalised(option)}
        </option>
      ))}
    </Select>
  );
}
