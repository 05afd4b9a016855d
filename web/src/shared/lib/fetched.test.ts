import { expect, test, vi } from 'vitest';
import { fetched } from './fetched';

const line = (there: boolean) => vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(there);

test('a part that cannot be fetched without a line comes when the line is back', async () => {
  const load = vi
    .fn<() => Promise<string>>()
    .mockRejectedValueOnce(new TypeError('Failed to fetch'))
    .mockResolvedValue('the panel');
  line(false);
  const part = fetched(load);
  await vi.waitFor(() => expect(load).toHaveBeenCalledTimes(1));
  line(true);
  dispatchEvent(new Event('online'));
  expect(await part).toBe('the panel');
});

test('with a line a failure is told', async () => {
  line(true);
  await expect(fetched(() => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
});
