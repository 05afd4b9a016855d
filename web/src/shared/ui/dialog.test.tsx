import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { Dialog } from './dialog';
import { Main } from './main';
import { TooltipRoot } from './tooltip';

function Page({ gone }: { gone?: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <TooltipRoot>
      <Main>
        {!(gone && open) && (
          <button type="button" onClick={() => setOpen(true)}>
            Ask
          </button>
        )}
      </Main>
      {open && <Dialog open onOpenChange={setOpen} title="A question" />}
    </TooltipRoot>
  );
}

test('a closed dialog gives the focus back to what had it', async () => {
  const person = userEvent.setup();
  render(<Page />);
  await person.click(screen.getByText('Ask'));
  await screen.findByRole('dialog');
  await person.keyboard('{Escape}');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByText('Ask')));
});

test('where that is gone, the content of the page takes it', async () => {
  const person = userEvent.setup();
  render(<Page gone />);
  await person.click(screen.getByText('Ask'));
  await screen.findByRole('dialog');
  await person.keyboard('{Escape}');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('main')));
});
