import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { common } from '@/shared/i18n/common';
import { Button } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { notify } from '@/shared/ui/toast';

/** Words to take elsewhere: selected when entered, copied by a press. */
export function CopyField(props: { label: string; value: string; focused?: boolean }) {
  const { label, value, focused } = props;
  const [copied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(value).then(() => setCopied(true), notify.failed);
  return (
    <div className="flex items-end gap-2">
      <div className="min-w-0 grow">
        <Field label={label}>
          <Input
            readOnly
            autoFocus={focused}
            value={value}
            onFocus={(event) => event.target.select()}
            className="font-mono text-xs"
          />
        </Field>
      </div>
      {'clipboard' in navigator && (
        <Button tone="outline" className="h-9" onClick={() => void copy()}>
          {copied ? <Check className="size-4 text-ok" /> : <Copy className="size-4" />}
          <span aria-live="polite">{copied ? common.copied : common.copy}</span>
        </Button>
      )}
    </div>
  );
}
