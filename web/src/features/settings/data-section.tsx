import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Section } from '@/features/settings/section';
import { del } from '@/shared/api/http';
import { saveAnswer } from '@/shared/api/save-answer';
import { signOut } from '@/shared/auth/auth';
import { profile as words } from '@/shared/i18n/account';
import { common } from '@/shared/i18n/common';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { notify } from '@/shared/ui/toast';

/** Taking everything along, and leaving for good. */
export function DataSection() {
  const [leaving, setLeaving] = useState(false);
  const take = useMutation({
    mutationFn: () => saveAnswer('/api/me/export', 'pixora-my-data.zip'),
    onError: notify.failed,
  });
  return (
    <Section id="data" title={words.data}>
      <div className="flex flex-wrap gap-2">
        <Button tone="outline" disabled={take.isPending} onClick={() => take.mutate()}>
          {words.export}
        </Button>
        <Button tone="danger" onClick={() => setLeaving(true)}>
          {words.leave}
        </Button>
      </div>
      {leaving && <LeaveDialog onClose={() => setLeaving(false)} />}
    </Section>
  );
}

function LeaveDialog({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const leave = useMutation({
    mutationFn: async () => {
      await del('/api/me');
      await signOut('local');
    },
    onSuccess: () => navigate('/'),
    onError: notify.failed,
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={words.leaveTitle}
      description={words.leaveText}
      footer={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button tone="danger" disabled={leave.isPending} onClick={() => leave.mutate()}>
            {words.leave}
          </Button>
        </>
      }
    />
  );
}
