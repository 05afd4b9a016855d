import { renderToString } from 'react-dom/server';
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from 'react-router';
import { App } from '@/app/app';
import { routes } from '@/app/routes';

/** What a first visitor sees before any script has run; build/first-page.ts asks for it. */
export async function firstPageMarkup(): Promise<string> {
  const { query, dataRoutes } = createStaticHandler(routes);
  const context = await query(new Request('http://first.page/'));
  if (context instanceof Response || context.errors) throw new Error('The first page failed');
  const router = createStaticRouter(dataRoutes, context);
  return renderToString(
    <App>
      <StaticRouterProvider router={router} context={context} hydrate={false} />
    </App>,
  );
}
