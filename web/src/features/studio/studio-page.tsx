import { useProject } from '@/shared/film/film-provider';

/** The studio: its panels are composed here. */
export function StudioPage() {
  const project = useProject();
  return (
    <main className="flex-1">
      <h1 className="sr-only">Studio: {project.title}</h1>
    </main>
  );
}
