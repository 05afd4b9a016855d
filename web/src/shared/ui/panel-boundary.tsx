import { useQueryClient } from '@tanstack/react-query';
import { Component, type ReactNode } from 'react';
import { ApiError } from '@/shared/api/errors';
import { ErrorPanel } from '@/shared/ui/error-panel';

interface PanelProps {
  /** What the button reloads ("Reload timeline"). */
  name: string;
  children: ReactNode;
}

/** Keeps a crash inside its panel. A reload asks anew for what only this panel had asked for. */
export function PanelBoundary(props: PanelProps) {
  const queries = useQueryClient();
  return <Wall {...props} forget={() => queries.removeQueries({ type: 'inactive' })} />;
}

class Wall extends Component<PanelProps & { forget: () => void }, { error: unknown }> {
  override state = { error: null as unknown };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    return (
      <ErrorPanel
        error={plain(this.state.error)}
        title={`The ${this.props.name} stopped working`}
        retryLabel={`Reload ${this.props.name}`}
        onRetry={() => {
          this.props.forget();
          this.setState({ error: null });
        }}
      />
    );
  }
}

/** A refusal of the server says why in its own words; what broke in here is no word for people. */
const plain = (error: unknown) =>
  error instanceof ApiError ? error : new Error('Something in it broke. Your film is safe.');
