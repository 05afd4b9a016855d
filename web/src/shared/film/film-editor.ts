/**
 * Sends edits one after another, each on the revision the one before it made, and shows them at
 * once: a draft lies over the server's document until the stream has brought its revision.
 */

import type { QueryClient } from '@tanstack/react-query';
import { post } from '@/shared/api/http';
import { ApiError, isCode } from '@/shared/api/errors';
import type { Project, Quote } from '@/shared/api/types';
import { aimsOf, previewEdit, type Edit } from '@/shared/film/edits';
import { filmKey } from '@/shared/film/film-query';
import type { FilmState } from '@/shared/film/film-state';
import { keepUnsent, takeUnsent, type Unsent } from '@/shared/film/unsent';
import { throughOutages } from '@/shared/lib/line';

/** An edit on its way. `revision` is known once the server has taken it. */
type Draft = {
  id: number;
  apply: (project: Project) => Project;
  revision: number | undefined;
  /** Refused because the session had ended: it stays on the screen until it is sent anew. */
  refused?: boolean;
};
type Saved = { revision: number; summary: string };
/** Edits of what somebody else has changed meanwhile: the person says which of the two stays. */
export type Clash = { id: number; edits: readonly Edit[]; decide: (mine: boolean) => void };
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
/** The summary of edits that the person has dropped for what somebody else wrote. */
const THEIRS = 'Kept as it was.';
export class FilmEditor {
  drafts: readonly Draft[] = [];
  clashes: readonly Clash[] = [];
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
   * tab), the edit is sent again if nobody touched what it changes; else the person decides.
   * `was` are edits to what the person saw when they began, where that took them a while.
   */
  edit(edits: Edit[], was: Edit[] = []): Promise<Saved> {
    return this.sendNow({ edits, seen: this.seen(edits, was) });
  }

  /** Sends what could not be sent while the person was signed out; how many edits. */
  async sendUnsent(): Promise<number> {
    const kept = takeUnsent(this.filmId);
    if (!kept.length) return 0;
    await this.queries.refetchQueries({ queryKey: filmKey(this.filmId) }); // nothing came meanwhile
    this.show(this.drafts.filter((draft) => !draft.refused));
    const sent = kept.map((unsent) => this.sendNow(unsent));
    return (await Promise.all(sent)).filter(({ summary }) => summary !== THEIRS).length;
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

  /** The film as the server has it, without what is on its way there. */
  document = () => this.state()?.project;

  /** Whether all that was changed here is with the server, on its way, or waits for the person. */
  standing = (): 'saved' | 'saving' | 'unsaved' => {
    if (this.clashes.length || this.drafts.some((draft) => draft.refused)) return 'unsaved';
    return this.drafts.some((draft) => draft.revision === undefined) ? 'saving' : 'saved';
  };

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

  private sendNow(unsent: Unsent): Promise<Saved> {
    const { edits, seen } = unsent;
    const draft = this.lay((project) => edits.reduce(previewEdit, project));
    return this.settle(this.deliver(edits, seen), draft, unsent);
  }

  private async deliver(edits: readonly Edit[], seen: readonly string[]): Promise<Saved> {
    try {
      return await this.inTurn(() => this.sendTwice(edits, seen));
    } catch (error) {
      if (!isCode(error, 'conflict')) throw error;
    }
    if (!(await this.asked(edits))) return { revision: this.known(), summary: THEIRS };
    return this.deliver(edits, this.seen(edits));
  }

  /** The film may have moved without touching what these edits change. */
  private async sendTwice(edits: readonly Edit[], seen: readonly string[]): Promise<Saved> {
    const send = () => {
      const key = crypto.randomUUID();
      return throughOutages(() => this.send(edits, key, seen));
    };
    try {
      return await send();
    } catch (error) {
      if (!isCode(error, 'conflict')) throw error;
      await this.queries.refetchQueries({ queryKey: filmKey(this.filmId) });
      this.revision = 0;
      return send();
    }
  }

  /** Throws `conflict` when somebody else has changed it: the server only sees that the film moved. */
  private send(edits: readonly Edit[], idempotencyKey: string, seen: readonly string[]) {
    if (this.touched(edits, seen)) throw new ApiError(409, 'conflict', 'It was changed meanwhile.');
    return post<Saved>(`/api/projects/${this.filmId}/edits`, {
      body: { edits },
      ifMatch: this.revisionNow(),
      idempotencyKey,
    });
  }

  /** What those edits replace, as the server has it now and as each edit on its way will leave it. */
  private seen(edits: readonly Edit[], was: readonly Edit[] = []): string[] {
    let project = this.document();
    if (!project) return [];
    const seen = [aimsOf(project, edits)];
    const begun = aimsOf(was.reduce(previewEdit, project), edits);
    for (const draft of this.drafts) {
      if (!this.arrived(draft)) seen.push(aimsOf((project = draft.apply(project)), edits));
    }
    // It stands otherwise by now, and nothing of one's own is on its way there: somebody else's.
    return was.length && seen.at(-1) !== begun ? [begun] : seen;
  }

  /** Somebody else has changed it, to something else than these edits want. */
  private touched(edits: readonly Edit[], seen: readonly string[]): boolean {
    const now = this.document();
    if (!now || !seen.length) return false;
    const wanted = aimsOf(edits.reduce(previewEdit, now), edits);
    return ![...seen, wanted].includes(aimsOf(now, edits));
  }

  /** True when the person keeps their own. */
  private asked(edits: readonly Edit[]): Promise<boolean> {
    return new Promise((resolve) => {
      const clash: Clash = {
        id: this.nextDraft++,
        edits,
        decide: (mine) => {
          this.clashes = this.clashes.filter(({ id }) => id !== clash.id);
          this.show(this.drafts);
          resolve(mine);
        },
      };
      this.clashes = [...this.clashes, clash];
      this.show(this.drafts);
    });
  }

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
    unsent?: Unsent,
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
      const refused = unsent !== undefined && isCode(error, 'unauthorized');
      if (refused) keepUnsent(this.filmId, unsent);
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

  private show(drafts: readonly Draft[]) {
    this.drafts = drafts;
    for (const listener of this.listeners) listener();
  }
}
