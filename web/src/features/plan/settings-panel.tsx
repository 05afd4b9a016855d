import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useEdit } from '@/features/plan/use-edit';
import { capitalised, choicesQuery, languageName, type Choices } from '@/shared/api/choices';
import type { Project, Quality } from '@/shared/api/types';
import { useProject } from '@/shared/film/film-provider';
import { layoutFilm } from '@/shared/film/layout';
import { plan as words } from '@/shared/i18n/plan';
import { formatClock } from '@/shared/lib/format';
import { AspectPicker } from '@/shared/ui/aspect-picker';
import { Select } from '@/shared/ui/input';
import { Switch } from '@/shared/ui/switch';

/** Wishes for the whole film; each is kept as soon as it is chosen. */
export function SettingsPanel() {
  const project = useProject();
  const edit = useEdit();
  const { data } = useQuery(choicesQuery);
  const { settings } = project;
  return (
    <div className="grid gap-y-1">
      <Row label={words.format}>
        <AspectPicker
          value={settings.aspect}
          onChange={(aspect) => edit({ op: 'settings', aspect })}
        />
      </Row>
      <Row label={words.length}>
        <span className="tnum px-2.5 text-xs font-medium">
          {formatClock(layoutFilm(project).duration_ms)}
        </span>
      </Row>
      <Looks project={project} choices={data} />
      <MusicChoice project={project} choices={data} />
      <Row label={words.quality}>
        <Select
          chip
          aria-label={words.quality}
          value={settings.quality}
          onChange={(event) => edit({ op: 'settings', quality: event.target.value as Quality })}
        >
          {Object.entries(words.qualities).map(([quality, label]) => (
            <option key={quality} value={quality}>
              {label}
            </option>
          ))}
        </Select>
      </Row>
      <Row label={words.captions}>
        <Switch
          label={words.captions}
          checked={settings.captions.enabled}
          onCheckedChange={(captions_enabled) => edit({ op: 'settings', captions_enabled })}
        />
      </Row>
      <Row label={words.titleCard}>
        <Switch
          label={words.titleCard}
          checked={settings.title_card}
          onCheckedChange={(title_card) => edit({ op: 'settings', title_card })}
        />
      </Row>
    </div>
  );
}

function Row({ label, children }: { label: string; children: ReactElement }) {
  return (
    <div className="flex min-h-8 min-w-0 items-center justify-between gap-3">
      <p aria-hidden className="shrink-0 text-xs text-fg-3">
        {label}
      </p>
      {children}
    </div>
  );
}

function Looks({ project, choices }: { project: Project; choices: Choices | undefined }) {
  const edit = useEdit();
  const { style, tone, voice, language } = project.settings;
  const fields = [
    { label: words.style, value: style, field: 'style', options: choices?.styles },
    { label: words.tone, value: tone, field: 'tone', options: choices?.tones },
    {
      label: words.voice,
      value: voice,
      field: 'voice',
      options: choices?.voices.map(({ name }) => name),
    },
  ];
  return (
    <>
      {fields.map(({ label, value, field, options }) => (
        <Row key={field} label={label}>
          <Pick
            label={label}
            value={value}
            options={options}
            onChange={(next) => edit({ op: 'settings', [field]: next })}
          />
        </Row>
      ))}
      <Row label={words.language}>
        <Pick
          label={words.language}
          value={language}
          options={choices?.languages}
          named={languageName}
          onChange={(next) => edit({ op: 'settings', language: next })}
        />
      </Row>
    </>
  );
}

const NO_MUSIC = '';

function MusicChoice({ project, choices }: { project: Project; choices: Choices | undefined }) {
  const edit = useEdit();
  const { mood, enabled } = project.music;
  return (
    <Row label={words.music}>
      <Select
        chip
        className="max-w-44"
        aria-label={words.music}
        value={enabled ? mood : NO_MUSIC}
        onChange={({ target }) =>
          edit(
            target.value === NO_MUSIC
              ? { op: 'music', enabled: false }
              : { op: 'music', mood: target.value, enabled: true },
          )
        }
      >
        {withOwn(mood, choices?.moods).map((option) => (
          <option key={option} value={option}>
            {capitalised(option)}
          </option>
        ))}
        <option value={NO_MUSIC}>{words.musicOff}</option>
      </Select>
    </Row>
  );
}

/** The offered options; a value that is none of them (said in words) comes first. */
const withOwn = (value: string, options: readonly string[] = []) =>
  options.includes(value) ? options : [value, ...options];

function Pick({
  label,
  value,
  options,
  named = capitalised,
  onChange,
}: {
  label: string;
  value: string;
  options: readonly string[] | undefined;
  named?: (option: string) => string;
  onChange: (value: string) => void;
}) {
  return (
    <Select
      chip
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className="max-w-44"
    >
      {withOwn(value, options).map((option) => (
        <option key={option} value={option}>
          {named(option)}
        </option>
      ))}
    </Select>
  );
}
