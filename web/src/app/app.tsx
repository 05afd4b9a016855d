import { StrictMode, type ReactNode } from 'react';
import { Providers } from '@/app/providers';

/** All around the router, in the browser and where the build draws the first page. */
export const App = ({ children }: { children: ReactNode }) => (
  <StrictMode>
    <Providers>{children}</Providers>
  </StrictMode>
);
