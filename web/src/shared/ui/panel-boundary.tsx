import { Component, type ReactNode } from 'react';
import { ErrorPanel } from '@/shared/ui/error-panel';

/** Keeps a crash inside its panel. `name` is what the button reloads ("Reload timeline"). */
export class PanelBoundary extends Component<
  { name: string; children: ReactNode },
  { error: unknown }
> {
  override state = { error: null as unknown };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    return (
      <ErrorPanel
        error={this.state.error}
        title={`The ${this.props.name} stopped working`}
        retryLabel={`Reload ${this.props.name}`}
        onRetry={() => this.setState({ error: null })}
      />
    );
  }
}
