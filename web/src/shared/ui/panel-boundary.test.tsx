import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { PanelBoundary } from './panel-boundary';

test('a panel that fell over a bad answer stands again with a good one, the others never fell', async () => {
  vi.spyOn(console, 'error').mockReturnValue();
  const answers: unknown[] = [{ not: 'a list' }, ['One', 'Two']];
  const queryFn = () => Promise.resolve(answers.shift());
  const List = () => {
    const { data = [] } = useQuery({ queryKey: ['list'], queryFn, staleTime: Infinity });
    return (data as string[]).map((text) => <p key={text}>{text}</p>);
  };
  render(
    <QueryClientProvider client={new QueryClient()}>
      <PanelBoundary name="list">
        <List />
      </PanelBoundary>
      <PanelBoundary name="rest">The rest</PanelBoundary>
    </QueryClientProvider>,
  );
  await screen.findByText('The list stopped working');
  screen.getByText('The rest');
  await userEvent.click(screen.getByRole('button', { name: 'Reload list' }));
  expect(await screen.findByText('Two')).toBeTruthy();
});
