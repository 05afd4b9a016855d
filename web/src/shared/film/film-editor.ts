/**
 * Sends edits one after another, each on the revision the one before it made, and shows them at
 * once: a draft lies over the server's document until the stream has brought its revision.
 */

import type { QueryClient } from '@tanstack/react-query';
import { post } from '@/shared/api/http';
import { isCode } from '@/shared/api/errors';
import type { Project, Quote } from '@/shared/api/types';
import { previewEdit, untouched, type Edit } from '@/shared/film/edits';
import { filmKey } from '@/shared/film/film-query';
import type { FilmState } from '@/shared/film/film-state';
import { keepUnsent, takeUnsent } from '@/shared/film/unsent';

/** An edit on its way. `revision` is known once the server has taken it. */
type Draft = {
  id: number;
  apply: (project: Project) => Project;
  revision: number | undefined;
  /** Refused because the session had ended: it stays on the screen until it is sent anew. */
  refused?: boolean;
};
type Saved = { revision: number; summary: string };
export type ToolOptions = {
  preview?: (project: Project) => Project;
  maxCredits?: number;
  idempotencyKey?: string;
};
/** What tools/results.py answers: `Started` of paid tools, `Changed` of free ones. */
export type ToolAnswer = {
  status?: 'started' | 'text_only' | 'nothing_to_do' | 'quote_only';
  summary: string;
  revision: number;
  quote?: Quote | null;
};

/** How long a saved edit may wait for its event before the document is fetched instead, in ms. */
const PATIENCE_MS = 3000;
/** How often the server is tried while it cannot be reached, in ms. */
const RETRY_MS = 3000;

export class FilmEditor {
  drafts: readonly Draft[] = [];
  private listeners = new Set<() => void>();
  private queue: Promise<unknown> = Promise.resolve();
  private revision = 0;
  private nextDraft = 1;

  constructor(
    readonly filmId: string,
    private readonly queries: QueryClient,
  ) {}

  /**
   * Edits the document directly. When the film has moved on meanwhile (a take came in, another
   * tab), the edit is sent again if nobody touched what it changes; else rejects with `conflict`.
   */
  edit(edits: Edit[]): Promise<Saved> {
    const before = this.document();
    const draft = this.lay((project) => edits.reduce(previewEdit, project));
    const key = crypto.randomUUID();
    const sent = this.inTurn(async () => {
      try {
        return await this.send(edits, key);
      } catch (error) {
        if (!isCode(error, 'conflict')) throw error;
        await this.queries.refetchQueries({ queryKey: filmKey(this.filmId) });
        this.revision = 0;
        if (before && !edits.every((edit) => untouched(before, this.document(), edit))) throw error;
        return await this.send(edits, crypto.randomUUID());
      }
    });
    return this.settle(sent, draft, edits);
  }

  /** Sends what could not be sent while the person was signed out; how many edits. */
  async sendUnsent(): Promise<number> {
    const edits = takeUnsent(this.filmId);
    if (!edits.length) return 0;
    const sent = this.edit(edits);
    this.show(this.drafts.filter((draft) => !draft.refused));
    await sent;
    return edits.length;
  }

  /**
   * Calls a tool. `preview` shows a free change at once. A paid tool runs when its price is not
   * above `maxCredits`; without it the answer is only the quote.
   */
  tool<Out = ToolAnswer>(
    name: string,
    args: Record<string, unknown> = {},
    options: ToolOptions = {},
  ): Promise<Out> {
    const draft = options.preview && this.lay(options.preview);
    const idempotencyKey = options.idempotencyKey ?? crypto.randomUUID();
    const sent = this.inTurn(() =>
      throughOutages(() =>
        post<Out>(`/api/projects/${this.filmId}/tools/${name}`, {
          body: args,
          query: { max_credits: options.maxCredits },
          idempotencyKey,
        }),
      ),
    );
    return this.settle(sent, draft);
  }

  /** The newest revision known, by answer or by event. */
  revisionNow = () => Math.max(this.revision, this.known());

  /** Something changed here is not with the server yet. */
  saving = () => this.drafts.some((draft) => draft.revision === undefined);

  watch = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The server's document with the drafts it does not hold yet on top. */
  shown(film: FilmState, drafts: readonly Draft[]): Project {
    return drafts
      .filter((draft) => draft.revision === undefined || draft.revision > film.revision)
      .reduce((project, draft) => draft.apply(project), film.project);
  }

  private send = (edits: Edit[], idempotencyKey: string) =>
    throughOutages(() =>
      post<Saved>(`/api/projects/${this.filmId}/edits`, {
        body: { edits },
        ifMatch: this.revisionNow(),
        idempotencyKey,
      }),
    );

  private lay(apply: Draft['apply']): Draft {
    const draft = { id: this.nextDraft++, apply, revision: undefined };
    this.show([...this.drafts.filter((kept) => !this.arrived(kept)), draft]);
    return draft;
  }

  private inTurn<Out>(send: () => Promise<Out>): Promise<Out> {
    const sent = this.queue.then(send, send);
    this.queue = sent.catch(() => undefined);
    return sent;
  }

  private async settle<Out>(
    sent: Promise<Out>,
    draft: Draft | undefined,
    edits?: readonly Edit[],
  ): Promise<Out> {
    try {
      const saved = await sent;
      const revision = (saved as Partial<Saved> | undefined)?.revision;
      if (revision) this.revision = Math.max(this.revision, revision);
      if (draft)
        this.show(
          this.drafts.map((d) => (d.id === draft.id ? { ...d, revision: revision ?? 0 } : d)),
        );
      if (revision) setTimeout(() => this.catchUp(revision), PATIENCE_MS);
      return saved;
    } catch (error) {
      const refused = edits !== undefined && isCode(error, 'unauthorized');
      if (refused) keepUnsent(this.filmId, edits);
      if (draft)
        this.show(
          refused
            ? this.drafts.map((d) => (d.id === draft.id ? { ...d, refused } : d))
            : this.drafts.filter((d) => d.id !== draft.id),
        );
      throw error;
    }
  }

  /** Fetches the document when the stream did not bring an edit in time (it may be down). */
  private catchUp(revision: number) {
    if (this.known() < revision) {
      void this.queries.invalidateQueries({ queryKey: filmKey(this.filmId) });
    }
  }

  private arrived = (draft: Draft) =>
    draft.revision !== undefined && draft.revision <= this.known();

  private known = () => this.state()?.revision ?? 0;

  private state = () => this.queries.getQueryData<FilmState>(filmKey(this.filmId));

  private document = () => this.state()?.project;

  private show(drafts: readonly Draft[]) {
    this.drafts = drafts;
    for (const listener of this.listeners) listener();
  }
}

/** Sends until the server is reached. The call's idempotency key makes a repeat harmless. */
async function throughOutages<Out>(send: () => Promise<Out>): Promise<Out> {
  for (;;) {
    try {
      return await send();
    } catch (error) {
      if (!isCode(error, 'offline')) throw error;
      await lineBack();
    }
  }
}

const lineBack = () =>
  new Promise<void>((resolve) => {
    const go = () => {
      clearTimeout(timer);
      removeEventListener('online', go);
      resolve();
    };
    const timer = setTimeout(go, RETRY_MS);
    addEventListener('online', go);
  });
